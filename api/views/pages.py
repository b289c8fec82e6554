import json

from rest_framework import serializers

from .. import delivery
from ..leaves import component
from ..models import ContentItem
from ..parameters import ListParameters, SiteParameters, day_field, end_of, id_field, query_field, start_of
from ..problems import Problem, invalid, not_found
from ..redirects import redirect_from
from ..sites import default_locale, site_named
from ..words import words
from .base import View
from .listing import NewestFirstView, listing_schema


class ResolveParameters(SiteParameters):
    path = serializers.CharField(max_length=2000, help_text="The path of an address, such as /tin-tuc/.")


class ResolveView(View):
    """What a front end needs to render an address, in one call."""

    answer = {"oneOf": [component("ResolvedPage"), component("ResolvedRedirect")]}
    refusals = (400, 404, 410)

    parameters = ResolveParameters

    def get(self, request):
        site = site_named(self.asked.get("site"))
        path = normalised(self.asked["path"])
        found = ContentItem.objects.on_site(site).filter(kind="page", path=path)
        if item := found.public(self.now).first():
            return self.public_json(delivery.resolved(item, self.now))
        if redirect := redirect_from(site, self.asked["path"], self.now):
            return self.public_json(json.dumps(redirect))
        if found.gone(self.now).exists():
            raise Problem("gone", 410)
        raise not_found()


def normalised(path: str) -> str:
    """Return a path as items hold it: one slash in front, one behind, no query."""
    if not path.startswith("/"):
        raise invalid("path", "A path starts with a slash.")
    middle = path.split("?")[0].split("#")[0].strip("/")
    return f"/{middle}/" if middle else "/"


class DetailView(View):
    """One whole page of the given types, or of any type."""

    types: tuple[str, ...] = ()
    refusals = (400, 404)

    def get(self, request, pk):
        items = ContentItem.objects.public(self.now).filter(key=f"page:{pk}").exclude(path="")
        item = (items.of_type(*self.types) if self.types else items).first()
        if item is None:
            raise not_found()
        return self.public_json(delivery.document(item, self.now))


class ArticleView(DetailView):
    """One whole article."""

    answer = component("Article")

    types = ("article",)


class PageView(DetailView):
    """One whole page of any type."""

    answer = component("Page")


class ArticlesParameters(ListParameters):
    section = id_field(required=False, help_text="A section, with everything below it.")
    tag = serializers.SlugField(max_length=100, required=False)
    author = id_field(required=False)
    featured = serializers.BooleanField(required=False, allow_null=True, default=None)
    q = query_field(required=False)


# ``from`` is a word of the language, so it cannot stand in the class body.
for name in ("from", "to"):
    ArticlesParameters._declared_fields[name] = day_field()


class ArticlesView(NewestFirstView):
    """Cards of articles, newest first."""

    answer = listing_schema(component("Card"))

    parameters = ArticlesParameters

    def get(self, request):
        return self.page_of(self.filtered(self.listed()))

    def listed(self):
        site = site_named(self.asked.get("site"))
        public = ContentItem.objects.public(self.now).on_site(site).of_type("article")
        return public.in_locale(self.asked.get("locale") or default_locale(site)).exclude(path="")

    def filtered(self, items):
        asked = self.asked
        if asked.get("section"):
            items = items.below(delivery.section_path(asked["section"], self.now))
        items = items.once()
        for kind in ("tag", "author"):
            if asked.get(kind):
                items = items.with_term(kind, asked[kind])
        if asked.get("from"):
            items = items.filter(published_at__gte=start_of(asked["from"]))
        if asked.get("to"):
            items = items.filter(published_at__lt=end_of(asked["to"]))
        if asked.get("featured") is not None:
            items = items.filter(featured=asked["featured"])
        return items.holding(words(asked["q"])) if asked.get("q") else items
