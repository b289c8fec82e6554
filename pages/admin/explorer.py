"""The page explorer under our pages: addresses without a query a row."""

from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.pages import PageViewSet, page_viewset_registry

from ..addresses import site_languages
from ..collation import VietnameseOrderMixin
from ..models.base import NewsroomPage
from .creation import NewsroomPageCreateView
from .decisions import NewsroomPageEditView, NewsroomPageWorkflowActionView
from .history import NewsroomCompareView, NewsroomHistoryView, NewsroomRevisionView
from .taking_down import NewsroomDeleteView, NewsroomPageUnpublishView


class PageListingMixin(VietnameseOrderMixin):
    """A listing of pages in Vietnamese order, whose addresses are shown on every row."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for page in context["object_list"]:
            page._newsdesk_site_languages = site_languages(self.request)
        return context


class NewsroomExplorerView(PageListingMixin, ExplorableIndexView):
    pass


class NewsroomPageViewSet(PageViewSet):
    """Our explorer and the newsroom's rules for every page of ours; stock views for the rest."""

    index_view_class = NewsroomExplorerView
    add_view_class = NewsroomPageCreateView
    edit_view_class = NewsroomPageEditView
    workflow_action_view_class = NewsroomPageWorkflowActionView
    unpublish_view_class = NewsroomPageUnpublishView
    delete_view_class = NewsroomDeleteView
    history_view_class = NewsroomHistoryView
    revisions_compare_view_class = NewsroomCompareView
    revisions_view_class = NewsroomRevisionView

    def on_register(self):
        page_viewset_registry.register(NewsroomPage, self, parent_models=[NewsroomPage])
