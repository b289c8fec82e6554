"""The trail of what is no change of content: log-ins, refused ones, permissions given and taken, exports.

Each leaves a row in Wagtail's log, at the account or group it is about: **Reports → Site history** shows and exports
them. Refused log-ins under a name that is nobody's stand in the process's log only.
"""

import logging

from axes.signals import user_locked_out
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter, log
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from .permission_names import permission_name

logger = logging.getLogger(__name__)

LOGGED_IN, LOGGED_OUT, REFUSED = "newsdesk.logged_in", "newsdesk.logged_out", "newsdesk.login_refused"
LOCKED_OUT, PERMISSIONS, EXPORTED = "newsdesk.locked_out", "newsdesk.permissions", "newsdesk.exported"


def connect() -> None:
    """Listen to what is to leave a row."""
    user_logged_in.connect(logged_in)
    user_logged_out.connect(logged_out)
    user_login_failed.connect(login_refused)
    user_locked_out.connect(locked_out)
    users = get_user_model()
    for through in (users.groups.through, users.user_permissions.through, Group.permissions.through):
        m2m_changed.connect(given_or_taken, sender=through)
    for model in (GroupPagePermission, GroupCollectionPermission):
        post_save.connect(place_given, sender=model)
        post_delete.connect(place_taken, sender=model)


def logged_in(sender, request, user, **kwargs) -> None:
    log(instance=user, action=LOGGED_IN, user=user)


def logged_out(sender, request, user, **kwargs) -> None:
    if user is not None:
        log(instance=user, action=LOGGED_OUT, user=user)


def login_refused(sender, credentials, **kwargs) -> None:
    note_about(credentials, REFUSED)


def locked_out(sender, request, username, **kwargs) -> None:
    note_about({"username": username}, LOCKED_OUT)


def note_about(credentials: dict, action: str) -> None:
    """Note something about the account of that name, by nobody: nobody was logged in."""
    name = get_user_model().USERNAME_FIELD
    given = credentials.get(name) or credentials.get("username") or ""
    account = get_user_model().objects.filter(**{name: given}).first()
    if account is None:
        logger.warning("A log-in under an unknown name: %s.", action)
    else:
        log(instance=account, action=action)


def given_or_taken(sender, instance, action, model, pk_set, reverse, **kwargs) -> None:
    """Note which groups or permissions an account or group was given, or lost."""
    if action not in ("post_add", "post_remove", "pre_clear") or reverse:
        return
    cleared = action == "pre_clear"
    found = related(sender, instance, model) if cleared else model.objects.filter(pk__in=pk_set)
    noted = [entry(one) for one in found.order_by("pk").select_related()]
    if noted:
        note_permissions(instance, "given" if action == "post_add" else "taken", noted)


def related(sender, instance, model):
    """Return what an account or group has of a kind now."""
    if model is Group:
        return instance.groups.all()
    return instance.permissions.all() if isinstance(instance, Group) else instance.user_permissions.all()


def entry(one, place="") -> dict[str, str] | str:
    """Return what the log keeps of a group, which is its name, or of a permission, which has one in each language."""
    if not isinstance(one, Permission):
        return str(one)
    kind = ".".join(one.content_type.natural_key())
    return {"name": one.name, "codename": one.codename, "kind": kind, "place": str(place)}


def said(noted: dict[str, str] | str) -> str:
    """Return the name of what the log keeps, in the language that is active; older rows have names only."""
    if isinstance(noted, str):
        return noted
    try:
        kind = ContentType.objects.get_by_natural_key(*noted["kind"].split("."))
    except ContentType.DoesNotExist:
        # The log outlives the kinds of things it tells of.
        name = noted["name"]
    else:
        name = permission_name(Permission(name=noted["name"], codename=noted["codename"], content_type=kind))
    return f"{name}: {noted['place']}" if noted["place"] else name


def place_given(sender, instance, created, **kwargs) -> None:
    if created:
        note_permissions(instance.group, "given", [entry_of_place(instance)])


def place_taken(sender, instance, **kwargs) -> None:
    if Group.objects.filter(pk=instance.group_id).exists():
        note_permissions(instance.group, "taken", [entry_of_place(instance)])


def entry_of_place(given) -> dict[str, str] | str:
    return entry(given.permission, getattr(given, "page", None) or given.collection)


def note_permissions(instance, change: str, noted: list[dict[str, str] | str]) -> None:
    log(instance=instance, action=PERMISSIONS, data={change: noted})


def note_export(request) -> None:
    """Note who exported what; for the middleware."""
    data = {"path": request.path, "format": request.GET["export"]}
    log(instance=request.user, action=EXPORTED, user=request.user, data=data)


class ExportAuditMiddleware:
    """Notes every list that leaves the admin as a file."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        exported = "export" in request.GET and response.status_code == 200
        if exported and response.get("Content-Disposition") and request.user.is_authenticated:
            note_export(request)
        return response


class PermissionsFormatter(LogFormatter):
    label = gettext_lazy("Change permissions")

    def format_message(self, log_entry):
        parts = {"given": _("Given: %(names)s"), "taken": _("Taken: %(names)s")}
        return "; ".join(
            text % {"names": ", ".join(sorted(said(noted) for noted in log_entry.data[change]))}
            for change, text in parts.items()
            if change in log_entry.data
        )


class ExportFormatter(LogFormatter):
    label = gettext_lazy("Export")

    def format_message(self, log_entry):
        return _("Exported %(path)s as %(format)s") % log_entry.data


def register(actions) -> None:
    """Tell Wagtail how the rows read."""
    actions.register_action(LOGGED_IN, gettext_lazy("Sign in"), gettext_lazy("Signed in"))
    actions.register_action(LOGGED_OUT, gettext_lazy("Sign out"), gettext_lazy("Signed out"))
    actions.register_action(REFUSED, gettext_lazy("Refuse a sign-in"), gettext_lazy("A sign-in was refused"))
    actions.register_action(
        LOCKED_OUT, gettext_lazy("Lock out"), gettext_lazy("Locked out after too many refused sign-ins")
    )
    actions.register_action(PERMISSIONS)(PermissionsFormatter)
    actions.register_action(EXPORTED)(ExportFormatter)
