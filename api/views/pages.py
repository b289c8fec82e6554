from rest_framework import serializers

from .. import delivery, listing
from ..leaves import component
from ..marks import key_of
from ..parameters import (
    ListParameters,
    SiteParameters,
    TrueOrFalse,
    day_field,
    end_of,
    id_field,
    query_field,
    start_of,
)
from ..problems import Problem, invalid, not_found
from ..redirects import left_at, page_path
from ..words import query_text
from .base import StoredView
from .listing import listing_schema


class ResolveParameters(SiteParameters):
    path = serializers.CharField(max_length=2000, help_text="The path of an address, such as /tin-tuc/.")


class ResolveView(StoredView):
    """What a front end needs to render an address, in one call."""

    operation = "resolve"
    answer = {"oneOf": [component("ResolvedPage"), component("ResolvedRedirect")]}
    refusals = (400, 404, 410)

    parameters = ResolveParameters

    def find(self):
        path = normalised(self.asked["path"])
        if answer := delivery.resolved(self.asked.get("site"), path, self.now):
            return answer
        left = left_at(self.asked.get("site"), self.asked["path"], self.now)
        if left.answer:
            return left.answer
        raise Problem("gone", 410) if left.gone else not_found()


def normalised(path: str) -> str:
    """Return a path as items hold it: one slash in front, one behind, no query."""
    if not path.startswith("/"):
        raise invalid("path", "A path starts with a slash.")
    return page_path(path)


class DetailView(StoredView):
    """One whole page of the given types, or of any type."""

    types: tuple[str, ...] = ()
    refusals = (400, 404)

    def find(self, pk):
        answer = delivery.page(key_of("page", pk), self.now, *self.types)
        if answer is None:
            raise not_found()
        return answer


class ArticleView(DetailView):
    """One whole article."""

    operation = "getArticle"
    answer = component("Article")

    types = ("article",)


class PageView(DetailView):
    """One whole page of any type."""

    operation = "getPage"
    answer = component("Page")


class ArticlesParameters(ListParameters):
    section = id_field(required=False, help_text="A section, with everything below it.")
    tag = serializers.SlugField(max_length=100, required=False)
    author = id_field(required=False)
    featured = TrueOrFalse(required=False)
    q = query_field(required=False)


# ``from`` is a word of the language, so it cannot stand in the class body.
for name in ("from", "to"):
    ArticlesParameters._declared_fields[name] = day_field()


class ArticlesView(StoredView):
    """Cards of articles, newest first."""

    operation = "listArticles"
    answer = listing_schema(component("Card"))

    parameters = ArticlesParameters

    def find(self):
        asked = dict(self.asked)
        if asked.get("from"):
            asked["from"] = start_of(asked["from"])
        if asked.get("to"):
            asked["to"] = end_of(asked["to"])
        if asked.get("q"):
            asked["words"] = query_text(asked["q"])
        return listing.articles(asked, self.now)
