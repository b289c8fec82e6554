"""The page that tells an administrator whether everything that runs beside the website does its work."""

import platform
import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import metadata

import django
import wagtail
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Min
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from django_tasks_db.models import DBTaskResult
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, NumberColumn, StatusTagColumn, Table
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from api.models import ContentItem, SelfCheck
from pages.scheduling import next_due, overdue_expiries, overdue_publications

PERMISSION = "newsdesk_api.view_selfcheck"
# A night and two hours: so long after the last finished check another should have finished.
OVERDUE = timedelta(hours=26)
# A task that waits longer than this waits for a worker that does not run.
LONG_WAIT = timedelta(minutes=10)
CHECKS_SHOWN = 14
KEYS_SHOWN = 5
STATES = {
    "running": gettext_lazy("Running"),
    "killed": gettext_lazy("Interrupted"),
    "clean": gettext_lazy("Nothing differed"),
    "repaired": gettext_lazy("Repaired"),
    "failed": gettext_lazy("Not everything could be repaired"),
}


@dataclass
class Fact:
    """A line of the page; ``warning`` says what is wrong, and what to do, if anything is."""

    label: str
    value: object
    warning: str = ""


def facts(now: datetime) -> list[tuple[str, list[Fact]]]:
    """Return the facts under their headings."""
    return [
        (_("Publishing"), publishing(now)),
        (_("Background tasks"), background_tasks(now)),
        (_("Website"), [last_check(now), Fact(_("Public items"), public_items(now))]),
        (_("Versions"), versions()),
    ]


def last_check(now: datetime) -> Fact:
    check = SelfCheck.objects.ended().order_by("finished").last()
    warning = ""
    if check is None or check.finished < now - OVERDUE:
        warning = _("No self-check has finished for 26 hours. See whether scheduler and task worker run.")
    elif check.failed:
        warning = _("It could not repair everything: see below what, and the log for the cause.")
    return Fact(_("Last finished self-check"), moment(check and check.finished), warning)


def public_items(now: datetime) -> int:
    return ContentItem.objects.public(now).count()


def publishing(now: datetime) -> list[Fact]:
    """Say what should have been published or withdrawn, and what is next."""
    late = _("The scheduler does not run, or something cannot be published: see its log.")
    publications, expiries = overdue_publications(now), overdue_expiries(now)
    return [
        Fact(_("Overdue publications"), publications, late if publications else ""),
        Fact(_("Overdue withdrawals"), expiries, late if expiries else ""),
        Fact(_("Next publication or withdrawal"), moment(next_due())),
    ]


def background_tasks(now: datetime) -> list[Fact]:
    waiting = DBTaskResult.objects.ready()
    oldest = waiting.aggregate(oldest=Min("enqueued_at"))["oldest"]
    late = oldest is not None and oldest < now - LONG_WAIT
    failed = DBTaskResult.objects.failed().filter(finished_at__gte=now - timedelta(days=1)).count()
    return [
        Fact(_("Waiting"), waiting.count(), _("The task worker does not run, or is busy.") if late else ""),
        Fact(_("Waiting the longest, since"), moment(oldest)),
        Fact(_("Failed in the last 24 hours"), failed, _("The worker's log says why.") if failed else ""),
    ]


def versions() -> list[Fact]:
    return [
        Fact("Newsdesk", newsdesk_version()),
        Fact("Wagtail", wagtail.__version__),
        Fact("Django", django.get_version()),
        Fact("Python", platform.python_version()),
        Fact(_("Database"), database_version()),
    ]


def newsdesk_version() -> str:
    """Return the version of the installed package, or that of this repository."""
    try:
        return metadata.version("wagtail-newsdesk")
    except metadata.PackageNotFoundError:
        project = (settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8")
        return tomllib.loads(project)["project"]["version"]


def database_version() -> str:
    version = ".".join(str(part) for part in connection.get_database_version())
    return f"{connection.display_name} {version}"


def moment(value: datetime | None) -> str:
    """Return a moment as officers write it; a dash for none."""
    return f"{timezone.localtime(value):{settings.WAGTAIL_DATETIME_FORMAT}}" if value else "–"


def found_in(check: SelfCheck) -> str:
    """Return the first keys that differed, with what did, and how many there are besides."""
    shown = "; ".join(f"{key} ({', '.join(names)})" for key, names in check.found[:KEYS_SHOWN])
    more = max(check.differing, len(check.found)) - KEYS_SHOWN
    return f"{shown}; +{more}" if more > 0 else shown


def checks_table() -> Table:
    columns = [
        Column("night", label=_("Night"), accessor=lambda check: f"{check.night:%d/%m/%Y}"),
        StatusTagColumn(
            "state",
            label=_("Result"),
            accessor=lambda check: STATES[check.state],
            primary=lambda check: check.state in ("clean", "repaired"),
            width="17%",
        ),
        Column("finished", label=_("Finished"), accessor=lambda check: moment(check.finished), width="14%"),
        NumberColumn("compared", label=_("Compared")),
        NumberColumn("differing", label=_("Differed")),
        NumberColumn("repaired", label=_("Repaired")),
        NumberColumn("failed", label=_("Not repaired")),
        Column("found", label=_("What differed"), accessor=found_in, width="27%"),
    ]
    return Table(columns, SelfCheck.objects.all()[:CHECKS_SHOWN])


def may_see(user) -> bool:
    return user.has_perm(PERMISSION)


class SystemStatusView(WagtailAdminTemplateMixin, TemplateView):
    """Read-only, for administrators and auditors."""

    template_name = "newsdesk_cms/admin/system_status.html"
    page_title = gettext_lazy("System status")
    header_icon = "circle-check"

    def dispatch(self, request, *args, **kwargs):
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        here = {"url": reverse_lazy("newsdesk_system_status"), "label": self.get_page_title()}
        return [*self.breadcrumbs_items, here]

    def get_context_data(self, **kwargs):
        headed = facts(timezone.now())
        warnings = [fact for _heading, group in headed for fact in group if fact.warning]
        return super().get_context_data(facts=headed, warnings=warnings, checks=checks_table(), **kwargs)


class SystemStatusMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see(request.user)


def menu_item() -> MenuItem:
    return SystemStatusMenuItem(
        gettext_lazy("System status"),
        reverse("newsdesk_system_status"),
        name="system-status",
        icon_name="circle-check",
        order=100,
    )
