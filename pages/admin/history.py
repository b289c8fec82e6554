"""The history of a page or snippet: also who approved what readers see, when, and which text."""

from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.history import ActionColumn
from wagtail.admin.views.pages.history import PageHistoryView
from wagtail.admin.views.pages.revisions import RevisionsCompareView, RevisionsView
from wagtail.models import BaseLogEntry, PreviewableMixin
from wagtail.snippets.views.snippets import HistoryView as SnippetHistoryView
from wagtail.snippets.views.snippets import RevisionsCompareView as SnippetCompareView

from ..approvals import Publication, live_publication, publications
from ..models.base import Page
from ..waiting import moment


class ApprovalColumn(ActionColumn):
    """What was done. A publication says also how it came about, and leads to the text that was published."""

    def __init__(self, *args, found: list[Publication], **kwargs):
        super().__init__(*args, **kwargs)
        self.found = {publication.entry.pk: publication for publication in found}

    def get_value(self, instance):
        message, publication = super().get_value(instance), self.found.get(instance.pk)
        return format_html("<div>{}<br>{}</div>", message, way(publication)) if publication else message

    def get_actions(self, instance, parent_context):
        publication = self.found.get(instance.pk)
        if publication:
            return links_to_text(self.object, publication, self.url_names)
        return super().get_actions(instance, parent_context)


def way(publication: Publication) -> str:
    """Return in one line who handed in and approved what was published, when, and of when the text is."""
    text = publication.text
    return " · ".join(
        [
            *approved(publication),
            _("text of %(moment)s") % {"moment": moment(text.created_at)}
            if text
            else _("the text is not kept"),
        ]
    )


def approved(publication: Publication) -> list[str]:
    if publication.alone:
        return [_("published in an emergency, without approval")]
    if publication.approval is None:
        return [_("published without a workflow")]
    handed_in = [
        _("handed in by %(whom)s") % {"whom": signature(entry)} for entry in publication.approval.handed_in
    ]
    steps = publication.approval.steps.values()
    return handed_in + [f"{entry.data['workflow']['task']['title']}: {signature(entry)}" for entry in steps]


def signature(entry: BaseLogEntry) -> str:
    return f"{entry.user_display_name}, {moment(entry.timestamp)}"


def links_to_text(thing, publication: Publication, url_names: dict[str, str]) -> list[dict[str, str]]:
    """Return the links to a text that was published: as it was, and compared with what was published before."""
    text, before = publication.text, publication.before and publication.before.text
    if text is None:
        return []
    links = []
    if isinstance(thing, PreviewableMixin) and thing.is_previewable():
        links.append(link(_("View this text"), url_names["revisions_view"], thing, text.pk))
    if before and before.pk != text.pk:
        compare = url_names["revisions_compare"]
        links.append(link(_("Compare with what was published before"), compare, thing, before.pk, text.pk))
    return links


def link(label: str, name: str, thing, *revisions: int) -> dict[str, str]:
    return {"label": label, "url": reverse(name, args=[quote(thing.pk), *revisions])}


class ApprovalHistoryMixin:
    """A history that begins with how what readers see was approved."""

    template_name = "newsdesk_pages/admin/history.html"
    object: Any

    @cached_property
    def publications(self) -> list[Publication]:
        return publications(self.object)

    @cached_property
    def columns(self):
        stock, *others = super().columns
        column = ApprovalColumn(
            stock.name,
            label=stock.label,
            object=self.object,
            url_names=stock.url_names,
            user_can_unschedule=stock.user_can_unschedule,
            found=self.publications,
        )
        return [column, *others]

    def get_context_data(self, *args, **kwargs):
        publication = live_publication(self.object, self.publications)
        if publication:
            kwargs["published"] = moment(publication.at)
            kwargs["way"] = way(publication)
            kwargs["links"] = links_to_text(self.object, publication, self.columns[0].url_names)
        return super().get_context_data(*args, **kwargs)


class SeenByAuditorMixin:
    """What auditors see of a page, too; ``question`` is what the page's permissions are asked."""

    question = "can_read_texts"

    def get_object(self, queryset=None):
        page = get_object_or_404(Page, pk=self.pk).specific
        if not getattr(page.permissions_for_user(self.request.user), self.question)():
            raise PermissionDenied
        return page


class NewsroomHistoryView(SeenByAuditorMixin, ApprovalHistoryMixin, PageHistoryView):
    any_permission_required = ["add", "change", "publish", "bulk_delete"]
    question = "can_see_history"


class NewsroomCompareView(SeenByAuditorMixin, RevisionsCompareView):
    pass


class NewsroomRevisionView(SeenByAuditorMixin, RevisionsView):
    pass


class NewsroomSnippetHistoryView(ApprovalHistoryMixin, SnippetHistoryView):
    any_permission_required = ["add", "change", "delete", "view"]


class NewsroomSnippetCompareView(SnippetCompareView):
    permission_required = None
    any_permission_required = ["change", "view"]
