"""To present things is to write their finished JSON, inside the transaction that changes them."""

from collections.abc import Iterable

from django.db import DatabaseError, transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from pages.folding import nfc
from pages.models import ArticlePage
from pages.models.base import Page

from .kinds import KINDS, PAGE_TYPES, Kind
from .looks import look_of
from .marks import key_of, marked_json
from .models import ContentItem, VersionCounter
from .serializers.document import DocumentSerializer
from .storing import Fresh, bury, fresh, store
from .streams import present_stream, words_of_stream
from .surroundings import is_restricted, sections_above, surround
from .words import padded, written

# Of one text, in letters, what the search reads; a whole law has fewer.
LONGEST_TEXT = 200_000
# Things presented in one transaction, which nobody else can present in: a fraction of a second.
BATCH = 200


class PresentationFailed(Exception):
    """The content of a thing cannot be shown; the cause tells why. Its text is meant for officers."""

    def __str__(self):
        return _("Nothing was changed: the website could not show this content (%(key)s).") % {
            "key": self.args[0]
        }


def present(kind: str, object_id: int) -> None:
    """Write the item of a thing from what the database holds now; make it a tombstone if the thing is not live.

    Raises ``PresentationFailed`` if the content cannot be written as JSON; in the transaction of a change it undoes it.
    """
    for failure in present_many(kind, [object_id]):
        raise failure


@transaction.atomic(savepoint=False)
def present_many(kind: str, object_ids: Iterable[int]) -> list[PresentationFailed]:
    """Present things of one kind, at most ``BATCH`` of them, with a constant number of queries.

    Counter and items are locked before the content is read, so that the later of two presenters reads the later
    content. Return what went wrong with those that cannot be shown: their items stay as they were.
    """
    counter = VersionCounter.hold()
    batch = Batch(kind, object_ids, ContentItem.objects.select_for_update())
    store(batch.made, counter)
    if batch.over:
        bury(ContentItem.objects.filter(pk__in=[item.pk for item in batch.over]))
    return batch.failures


class Batch:
    """Things of one kind as they are now, beside their items.

    ``made`` are the items as they should be, ``over`` those of things that are not live, ``failures`` what cannot be
    shown. Nothing is written.
    """

    def __init__(self, kind: str, object_ids: Iterable[int], items=ContentItem.objects):
        self.kind = kind
        self.made: list[Fresh] = []
        self.over: list[ContentItem] = []
        self.failures: list[PresentationFailed] = []
        keys = {key_of(kind, pk): pk for pk in object_ids}
        stored = {item.key: item for item in items.filter(key__in=keys)}
        things = {thing.pk: thing for thing in live(kind, keys.values())}
        for key, pk in keys.items():
            self.take(key, pk, stored.get(key), things.get(pk))

    def take(self, key: str, object_id: int, item: ContentItem | None, thing) -> None:
        """Sort one thing in."""
        try:
            columns = self.columns(thing)
        except DatabaseError:
            raise
        except Exception as error:
            failure = PresentationFailed(key)
            failure.__cause__ = error
            self.failures.append(failure)
            return
        if columns is not None:
            item = item or ContentItem(key=key, kind=self.kind, object_id=object_id)
            self.made.append(fresh(item, columns))
        elif item is not None:
            self.over.append(item)

    def columns(self, thing) -> dict | None:
        """Return the columns of a thing's item; None if it is not to be seen."""
        if thing is None:
            return None
        return page_columns(thing) if self.kind == "page" else snippet_columns(KINDS[self.kind], thing)


def live(kind: str, object_ids: Iterable[int]) -> list:
    """Return those of some things that exist and are live, with all their presentation reads of other tables."""
    return live_pages(object_ids) if kind == "page" else live_things(KINDS[kind], object_ids)


def live_pages(page_ids: Iterable[int]) -> list:
    found = list(Page.objects.filter(pk__in=list(page_ids), live=True).specific())
    pages = [page for page in found if type(page) in PAGE_TYPES]
    surround(pages)
    for model in {type(page) for page in pages}:
        alike = [page for page in pages if type(page) is model]
        prefetch_related_objects(alike, *PAGE_TYPES[model].related)
    return pages


def live_things(kind: Kind, object_ids: Iterable[int]) -> list:
    found = list(kind.model().objects.filter(pk__in=list(object_ids)).prefetch_related(*kind.related))
    kind.prepare(found)
    return [thing for thing in found if kind.visible(thing)]


def page_columns(page) -> dict:
    """Return the columns of a live page's item."""
    return {**described_page(page, PAGE_TYPES[type(page)]), "hidden": is_restricted(page)}


def in_menus(page) -> bool:
    """Say whether a page is in menus: as its type has it if the project's page model does not let an editor say."""
    return getattr(page, "show_in_menus", getattr(page, "show_in_menus_default", False))


def described_page(page, page_type) -> dict:
    """Return the columns of a page as it stands in memory, live or not."""
    return {
        **place(page),
        "type": page_type.name,
        "title": nfc(page.title),
        "translation_key": page.translation_key,
        "in_menus": in_menus(page),
        "featured": bool(getattr(page, "featured", False)),
        "published_at": getattr(page, "published_at", None) or page.first_published_at,
        "revision": page.live_revision_id,
        "visible_from": None,
        "visible_until": page.expire_at,
        "document": marked_json({**look_of(page, page_type.document), "type": page_type.name}),
        "card": marked_json(look_of(page, page_type.card)) if page_type.card else "",
        "aside": marked_json(present_stream(page.aside)) if getattr(page, "aside", None) else "",
        "alias_of": key_of("page", page.alias_of_id) if page.alias_of_id else "",
        "terms": terms_of(page),
        "entry": entry_of(page),
    }


def entry_of(page) -> dict:
    """Return the words by which the search finds a page."""
    text = nfc(plain_text(page))[:LONGEST_TEXT]
    return {
        "title_words": padded(page.title),
        "title_written": written(page.title),
        "words": padded(f"{page.title} {text}"),
        "written": written(f"{page.title} {text}"),
        "plain_text": text,
    }


def place(page) -> dict:
    """Return where a page stands: its site, language, path there and place in the tree."""
    parts = page.get_url_parts()
    return {
        "site": parts[0] if parts else None,
        "locale": page.locale.language_code,
        "path": parts[2] if parts else "",
        "canonical_url": parts[1] + parts[2] if parts else "",
        "tree_path": page.path,
    }


def plain_text(page) -> str:
    """Return the words of a page that are public whenever the page is, for the search."""
    body = getattr(page, "body", None)
    about = [getattr(page, "lead", ""), getattr(page, "description", "")]
    return " ".join(text for text in [*about, *(words_of_stream(body) if body else [])] if text)


def terms_of(page) -> set[tuple[str, str]]:
    terms = {("section", str(pk)) for pk in sections_above(page)}
    if isinstance(page, ArticlePage):
        terms |= {("tag", row.tag.slug) for row in page.article_tags.all()}
        terms |= {("author", str(row.author_id)) for row in page.article_authors.all()}
    return terms


def snippet_columns(kind: Kind, thing) -> dict:
    """Return the columns of the item of something live that is not a page."""
    begins, ends = kind.window(thing)
    locale = getattr(thing, "locale", None)
    return {
        "type": kind.name,
        "site": getattr(thing, "site_id", None),
        "locale": locale.language_code if locale else "",
        "title": nfc(str(thing)),
        "path": look_of(thing, DocumentSerializer)["url"] if kind.name == "document" else "",
        "revision": getattr(thing, "live_revision_id", None),
        "published_at": getattr(thing, "first_published_at", None),
        "hidden": False,
        "destination": kind.destination(thing),
        "sort_order": getattr(thing, "sort_order", None) or 0,
        "visible_from": begins,
        "visible_until": ends,
        "card": card_text(kind, thing),
        "terms": kind.terms(thing),
    }


def card_text(kind: Kind, thing) -> str:
    text = marked_json(look_of(thing, kind.card))
    return text[1:-1] if kind.name == "image" else text
