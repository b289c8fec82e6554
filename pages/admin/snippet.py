"""What the listings of all snippets have in common."""

from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from ..folding import fold
from .decisions import NewsroomSnippetEditView, NewsroomSnippetWorkflowActionView
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


class NewsroomSnippetViewSet(SnippetViewSet):
    """A snippet of the newsroom: folded search in listing and chooser, its rules, and no copies."""

    index_view_class = NewsroomIndexView
    edit_view_class = NewsroomSnippetEditView
    workflow_action_view_class = NewsroomSnippetWorkflowActionView
    unpublish_view_class = NewsroomSnippetUnpublishView
    history_view_class = NewsroomSnippetHistoryView
    revisions_compare_view_class = NewsroomSnippetCompareView
    revisions_unschedule_view_class = NewsroomUnscheduleView
    chooser_viewset_class = NewsroomChooserViewSet
    copy_view_enabled = False
    list_per_page = 30
