"""The addresses of the API, below /api/v1/."""

from django.urls import path, re_path

from . import conf
from .views.ballots import BallotsView, ResultsView, VotersView
from .views.banners import BannerClickView, BannersView
from .views.contract import ContractView
from .views.counters import CountersView, ViewsView
from .views.docs import DocsView
from .views.missing import MissingView
from .views.pages import ArticlesView, ArticleView, PageView, ResolveView
from .views.polls import PollsView, PollView
from .views.preview import PreviewView
from .views.search import SearchView
from .views.site import SectionsView, SiteView

app_name = "newsdesk_api"

CALLS = (
    path("resolve/", ResolveView.as_view(), name="resolve"),
    path("site/", SiteView.as_view(), name="site"),
    path("sections/", SectionsView.as_view(), name="sections"),
    path("articles/", ArticlesView.as_view(), name="articles"),
    path("articles/<int:pk>/", ArticleView.as_view(), name="article"),
    path("pages/<int:pk>/", PageView.as_view(), name="page"),
    path("search/", SearchView.as_view(), name="search"),
    path("banners/", BannersView.as_view(), name="banners"),
    path("banners/<int:pk>/click/", BannerClickView.as_view(), name="banner-click"),
    path("polls/", PollsView.as_view(), name="polls"),
    path("polls/<int:pk>/", PollView.as_view(), name="poll"),
    path("polls/<int:pk>/voters/", VotersView.as_view(), name="voters"),
    path("polls/<int:pk>/ballots/", BallotsView.as_view(), name="ballots"),
    path("polls/<int:pk>/results/", ResultsView.as_view(), name="results"),
    path("views/", ViewsView.as_view(), name="views"),
    path("counters/", CountersView.as_view(), name="counters"),
    path("preview/", PreviewView.as_view(), name="preview"),
)

urlpatterns = [
    *CALLS,
    path("openapi.json", ContractView.as_view(calls=CALLS), name="openapi"),
    *([path("docs/", DocsView.as_view(), name="docs")] if conf.docs() else []),
    re_path(r"", MissingView.as_view(), name="missing"),
]
