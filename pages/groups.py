"""The groups of a newsroom and what each may do. A group is found by its name, which is in both languages."""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from .models import (
    Author,
    Banner,
    HomePage,
    LinkGroup,
    Placement,
    Poll,
    RuleSeverity,
    SiteSettings,
    Tag,
    VideoClip,
    ViewCount,
)
from .models.base import Page

REPORTER = "Phóng viên (reporter)"
EDITOR = "Biên tập viên (editor)"
APPROVER = "Người phê duyệt (approver)"
BANNER_MANAGER = "Quản lý banner (banner manager)"
ADMINISTRATOR = "Quản trị viên (administrator)"
AUDITOR = "Kiểm soát viên (auditor)"

# Without permission to change a snippet nobody can open it from the list of what waits for review.
REVIEW = ("view", "change")
DRAFT = ("view", "add", "change")
MANAGE = (*DRAFT, "delete")
# What approving takes: a workflow's last step publishes in the name of whoever takes it.
APPROVE = (*DRAFT, "publish", "lock", "unlock")
ADMINISTER = (*MANAGE, "lock", "unlock")
UPLOAD = ("add", "choose")
CURATE = ("add", "change", "choose")
# What the nightly self-check found; a table of a room above, which a host project may not have.
SELF_CHECKS = {"newsdesk_api.SelfCheck": ("view",)}
ADMIN_ACCESS = ("wagtailadmin.Admin", "access_admin")
# The reports on everybody's work; and the log of who did what, signed in, failed to, and exported.
REPORTS = {ViewCount: ("view",)}
ACTIVITY_LOG = {"wagtailcore.ModelLogEntry": ("view",)}
TRANSLATE = ("simple_translation.SimpleTranslation", "submit_translation")

WORKFLOW_SNIPPETS = (Poll, Banner, LinkGroup, VideoClip)
OTHER_SNIPPETS = (Author, Tag, Placement)


@dataclass(frozen=True)
class Role:
    """What a group may do: on the whole page tree, with uploads in every collection, and with other models.

    ``models`` maps a model, or its label, to actions; ``more`` names permissions of other kinds by model or label. What
    belongs to an app that a host project does not have is left out.
    """

    name: str
    pages: tuple[str, ...] = ()
    uploads: tuple[str, ...] = ()
    models: dict = field(default_factory=dict)
    more: tuple[tuple[object, str], ...] = ()


def on(models, actions) -> dict:
    return dict.fromkeys(models, actions)


# Only approvers publish. ``bulk_delete`` alone permits nothing, but makes the tree and its history visible.
ROLES = (
    Role(
        REPORTER,
        pages=("add",),
        uploads=UPLOAD,
        models={**on((Banner, LinkGroup, Author, Placement), ("view",)), **on((Poll, VideoClip), DRAFT)},
    ),
    Role(
        EDITOR,
        pages=("add", "change", "lock"),
        uploads=CURATE,
        models={
            **on((Banner, LinkGroup), REVIEW),
            **on((Poll, VideoClip, Author, Tag), DRAFT),
            Placement: ("view",),
        },
        more=(TRANSLATE,),
    ),
    Role(
        APPROVER,
        pages=("add", "change", "publish", "lock", "unlock"),
        uploads=CURATE,
        models={
            **on(WORKFLOW_SNIPPETS, APPROVE),
            **on(OTHER_SNIPPETS, ("view",)),
            **on((Author, Tag), DRAFT),
            **REPORTS,
        },
        more=(TRANSLATE,),
    ),
    Role(
        BANNER_MANAGER,
        pages=("change",),
        uploads=CURATE,
        models=on((*WORKFLOW_SNIPPETS, Placement), MANAGE),
        more=((HomePage, "change_aside"), TRANSLATE),
    ),
    Role(
        ADMINISTRATOR,
        pages=("add", "change", "bulk_delete", "lock", "unlock"),
        uploads=CURATE,
        models={
            **on(WORKFLOW_SNIPPETS, ADMINISTER),
            **on(OTHER_SNIPPETS, MANAGE),
            **on((get_user_model(), Group), MANAGE),
            **on(("wagtailcore.Site", "wagtailcore.Locale", "wagtailredirects.Redirect"), MANAGE),
            **on(("wagtailcore.Workflow", "wagtailcore.Task"), MANAGE),
            SiteSettings: ("view", "change"),
            RuleSeverity: ("change",),
            **SELF_CHECKS,
            **REPORTS,
            **ACTIVITY_LOG,
        },
        more=((HomePage, "change_aside"), TRANSLATE),
    ),
    Role(
        AUDITOR,
        pages=("bulk_delete",),
        models={
            **on((*WORKFLOW_SNIPPETS, *OTHER_SNIPPETS), ("view",)),
            **SELF_CHECKS,
            **REPORTS,
            **ACTIVITY_LOG,
        },
    ),
)


def ensure_group(role: Role) -> tuple[Group, bool]:
    """Return the group of ``role`` and whether it is new; permissions are given to a new group only.

    What an administrator took from a group or gave to it therefore stays as it is.
    """
    group, created = Group.objects.get_or_create(name=role.name)
    if created:
        group.permissions.add(*model_permissions(role))
        grant_pages(group, role)
        grant_uploads(group, role)
    return group, created


def model_permissions(role: Role) -> list[Permission]:
    """Return the permissions of ``role`` that hold everywhere, admin access included, in one query.

    Raises Permission.DoesNotExist if the database was not migrated.
    """
    wanted = [(content_type_of(model), codename) for model, codename in (ADMIN_ACCESS, *role.more)]
    for model, actions in role.models.items():
        content_type = content_type_of(model)
        wanted += [(content_type, f"{action}_{content_type.model}") for action in actions if content_type]
    names = {(content_type.pk, codename) for content_type, codename in wanted if content_type}
    found = Permission.objects.filter(codename__in={codename for _, codename in names})
    given = [permission for permission in found if (permission.content_type_id, permission.codename) in names]
    if len(given) < len(names):
        raise Permission.DoesNotExist(f"{role.name}: the database lacks permissions.")
    return given


def content_type_of(model) -> ContentType | None:
    """Return the content type of a model or label; None for a label whose app is not installed."""
    if not isinstance(model, str):
        return ContentType.objects.get_for_model(model)
    try:
        return ContentType.objects.get_by_natural_key(*model.lower().split("."))
    except ContentType.DoesNotExist:
        return None


def grant_pages(group: Group, role: Role) -> None:
    """Give ``group`` the page permissions of ``role`` on the whole tree."""
    root = Page.get_first_root_node()
    codenames = [f"{action}_{Page._meta.model_name}" for action in role.pages]
    given = Permission.objects.filter(content_type=content_type_of(Page), codename__in=codenames)
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=root, permission=permission) for permission in given
    )


def grant_uploads(group: Group, role: Role) -> None:
    """Give ``group`` the picture and document permissions of ``role`` in every collection."""
    root = Collection.get_first_root_node()
    uploads = [(label, role.uploads) for label in (get_image_model_string(), get_document_model_string())]
    if role.name == ADMINISTRATOR:
        uploads.append(("wagtailcore.Collection", ("add", "change", "delete")))
    for label, actions in uploads:
        model = label.lower().split(".")[1]
        codenames = [f"{action}_{model}" for action in actions]
        # A host's own picture model may know no permission to choose.
        given = Permission.objects.filter(content_type=content_type_of(label), codename__in=codenames)
        GroupCollectionPermission.objects.bulk_create(
            GroupCollectionPermission(group=group, collection=root, permission=permission)
            for permission in given
        )
