"""What the listings of all snippets have in common."""

from django.http import Http404
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, WorkflowPreviewView

from ..collation import VietnameseOrderMixin
from .creation import NewsroomSnippetCreateView
from .decisions import NewsroomSnippetEditView, NewsroomSnippetWorkflowActionView
from .history import NewsroomSnippetCompareView, NewsroomSnippetHistoryView
from .taking_down import NewsroomSnippetUnpublishView, NewsroomUnscheduleView


class NewsroomIndexView(VietnameseOrderMixin, IndexView):
    """A snippet listing in Vietnamese order."""


class NewsroomWorkflowPreviewView(WorkflowPreviewView):
    """What waits at a step as readers would see it: not found for a snippet, which only its surroundings can show."""

    def get(self, request, *args, **kwargs):
        if not self.object.is_previewable():
            raise Http404
        return super().get(request, *args, **kwargs)


class NewsroomSnippetViewSet(SnippetViewSet):
    """A snippet of the newsroom: Vietnamese order, its rules, and no copies."""

    index_view_class = NewsroomIndexView
    add_view_class = NewsroomSnippetCreateView
    edit_view_class = NewsroomSnippetEditView
    workflow_action_view_class = NewsroomSnippetWorkflowActionView
    workflow_preview_view_class = NewsroomWorkflowPreviewView
    unpublish_view_class = NewsroomSnippetUnpublishView
    history_view_class = NewsroomSnippetHistoryView
    revisions_compare_view_class = NewsroomSnippetCompareView
    revisions_unschedule_view_class = NewsroomUnscheduleView
    copy_view_enabled = False
    list_per_page = 30
