import json

from django.core import signing
from rest_framework import serializers

from .. import delivery
from ..leaves import component
from ..models import ContentItem
from ..parameters import ListParameters, query_field
from ..problems import invalid
from ..search import MOST_RESULTS, highlighted, ranked, snippet
from ..sites import default_locale, site_named
from ..words import words
from .base import View
from .listing import listing, listing_schema

SALT = "newsdesk.search"


class SearchParameters(ListParameters):
    q = query_field(required=True)


class SearchView(View):
    """Ranked articles and pages that hold every word, with or without Vietnamese marks; the 200 newest matches."""

    answer = listing_schema(component("SearchResult"))

    parameters = SearchParameters

    def get(self, request):
        query = self.asked["q"]
        start = self.start()
        results = ranked(self.matches(words(query)), query)
        page = results[start : start + self.asked["limit"]]
        end = start + len(page)
        more = signing.dumps(end, salt=SALT) if end < len(results) else None
        return self.public_json(listing(self.hits(page, query), more))

    def start(self) -> int:
        cursor = self.asked.get("cursor")
        try:
            return signing.loads(cursor, salt=SALT) if cursor else 0
        except (signing.BadSignature, UnicodeError) as error:
            raise invalid("cursor", "Use a cursor as it was given.") from error

    def matches(self, wanted: list[str]) -> list[ContentItem]:
        site = site_named(self.asked.get("site"))
        public = ContentItem.objects.public(self.now).on_site(site).filter(kind="page").exclude(path="")
        listed = public.in_locale(self.asked.get("locale") or default_locale(site)).once()
        return list(
            listed.holding(wanted)
            .newest_first()
            .select_related("entry")
            .defer("document", "aside")[:MOST_RESULTS]
        )

    def hits(self, items: list[ContentItem], query: str) -> list[str]:
        sections = (
            json.loads(card).get("section") if card else None for card in delivery.cards(items, self.now)
        )
        return [
            json.dumps(self.hit(item, section, query), ensure_ascii=False)
            for item, section in zip(items, sections, strict=True)
        ]

    def hit(self, item: ContentItem, section: dict | None, query: str) -> dict:
        published = item.published_at and serializers.DateTimeField().to_representation(item.published_at)
        return {
            "type": item.type,
            "id": item.object_id,
            "url": item.path,
            "title": item.title,
            "title_html": highlighted(item.title, query),
            "snippet_html": snippet(item.entry.plain_text, query),
            "published_at": published,
            "section": section,
        }
