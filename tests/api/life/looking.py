"""Looking whether the website shows what it must and nothing else."""

import json
import re

from django.test import Client

from api import schedule
from api.kinds import KINDS
from api.models import ContentItem
from api.verification import differences
from pages.models.base import Page

from .ledger import OLD_PATHS
from .newsroom import Newsroom

WORD = re.compile(r"zq\d+z")
API = "/api/v1/"


def look(newsroom: Newsroom) -> None:
    """Assert everything that must hold after any action."""
    stored_is_fresh()
    tree_and_table_agree()
    Reader(newsroom).look()


def stored_is_fresh() -> None:
    """Assert that every item is what would be written now, and that nothing is said of what is not there."""
    for kind, ids in there():
        stored = ContentItem.objects.filter(kind=kind).values_list("object_id", flat=True)
        found, failures = differences(kind, [*ids, *(pk for pk in stored if pk not in ids)])
        assert not failures, failures
        assert not found, f"not stored as it would be written now: {found}"
        assert not schedule.unfounded(kind), kind


def there():
    """Yield each kind with the ids of its things."""
    for kind in KINDS.values():
        yield kind.name, list(kind.model().objects.values_list("pk", flat=True))
    yield "page", list(Page.objects.filter(depth__gt=1).values_list("pk", flat=True))


def tree_and_table_agree() -> None:
    items = {item.object_id: item for item in ContentItem.objects.filter(kind="page", gone_at=None)}
    for page in Page.objects.filter(depth__gt=1, live=True).specific():
        item, parts = items[page.pk], page.get_url_parts()
        site, path = (parts[0], parts[2]) if parts else (None, "")
        assert item.tree_path == page.path, page
        assert (item.site, item.path) == (site, path), page
        assert item.locale == page.locale.language_code, page
        assert item.hidden == page.get_view_restrictions().exists(), page


class Reader:
    """Reads everything there is to read, anonymously."""

    def __init__(self, newsroom: Newsroom):
        self.ledger = newsroom.ledger
        self.now = newsroom.clock.moment
        self.client = Client()
        self.readable = self.ledger.readable(self.now)

    def get(self, call: str, **parameters):
        """Return an answer, having found nothing in it that must not be there."""
        answer = self.client.get(API + call, parameters)
        assert answer.status_code < 500, (call, parameters, answer.content)
        asked = set(WORD.findall(str(parameters)))
        words = set(WORD.findall(answer.content.decode())) - asked - self.hosts()
        secret = words - self.readable
        assert not secret, f"{call} {parameters} tells {secret}: {answer.content.decode()[:3000]}"
        return answer

    def hosts(self) -> set[str]:
        return {word for site in self.ledger.sites.values() for word in WORD.findall(site.host)}

    def look(self) -> None:
        self.read_addresses()
        for site in self.ledger.sites.values():
            for locale in sorted({page.locale for page in self.ledger.pages.values()}):
                self.read_lists(site, locale)
        self.read_banners()
        self.read_snippets()
        self.search_for_the_newest()

    def read_addresses(self) -> None:
        """Resolve every address there ever was: what is public shows there with its words, nothing else does."""
        public = {}
        for page in self.ledger.pages.values():
            place = self.ledger.place(page)
            if place and self.ledger.page_is_public(page, self.now):
                public[place[0].host, place[1]] = page
        hosts = {site.host for site in self.ledger.sites.values()}
        for host, path in sorted(self.ledger.paths):
            if host in hosts:
                answer = self.get("resolve/", site=host, path=path)
                self.compare(answer, public.get((host, path)), f"{host}{path}")

    def compare(self, answer, page, address: str) -> None:
        found = json.loads(answer.content)
        is_page = answer.status_code == 200 and found["kind"] == "page"
        assert is_page == (page is not None), f"{address}: {page} {answer.status_code} {found}"
        if address.removeprefix("localhost") in OLD_PATHS:
            self.compare_redirect(answer, found, address.removeprefix("localhost"))
        if page is not None:
            assert found["page"]["id"] == page.pk, address
            wanted = {page.row.word} | self.named_words(page)
            missing = wanted - set(WORD.findall(json.dumps(found["page"])))
            assert not missing, f"{address} lacks {missing}: {page} {found}"

    def compare_redirect(self, answer, found: dict, path: str) -> None:
        """An old address leads to its page while that is public, and nowhere else."""
        page = self.ledger.pages.get(self.ledger.redirects.get(path, 0))
        place = page and self.ledger.page_is_public(page, self.now) and self.ledger.place(page)
        assert (answer.status_code == 200) == bool(place), f"{path}: {page} {found}"
        if place:
            assert found["location"].endswith(place[1]), f"{path}: {place} {found}"

    def named_words(self, page) -> set[str]:
        """Return the words of the public things an article shows."""
        names = page.row.names if page.type == "article" else ()
        return {self.ledger.word_of(key) for key in names if self.ledger.is_public(key, self.now)}

    def read_lists(self, site, locale: str) -> None:
        asked = {"site": site.host, "locale": locale}
        listed = self.get("articles/", limit=50, **asked).json()["items"]
        wanted = self.ledger.articles_of(site, locale, self.now)
        assert {card["id"] for card in listed} == wanted, (site, locale, listed, wanted)
        found = self.get("search/", q="tin", limit=50, **asked).json()["items"]
        assert {hit["id"] for hit in found if hit["type"] == "article"} == wanted, (found, wanted)
        if (answer := self.get("site/", **asked)).status_code == 200:
            groups = [self.ledger.snippets[f"link_group:{pk}"] for pk in self.ledger.groups]
            wanted = [
                one.pk for one in groups if one.locale == locale and self.ledger.is_public(one.key, self.now)
            ]
            assert [group["id"] for group in answer.json()["link_groups"]] == wanted
        self.get("sections/", **asked)
        self.get("polls/", **asked)

    def read_banners(self) -> None:
        shown = self.get("banners/", placement="ben-phai", path="/").json()["items"]
        pieces = [self.ledger.snippets[f"banner:{pk}"] for pk in self.ledger.placed]
        wanted = [piece.pk for piece in pieces if self.leads_somewhere(piece)]
        assert [banner["id"] for banner in shown] == wanted

    def leads_somewhere(self, piece) -> bool:
        keys = [piece.key, *(key for key in piece.row.names)]
        return all(self.ledger.is_public(key, self.now) for key in keys)

    def read_snippets(self) -> None:
        for piece in self.ledger.snippets.values():
            if piece.kind == "poll":
                answer = self.get(f"polls/{piece.pk}/")
                assert (answer.status_code == 200) == self.ledger.is_public(piece.key, self.now), piece
        for page in self.ledger.pages.values():
            shown = self.ledger.page_is_public(page, self.now) and self.ledger.place(page)
            assert (self.get(f"pages/{page.pk}/").status_code == 200) == bool(shown), page

    def search_for_the_newest(self) -> None:
        """Search for the words that were written last, published or not."""
        for number in range(max(1, self.ledger.words - 2), self.ledger.words + 1):
            self.get("search/", q=f"zq{number}z")
