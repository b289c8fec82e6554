"""Where pages stand and who may see them, written for whole subtrees at once: an item's text does not depend on it."""

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat, Substr
from wagtail.models import PageViewRestriction, Site

from pages.addresses import url_parts
from pages.models import SectionPage
from pages.models.base import NewsroomPage, Page

from . import schedule
from .kinds import PAGE_TYPES
from .marks import key_of
from .models import ContentItem, ItemTerm, VersionCounter
from .presentation import place
from .querysets import ContentItemQuerySet
from .storing import CHUNK, mark
from .surroundings import is_restricted, places_above


def items_of(pages) -> ContentItemQuerySet:
    """Return the items of pages, by key: that has an index."""
    keys = pages.order_by().annotate(key=Concat(Value("page:"), Cast("pk", models.CharField())))
    return ContentItem.objects.filter(key__in=keys.values("key"))


def family(page) -> models.QuerySet:
    """Return a page and everything below it."""
    return Page.objects.filter(path__startswith=page.path)


def page_column(expression) -> Subquery:
    """Return an expression over the page of an item."""
    return Subquery(Page.objects.filter(pk=OuterRef("object_id")).values_list(expression))


@transaction.atomic(savepoint=False)
def relocate(page) -> None:
    """Write anew where a page and everything below it stand, and whether they may be seen.

    Wagtail moves the siblings of a page that is put between them, and tells nobody: they are looked after too.
    """
    page = Page.objects.get(pk=page.pk)
    VersionCounter.hold()
    Site.clear_site_root_paths_cache()
    parent = Page.objects.filter(path=page.path[: -page.steplen]).first()
    straighten(family(parent or page))
    inner = site_roots_below(page)
    for root in (page, *inner):
        readdress(root, [other for other in inner if other.path != root.path])
    relocate_one_by_one(page)
    hide_or_show(family(page))
    resection(page)
    schedule.follow(parent or page)


def straighten(pages) -> None:
    """Write anew where pages stand in the tree."""
    path = page_column("path")
    mark(items_of(pages).exclude(tree_path=path), tree_path=path)


def site_roots_below(page) -> list:
    """Return the roots of sites below a page, in any language: what stands there has another address."""
    paths = [root.root_path for root in Site.get_site_root_paths()]
    roots = family(page).filter(url_path__in=paths, depth__gt=page.depth)
    return list(roots.order_by("path"))


def readdress(page, others: list) -> None:
    """Write anew the addresses of what stands at and below a page, but not of what stands below ``others``.

    The addresses of our pages begin with that of the page above. While Wagtail moves a page, it has told
    those below it not yet: theirs begin as that of the first child does.
    """
    parts = url_parts(page)
    site, host, path = parts or (None, "", "")
    pages = family(page).filter(content_type__in=ordinary())
    for other in others:
        if other.path.startswith(page.path):
            pages = pages.exclude(path__startswith=other.path)
    rest = Substr("url_path", len(old_url_path(page)) + 1)
    found = page_column(Concat(Value(path), rest)) if parts else Value("")
    found = models.Case(
        models.When(object_id=page.pk, then=Value(path)), default=found, output_field=models.TextField()
    )
    move_to(items_of(pages).filter(gone_at=None), site, host, found)


def old_url_path(page) -> str:
    """Return what the addresses of the pages below a page begin with."""
    child = page.get_first_child()
    return child.url_path[: -len(child.slug) - 1] if child else page.url_path


def move_to(items: ContentItemQuerySet, site: int | None, host: str, path) -> None:
    address = Concat(Value(host), path, output_field=models.TextField())
    staying = items.filter(path=path, canonical_url=address, site=site)
    mark(items.exclude(pk__in=staying.values("pk")), site=site, path=path, canonical_url=address)


def ordinary() -> list[ContentType]:
    """Return the classes of pages whose address begins with that of the page above."""
    models_of_ours = [model for model in PAGE_TYPES if model.get_url_parts is NewsroomPage.get_url_parts]
    return list(ContentType.objects.get_for_models(*models_of_ours).values())


def relocate_one_by_one(page) -> None:
    """Relocate what is of a host's own class, whose addresses may follow rules of their own."""
    kinds = ContentType.objects.get_for_models(*PAGE_TYPES).values()
    own = {kind.pk for kind in kinds} - {kind.pk for kind in ordinary()}
    if own:
        for member in family(page).filter(content_type__in=own).specific().iterator(chunk_size=CHUNK):
            relocate_one(member)


def relocate_one(page) -> None:
    columns = {**place(page), "hidden": is_restricted(page)}
    items = ContentItem.objects.filter(key=key_of("page", page.pk), gone_at=None)
    mark(items.exclude(pk__in=items.filter(**columns).values("pk")), **columns)


@transaction.atomic(savepoint=False)
def hide_or_show(pages) -> None:
    """Write whether pages may be seen. What went while it was hidden never tells that it was there."""
    items = items_of(pages)
    below_restricted = Exists(restricted_pages().filter(below__startswith=F("path")))
    mark(items.filter(below_restricted, hidden=False), hidden=True)
    mark(items.filter(~below_restricted, hidden=True, gone_at=None), hidden=False)


def restricted_pages() -> models.QuerySet:
    """Return the pages that themselves may only be seen by some: an alias is if its original is."""
    ids = set(PageViewRestriction.objects.values_list("page_id", flat=True))
    aliases = ids
    while aliases:
        aliases = set(Page.objects.filter(alias_of__in=aliases).values_list("pk", flat=True)) - ids
        ids |= aliases
    return Page.objects.filter(pk__in=ids).alias(
        below=ExpressionWrapper(OuterRef("tree_path"), models.CharField())
    )


def with_aliases(page) -> list:
    """Return a page and its aliases, which may be seen by whoever may see it."""
    found, latest = [page], [page]
    while latest:
        latest = list(Page.objects.filter(alias_of__in=latest).exclude(pk__in=[one.pk for one in found]))
        found += latest
    return found


def resection(page) -> None:
    """Write anew which sections stand above what is below a page, which itself has been presented."""
    items = items_of(family(page).exclude(pk=page.pk)).filter(gone_at=None)
    terms = ItemTerm.objects.filter(kind="section", item__in=items.values("pk"))
    stored = set(terms.order_by().values_list("value", flat=True).distinct())
    above, inside = section_ids(path__in=places_above(page)[:-1]), section_ids(path__startswith=page.path)
    left, entered = sorted(stored - above - inside), sorted(above - stored)
    for old, new in zip(left, entered, strict=False):
        terms.filter(value=old).update(value=new)
    terms.filter(value__in=left[len(entered) :]).delete()
    for new in entered[len(left) :]:
        enter(items, new)


def section_ids(**where) -> set[str]:
    return {str(pk) for pk in SectionPage.objects.filter(**where).values_list("pk", flat=True)}


def enter(items: ContentItemQuerySet, section: str) -> None:
    """Write that items stand below a section."""
    rows = items.values_list("pk", "published_at", "object_id")
    terms = (
        ItemTerm(item_id=pk, kind="section", value=section, published_at=at, object_id=object_id)
        for pk, at, object_id in rows.iterator(chunk_size=CHUNK)
    )
    ItemTerm.objects.bulk_create(terms, batch_size=CHUNK, ignore_conflicts=True)
