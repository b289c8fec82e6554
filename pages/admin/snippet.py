"""What the listings of all snippets have in common."""

from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from ..folding import fold
from .search import FoldedSearchMixin


class NewsroomIndexView(FoldedSearchMixin, IndexView):
    """A snippet listing with folded search."""


class NewsroomEditView(EditView):
    """A snippet's editor in which approving or returning alone, as with a page, makes no revision.

    A revision is a change, and a change after a review asks for the review again.
    """

    def save_instance(self):
        if self.action == "workflow-action" and not self.form.has_changed():
            self.new_revision = None
            return self.object
        return super().save_instance()


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
    """A snippet of the newsroom: folded search in listing and chooser, and no copies."""

    index_view_class = NewsroomIndexView
    edit_view_class = NewsroomEditView
    chooser_viewset_class = NewsroomChooserViewSet
    copy_view_enabled = False
    list_per_page = 30
