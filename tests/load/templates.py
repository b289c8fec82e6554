"""Articles written through the factories, with signs where each copy of them holds something of its own.

A sign is one Vietnamese word: it comes out of the presentation as it stands, in small letters, or folded, wherever a
text does. Page ids are so high that no other number is like them; so are those of items and versions.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from wagtail.models import Page, ReferenceIndex
from wagtail.search.models import IndexEntry

from api.models import ContentItem, VersionCounter
from pages.models import ArticleAuthor, ArticlePage, ArticleTag, RelatedArticle
from tests import factories

from .portal import Portal

TEMPLATES = 200
FIRST_PAGE, FIRST_ITEM, FIRST_VERSION = 700_000_000, 800_000_000, 900_000_000
MOMENT = datetime(2001, 2, 3, 4, 5, 6, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
# How many words stand where: title, lead, quote, caption, then the paragraphs.
LENGTHS = (9, 35, 20, 8, *[200] * 6)
TITLE, LEAD, QUOTE, CAPTION, *PARAGRAPHS = range(len(LENGTHS))
SPECIAL = len(LENGTHS)


def sign(place: int) -> str:
    return f"Đoạn{place}x"


@dataclass(frozen=True)
class Table:
    """A table with the rows of one template."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple]


@dataclass(frozen=True)
class Template:
    page: int
    section: int
    tree_path: str
    translation_key: object
    item: int
    version: int
    tables: list[Table]


def mark_numbers() -> None:
    """See to it that items and versions get numbers that no other column holds."""
    VersionCounter.objects.update_or_create(pk=1, defaults={"value": FIRST_VERSION})
    with connection.cursor() as cursor:
        sequence = "pg_get_serial_sequence('newsdesk_api_contentitem', 'id')"
        cursor.execute(f"SELECT setval({sequence}, {FIRST_ITEM})")


def write(number: int, portal: Portal) -> ArticlePage:
    """Write a template: those of one section show different pictures; the one after the last stands in the sparse."""
    row, column = divmod(number, len(portal.sections))
    section = portal.sparse if number == TEMPLATES else portal.sections[column]
    picture = portal.pictures[(row + 5 * column) % len(portal.pictures)]
    return factories.ArticlePageFactory(
        pk=FIRST_PAGE + number,
        parent=section,
        title=sign(TITLE),
        slug=f"bai-{FIRST_PAGE + number}",
        lead=sign(LEAD),
        body=body(number, portal, picture),
        lead_picture=picture,
        lead_picture_alt="Toàn cảnh",
        publication_date=MOMENT,
        first_published_at=MOMENT,
        article_authors=[ArticleAuthor(author=portal.authors[number % len(portal.authors)])],
        related_articles=related(number),
        article_tags=[ArticleTag(tag=tag) for tag in tags(number, portal)],
    )


def tags(number: int, portal: Portal) -> list:
    return [portal.tags[(number + step) % len(portal.tags)] for step in (0, 67, 131)]


def related(number: int) -> list[RelatedArticle]:
    earlier = range(max(0, number - 3), number)
    return [RelatedArticle(article_id=FIRST_PAGE + other) for other in earlier]


def body(number: int, portal: Portal, picture) -> list:
    """Return twelve blocks."""
    picture.contextual_alt_text, picture.decorative = "Toàn cảnh", False
    paragraphs = [("paragraph", f"<p>{sign(place)}</p>") for place in (*PARAGRAPHS, SPECIAL)]
    return [
        ("heading", {"text": "Nội dung chính", "level": "2"}),
        *paragraphs,
        ("quote", {"text": sign(QUOTE), "speaker": "An", "office": "Chủ tịch xã"}),
        ("image", {"image": picture, "caption": sign(CAPTION), "credit": ""}),
        ("poll", portal.polls[number % len(portal.polls)]),
        ("banner", portal.banners[number % len(portal.banners)]),
    ]


def read(article: ArticlePage) -> Template:
    """Return every row that the product wrote for an article."""
    item = ContentItem.objects.get(key=f"page:{article.pk}")
    return Template(
        page=article.pk,
        section=article.get_parent().pk,
        tree_path=article.path,
        translation_key=article.translation_key,
        item=item.pk,
        version=item.version,
        tables=[table(model, where) for model, where in sources(article, item)],
    )


def sources(article: ArticlePage, item: ContentItem) -> Iterator[tuple[type[models.Model], dict]]:
    """Yield the models that hold rows of an article, with the conditions that find them; what is named comes first."""
    kind = ContentType.objects.get_for_model(ArticlePage).pk
    yield Page, {"id": article.pk}
    yield ArticlePage, {"page_ptr_id": article.pk}
    for name in ("article_authors", "related_articles", "article_tags"):
        relation = ArticlePage._meta.get_field(name)
        yield relation.related_model, {relation.field.attname: article.pk}
    yield ReferenceIndex, {"content_type_id": kind, "object_id": str(article.pk)}
    yield IndexEntry, {"content_type_id": kind, "object_id": str(article.pk)}
    yield ContentItem, {"id": item.pk}
    for relation in ContentItem._meta.related_objects:
        yield relation.related_model, {relation.field.attname: item.pk}


def table(model: type[models.Model], where: dict) -> Table:
    """Return the rows as the database gives them, without the keys it gives by itself."""
    counted = (models.AutoField, models.BigAutoField)
    own_key = isinstance(model._meta.pk, counted) and model not in (Page, ContentItem)
    fields = [field for field in model._meta.local_concrete_fields if not (own_key and field.primary_key)]
    columns = tuple(field.column for field in fields)
    condition = " AND ".join(f"{column} = %s" for column in where)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(columns)} FROM {model._meta.db_table} WHERE {condition}", list(where.values())
        )
        return Table(model._meta.db_table, columns, cursor.fetchall())
