"""What the listings of all snippets have in common."""

from django.http import Http404
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, WorkflowPreviewView

from ..folding import fold
from .decisions import NewsroomSnippetEditView, NewsroomSnippetWorkflowActionView
from .handing_in import NewsroomSnippetCreateView
from .history import NewsroomSnippetCompareView, NewsroomSnippetHistoryView
from .search import FoldedSearchMixin
from .taking_down import NewsroomSnippetUnpublishView, NewsroomUnscheduleView


class NewsroomIndexView(FoldedSearchMixin, IndexView):
    """A snippet listing with folded search."""


class FoldedChooserMixin:
    """A chooser whose search terms are folded."""

    def get_filter_form(self):
        form = super().get_filter_form()
        if form.data.get("q"):
            form.data = {**form.data.dict(), "q": fold(form.data["q"])}
        return form


class NewsroomChooseView(FoldedChooserMixin, ChooseView):
    pass


class NewsroomChooseResultsView(FoldedChooserMixin, ChooseResultsView):
    pass


class NewsroomChooserViewSet(SnippetChooserViewSet):
    choose_view_class = NewsroomChooseView
    choose_results_view_class = NewsroomChooseResultsView


class NewsroomWorkflowPreviewView(WorkflowPreviewView):
    """What waits at a step as readers would see it: not found for a snippet, which only its surroundings can show."""

    def get(self, request, *args, **kwargs):
        if not self.object.is_previewable():
            raise Http404
        return super().get(request, *args, **kwargs)


class NewsroomSnippetViewSet(SnippetViewSet):
    """A snippet of the newsroom: folded search in listing and chooser, its rules, and no copies."""

    index_view_class = NewsroomIndexView
    add_view_class = NewsroomSnippetCreateView
    edit_view_class = NewsroomSnippetEditView
    workflow_action_view_class = NewsroomSnippetWorkflowActionView
    workflow_preview_view_class = NewsroomWorkflowPreviewView
    unpublish_view_class = NewsroomSnippetUnpublishView
    history_view_class = NewsroomSnippetHistoryView
    revisions_compare_view_class = NewsroomSnippetCompareView
    revisions_unschedule_view_class = NewsroomUnscheduleView
    chooser_viewset_class = NewsroomChooserViewSet
    copy_view_enabled = False
    list_per_page = 30
