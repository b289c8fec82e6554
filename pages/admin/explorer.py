"""The page explorer under our pages: search with and without marks, and addresses without a query a row."""

from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.pages import PageViewSet, page_viewset_registry

from ..addresses import site_languages
from ..models.base import NewsroomPage
from .search import FoldedSearchMixin


class PageListingMixin(FoldedSearchMixin):
    """A listing of pages whose addresses are shown on every row."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for page in context["object_list"]:
            page._newsdesk_site_languages = site_languages(self.request)
        return context


class NewsroomExplorerView(PageListingMixin, ExplorableIndexView):
    pass


class NewsroomPageViewSet(PageViewSet):
    """Stock views for every page of ours, but our explorer for what stands under one."""

    index_view_class = NewsroomExplorerView

    def on_register(self):
        page_viewset_registry.register(NewsroomPage, self, parent_models=[NewsroomPage])
