"""To present a thing is to write its finished JSON, inside the transaction that changes it."""

from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.folding import nfc
from pages.models import ArticlePage, SectionPage
from pages.models.base import Page

from .kinds import KINDS, PAGE_TYPES, Kind
from .marks import key_of, marked_json, references_in
from .models import ContentItem, ItemTerm, Reference, SearchEntry, VersionCounter
from .querysets import ContentItemQuerySet
from .serializers.document import DocumentSerializer
from .streams import present_stream, words_of_stream
from .words import padded, written

# Of one text, in letters, what the search reads; a whole law has fewer.
LONGEST_TEXT = 200_000
SHARED_WITH_ENTRY = ("site", "locale", "published_at", "alias_of", "hidden", "visible_until")


class PresentationFailed(Exception):
    """The content of a thing cannot be shown; the cause tells why. Its text is meant for officers."""

    def __str__(self):
        return _("Nothing was changed: the website could not show this content (%(key)s).") % {
            "key": self.args[0]
        }


@transaction.atomic
def present(kind: str, object_id: int) -> None:
    """Write the item of a thing from what the database holds now; make it a tombstone if the thing is not live.

    Counter and item are locked before the content is read, so that the later of two presenters reads the later content.
    Raises ``PresentationFailed``, which undoes the change, if the content cannot be written as JSON.
    """
    VersionCounter.hold()
    item = ContentItem.objects.select_for_update().filter(key=key_of(kind, object_id)).first()
    columns = columns_of(kind, object_id)
    if columns is not None:
        write(item or ContentItem(key=key_of(kind, object_id), kind=kind, object_id=object_id), columns)
    elif item is not None:
        bury(item)


def columns_of(kind: str, object_id: int) -> dict | None:
    """Return the columns of a thing's item; None if it is not live."""
    try:
        return page_columns(object_id) if kind == "page" else snippet_columns(KINDS[kind], object_id)
    except DatabaseError:
        raise
    except Exception as error:
        raise PresentationFailed(key_of(kind, object_id)) from error


def write(item: ContentItem, columns: dict) -> None:
    """Write an item with its terms, references and search entry. Nothing is written, and no version spent, in vain."""
    terms, entry = columns.pop("terms", set()), columns.pop("entry", None)
    changed = item.pk is None or item.gone_at is not None
    for name, value in columns.items():
        changed = changed or getattr(item, name) != value
        setattr(item, name, value)
    if not changed and not holds_otherwise(item, terms, entry):
        return
    item.gone_at = None
    item.version = VersionCounter.advance()
    item.save()
    item.references.all().delete()
    Reference.objects.bulk_create(
        Reference(source=item, target_key=key, in_card=in_card) for key, in_card in references_of(item)
    )
    item.terms.all().delete()
    ItemTerm.objects.bulk_create(ItemTerm(item=item, **term) for term in term_rows(item, terms))
    write_entry(item, entry)


def holds_otherwise(item: ContentItem, terms: set, entry: dict | None) -> bool:
    """Return whether what is stored beside an item is not what should be."""
    return bool(differences_beside(item, terms, entry))


def differences_beside(item: ContentItem, terms: set, entry: dict | None) -> list[str]:
    """Return which of ``terms``, ``references`` and ``entry`` are not stored as they should be."""
    stored_terms = set(item.terms.values_list("kind", "value", "published_at", "object_id"))
    stored_references = set(item.references.values_list("target_key", "in_card"))
    stored_entry = SearchEntry.objects.filter(item=item).values().first()
    wanted_terms = {tuple(term.values()) for term in term_rows(item, terms)}
    wanted_entry = entry and {"item_id": item.pk, **entry_row(item, entry)}
    compared = {
        "terms": (stored_terms, wanted_terms),
        "references": (stored_references, set(references_of(item))),
        "entry": (stored_entry, wanted_entry),
    }
    return [name for name, (stored, wanted) in compared.items() if stored != wanted]


def references_of(item: ContentItem) -> list[tuple[str, bool]]:
    """Return what the texts of an item name, and whether its card does. A banner leads to its destination."""
    in_card = {(key, True) for key in {item.destination, *references_in(item.card)} if key}
    return sorted(in_card | {(key, False) for key in references_in(item.document, item.aside)})


def term_rows(item: ContentItem, terms: set[tuple[str, str]]) -> list[dict]:
    place = {"published_at": item.published_at, "object_id": item.object_id}
    return [{"kind": kind, "value": value, **place} for kind, value in sorted(terms)]


def entry_row(item: ContentItem, entry: dict) -> dict:
    """Return the columns of a search entry: its words, and those it shares with the item."""
    return {**{name: getattr(item, name) for name in SHARED_WITH_ENTRY}, **entry}


def write_entry(item: ContentItem, entry: dict | None) -> None:
    if entry is None:
        SearchEntry.objects.filter(item=item).delete()
    else:
        SearchEntry.objects.update_or_create(item=item, defaults=entry_row(item, entry))


@transaction.atomic
def mark(items: ContentItemQuerySet, **columns) -> None:
    """Change columns of many items at once, and those their search entries share, under one new version."""
    keys = list(items.values_list("pk", flat=True))
    shared = {name: value for name, value in columns.items() if name in SHARED_WITH_ENTRY}
    ContentItem.objects.filter(pk__in=keys).update(**columns, version=VersionCounter.advance())
    if shared:
        SearchEntry.objects.filter(pk__in=keys).update(**shared)


def bury(item: ContentItem) -> None:
    """Make an item a tombstone: where it was is still known, what it said is not."""
    item.gone_at = item.gone_at or timezone.now()
    item.title = item.document = item.card = item.aside = ""
    item.version = VersionCounter.advance()
    item.save()
    item.references.all().delete()
    item.terms.all().delete()
    SearchEntry.objects.filter(item=item).delete()


def is_restricted(page) -> bool:
    """Return whether a page or one above it may only be seen by some."""
    return page.get_view_restrictions().exists()


def page_columns(page_id: int) -> dict | None:
    """Return the columns of a page's item; None if the page is not live or of a class that is not presented."""
    page = Page.objects.filter(pk=page_id).first()
    page = page and page.specific
    page_type = PAGE_TYPES.get(type(page))
    if page is None or page_type is None or not page.live:
        return None
    return {**described_page(page, page_type), "hidden": is_restricted(page)}


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
        "document": marked_json({**page_type.document(page).data, "type": page_type.name}),
        "card": marked_json(page_type.card(page).data) if page_type.card else "",
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
        terms |= {("tag", tag.slug) for tag in page.tags.all()}
        terms |= {("author", str(row.author_id)) for row in page.article_authors.all()}
    return terms


def sections_above(page):
    """Return the ids of the sections a page stands below, itself included if it is one."""
    places = [page.path[:length] for length in range(page.steplen, len(page.path) + 1, page.steplen)]
    return SectionPage.objects.filter(path__in=places).values_list("pk", flat=True)


def snippet_columns(kind: Kind, object_id: int) -> dict | None:
    """Return the columns of a thing that is not a page; None if it does not exist or is not live."""
    thing = kind.model().objects.filter(pk=object_id).first()
    if thing is None or not kind.visible(thing):
        return None
    begins, ends = kind.window(thing)
    locale = getattr(thing, "locale", None)
    return {
        "type": kind.name,
        "site": getattr(thing, "site_id", None),
        "locale": locale.language_code if locale else "",
        "title": nfc(str(thing)),
        "path": DocumentSerializer(thing).data["url"] if kind.name == "document" else "",
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
    text = marked_json(kind.card(thing).data)
    return text[1:-1] if kind.name == "image" else text
