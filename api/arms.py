"""The arms that statements are made of: what texts name, banners at their places, the site, the version."""

from django.db import connection
from django.db.models import BooleanField, Exists, F, Lookup, OuterRef, Q, QuerySet, TextField
from django.db.models.expressions import RawSQL
from wagtail.models import Site

from pages.models import BannerPlacement

from .models import ContentItem, ItemTerm, Reference, VersionCounter
from .querysets import ContentItemQuerySet
from .statements import BLANK, NOW, Arm, Named, Written

REFERENCES = Reference._meta.db_table
PLACES = BannerPlacement._meta.db_table
# What a row has in the columns that its table lacks.
BLANKS = {name: RawSQL(sql, ()) for name, sql in BLANK.items()}
# The placements among what texts name.
PLACEMENTS = RawSQL("SELECT object_id FROM named WHERE type = 'placement'", ())
HERE = RawSQL("SELECT pk FROM here", ())
# The language that is asked; the site's own for none.
LOCALE = RawSQL("COALESCE(CAST(%s AS text), (SELECT locale FROM here))", (Named("locale"),), TextField())


def public() -> ContentItemQuerySet:
    return ContentItem.objects.public(NOW)


class Among(Lookup):
    """That an expression is one of the few that a subselect gives; an index finds them all at once.

    Of ``IN`` PostgreSQL makes a join with a hash table, whose making costs as much as finding the rows.
    """

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        left, left_params = self.process_lhs(compiler, connection)
        rows, params = compiler.compile(self.rhs)
        return among(left, rows), (*left_params, *params)


def among(column: str, rows: str) -> str:
    """Return the same as SQL, from the SQL of the subselect in its parentheses."""
    return f"{column} = ANY(ARRAY{rows})" if connection.vendor == "postgresql" else f"{column} IN {rows}"


def rows_of(*arms: str) -> str:
    """Return the SQL for the primary keys of what some arms found."""
    return f"({' UNION ALL '.join(f'SELECT pk FROM {arm}' for arm in arms)})"


def named_by(*arms: str, in_card: bool = False) -> RawSQL:
    """Return the keys that the cards, or the other texts, of what some arms found name."""
    which = "in_card" if in_card else "NOT in_card"
    return RawSQL(
        f"SELECT target_key FROM {REFERENCES} WHERE {which} AND {among('source_id', rows_of(*arms))}", ()
    )


def any_of(name: str, element: str = "text") -> RawSQL:
    """Return the elements of a list that is given when the statement runs; ``element`` is their type in SQL."""
    if connection.vendor == "postgresql":
        return RawSQL(f"SELECT unnest(CAST(%s AS {element}[]))", (Named(name),))
    return RawSQL("SELECT value FROM json_each(%s)", (Named(name),))


def named(keys: RawSQL) -> Arm:
    """Return the arm of the public items with some keys."""
    return Arm(public().filter(Among(F("key"), keys)))


def inner(*arms: str) -> Arm:
    """Return the arm of what the cards of other arms name."""
    return named(named_by(*arms, in_card=True))


def here() -> tuple[str, QuerySet]:
    """Return the site that is asked: the one with the host name, the default site for none."""
    nobody = RawSQL("CAST(%s AS text) IS NULL", (Named("host"),), BooleanField())
    asked = Q(hostname=Named("host")) | Q(nobody, is_default_site=True)
    columns = ("pk", "hostname", "root_page__locale__language_code")
    return "pk, hostname, locale", Site.objects.filter(asked).order_by("pk").values_list(*columns)[:1]


def site() -> Written:
    """Return the arm of the site that is asked: its host name as title, its own language as locale."""
    columns = {**BLANK, "pk": "pk", "key": "'site'", "title": "hostname", "locale": "locale"}
    return Written(f"SELECT {', '.join(columns.values())} FROM here")


def version() -> Arm:
    """Return the arm of the one row that says which version of everything is read."""
    return Arm(VersionCounter.objects.all(), instead={**BLANKS, "pk": "pk", "version": F("value")})


def places(placement_ids) -> Arm:
    """Return the arm of what stands where: ``site`` is the placement's id, ``object_id`` the banner's, in order."""
    rows = BannerPlacement.objects.filter(Among(F("placement"), placement_ids)).order_by("sort_order", "pk")
    columns = {"pk": "pk", "object_id": "banner_id", "site": "placement_id", "sort_order": "sort_order"}
    return Arm(rows, instead={**BLANKS, **columns})


def banners(placement_ids: RawSQL, page: str, locale) -> Arm:
    """Return the arm of the public banners at placements that cover a page, whether or not what they lead to is public.

    A banner limited to sections covers what is or stands below one of them. ``page`` is SQL that gives the primary key
    of the page's item, or nothing: then only banners without limits are left.
    """
    at = among("placement_id", f"({placement_ids.sql})")
    keys = f"SELECT 'banner:' || banner_id FROM {PLACES} WHERE {at}"
    sections = f"SELECT value FROM {ItemTerm._meta.db_table} WHERE kind = 'section' AND item_id IN ({page})"
    limits = ItemTerm.objects.filter(item=OuterRef("pk"), kind="within")
    covering = ~Exists(limits) | Exists(limits.filter(value__in=RawSQL(sections, ())))
    at_places = public().filter(key__in=RawSQL(keys, placement_ids.params))
    return Arm(at_places.in_locale(locale).filter(covering))
