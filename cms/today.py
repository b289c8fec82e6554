"""What concerns an officer today: decisions with a date, what came back, what appears, what ends, what is read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Revision, WorkflowState
from wagtail.permissions import policy_registry

from pages.admin.reports.access import looks_after_pages
from pages.admin.reports.review_dates import ReviewDatesReport
from pages.conf import VIET_NAM
from pages.models import ArticlePage, Banner, Poll, ViewCount
from pages.review_dates import overdue
from pages.waiting import moment, soonest_first, steps_of, waiting

MOST = 5
SOON = timedelta(days=7)


@dataclass
class Entry:
    """A line of a list: what, where it is edited (empty if this officer may not), what to know, what presses."""

    title: str
    url: str
    note: str
    mark: str = ""


@dataclass
class Listing:
    heading: str
    entries: list[Entry]


def listings(user, now: datetime) -> list[Listing]:
    """Return what there is to tell a user now; a list with nothing in it is left out."""
    finder = AdminURLFinder(user)

    def entry(thing, note: str, mark: str = "") -> Entry:
        return Entry(str(thing), finder.get_edit_url(thing) or "", note, mark)

    found = [
        Listing(_("Decide before the planned date"), to_decide(user, now, entry)),
        Listing(_("Returned to you"), returned(user, entry)),
        Listing(_("Goes live today"), going_live(user, now, entry)),
        Listing(_("Past the review date"), to_look_at_again(user, now, entry)),
        Listing(_("Polls that close within a week"), closing(user, now, entry)),
        Listing(_("Banners that end within a week"), ending(user, now, entry)),
        Listing(_("Most read in the last seven days"), most_read(user, now, entry)),
    ]
    return [listing for listing in found if listing.entries]


Entries = Callable[..., Entry]


def to_decide(user, now: datetime, entry: Entries) -> list[Entry]:
    """What waits for a user's decision and has a date, soonest first."""
    steps = waiting().filter(task__in=steps_of(user)).select_related("workflow_state")
    dated = [(planned, state) for planned, state in soonest_first(steps) if planned]
    return [
        entry(
            state.workflow_state.content_object,
            _("planned for %(planned)s, waiting since %(since)s")
            % {"planned": moment(planned), "since": moment(state.started_at)},
            pressing(planned - now),
        )
        for planned, state in dated[:MOST]
    ]


def pressing(left: timedelta) -> str:
    """Return what to warn of, in words, if so little time is left for a decision."""
    if left <= timedelta(0):
        return _("Its planned date has passed without a decision")
    if left <= timedelta(hours=1):
        return _("Less than an hour left")
    return _("Less than a day left") if left <= timedelta(days=1) else ""


def returned(user, entry: Entries) -> list[Entry]:
    """What came back to the user who handed it in, with what is to be changed."""
    states = WorkflowState.objects.filter(requested_by=user, status=WorkflowState.STATUS_NEEDS_CHANGES)
    newest = states.select_related("current_task_state").order_by("-current_task_state__finished_at")[:MOST]
    return [entry(state.content_object, state.current_task_state.comment) for state in newest]


def going_live(user, now: datetime, entry: Entries) -> list[Entry]:
    if not sees_pages(user):
        return []
    tomorrow = timezone.localtime(now, VIET_NAM).replace(
        hour=0, minute=0, second=0, microsecond=0
    ) + timedelta(days=1)
    due = Revision.objects.filter(approved_go_live_at__lt=tomorrow).order_by("approved_go_live_at")
    return [entry(one.content_object, moment(one.approved_go_live_at)) for one in due[:MOST]]


def sees_pages(user) -> bool:
    actions = ["add", "change", "publish"]
    return policy_registry.get_by_type(Page).user_has_any_permission(user, actions)


def to_look_at_again(user, now: datetime, entry: Entries) -> list[Entry]:
    """The first published pages whose day to be looked at again has passed, and how many there are if more."""
    if not looks_after_pages(user):
        return []
    found = overdue(timezone.localdate(now, VIET_NAM))
    first = [
        entry(page, _("to be looked at again by %(day)s") % {"day": f"{page.review_by:%d/%m/%Y}"})
        for page in found[:MOST]
    ]
    number = found.count() if len(first) == MOST else len(first)
    if number > MOST:
        all_of_them = _("All %(number)s") % {"number": grouped(number)}
        first.append(Entry(all_of_them, reverse(ReviewDatesReport.index_url_name), ""))
    return first


def closing(user, now: datetime, entry: Entries) -> list[Entry]:
    if not policy_registry.get_by_type(Poll).user_has_permission(user, "change"):
        return []
    polls = Poll.objects.filter(live=True, closes_at__gt=now, closes_at__lt=now + SOON).order_by("closes_at")
    return [entry(poll, moment(poll.closes_at)) for poll in polls[:MOST]]


def ending(user, now: datetime, entry: Entries) -> list[Entry]:
    if not policy_registry.get_by_type(Banner).user_has_permission(user, "change"):
        return []
    banners = Banner.objects.filter(live=True, ends_at__gt=now, ends_at__lt=now + SOON).order_by("ends_at")
    return [entry(banner, moment(banner.ends_at)) for banner in banners[:MOST]]


def most_read(user, now: datetime, entry: Entries) -> list[Entry]:
    """The articles with the most views of people in the last seven days, today included."""
    if not sees_pages(user):
        return []
    since = timezone.localtime(now, VIET_NAM).date() - timedelta(days=6)
    views = ViewCount.objects.filter(type="article", day__gte=since, people__gt=0).values("object_id")
    top = views.annotate(total=Sum("people")).order_by("-total", "object_id")[:MOST]
    articles = ArticlePage.objects.in_bulk([row["object_id"] for row in top])
    return [
        entry(articles[row["object_id"]], _("%(count)s views") % {"count": grouped(row["total"])})
        for row in top
        if row["object_id"] in articles
    ]


def grouped(number: int) -> str:
    """Return a number with a sign between its thousands, as the language writes it."""
    return number_format(number, force_grouping=True)


class TodayPanel(Component):
    name = "newsdesk_today"
    template_name = "newsdesk_cms/admin/today.html"
    order = 250

    def get_context_data(self, parent_context):
        return {"listings": listings(parent_context["request"].user, timezone.now())}
