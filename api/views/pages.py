from django.utils.translation import gettext_lazy as _
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
    shown,
    start_of,
)
from ..problems import Problem, invalid, not_found
from ..redirects import left_at, page_path
from ..words import query_text
from .base import StoredView
from .listing import listing_schema


class ResolveParameters(SiteParameters):
    path = shown(
        serializers.CharField(
            max_length=2000, help_text="The path of an address, its query and fragment left out."
        ),
        "/thoi-su/",
    )


class ResolveView(StoredView):
    """What a front end needs to render an address, in one call."""

    operation = "resolve"
    answer = {"oneOf": [component("ResolvedPage"), component("ResolvedRedirect")]}
    answer_words = "The page with everything around it, or where it has moved."
    refusals = ("not-found", "gone")

    parameters = ResolveParameters

    def find(self):
        path = normalised(self.asked["path"])
        if answer := delivery.resolved(self.asked.get("site"), path, self.now):
            return answer
        left = left_at(self.asked.get("site"), self.asked["path"], self.now)
        if left.answer:
            return left.answer
        raise Problem("gone") if left.gone else not_found()


def normalised(path: str) -> str:
    """Return a path as items hold it: one slash in front, one behind, no query."""
    if not path.startswith("/"):
        raise invalid("path", _("A path starts with a slash."))
    return page_path(path)


class DetailView(StoredView):
    """One whole page of the given types, or of any type."""

    types: tuple[str, ...] = ()
    refusals = ("not-found",)

    def find(self, pk):
        answer = delivery.page(key_of("page", pk), self.now, *self.types)
        if answer is None:
            raise not_found()
        return answer


class ArticleView(DetailView):
    """One whole article."""

    operation = "getArticle"
    answer = component("Article")
    answer_words = "The article."

    types = ("article",)


class PageView(DetailView):
    """One whole page of any type."""

    operation = "getPage"
    answer = component("Page")
    answer_words = "The page; its `type` tells which."


class ArticlesParameters(ListParameters):
    section = shown(id_field(required=False, help_text="Id of a section; what is below it counts."), 5)
    tag = shown(
        serializers.SlugField(max_length=100, required=False, help_text="Slug of a tag."), "chuyen-doi-so"
    )
    author = shown(id_field(required=False, help_text="Id of an author."), 1)
    featured = shown(
        TrueOrFalse(required=False, help_text="Only featured articles, or only the others."), True
    )
    q = query_field(required=False, help_text="Only articles that hold every word; this does not rank.")


# ``from`` is a word of the language, so it cannot stand in the class body.
for name, words in {"from": "The first day", "to": "The last day"}.items():
    ArticlesParameters._declared_fields[name] = day_field(f"{words}, in Asia/Ho_Chi_Minh, included.")


class ArticlesView(StoredView):
    """Cards of articles, newest first."""

    operation = "listArticles"
    answer = listing_schema(component("Card"))
    answer_words = "Cards, and where the list goes on."

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
