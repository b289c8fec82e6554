"""Which banners show at a placement, on an address, now."""

from datetime import datetime
from functools import cache

from django.db.models.expressions import RawSQL

from pages.models import Placement

from . import arms
from .answers import Answer
from .found import Found
from .problems import invalid
from .statements import Arm, Named, Statement

# The page's language; where there is no page, the language that is asked.
LOCALE = RawSQL(
    "COALESCE((SELECT locale FROM asked), CAST(%s AS text), (SELECT locale FROM here))", (Named("locale"),)
)


@cache
def banners_statement(in_one_language: bool) -> Statement:
    """Return the statement for the banners of a placement on the page at a path, which need not exist."""
    asked = arms.public().of_kind("page").on_site(arms.HERE).filter(path=Named("path"))
    placement = RawSQL(f"SELECT id FROM {Placement._meta.db_table} WHERE slug = %s", (Named("placement"),))
    return Statement(
        {
            "site": arms.site(),
            "asked": Arm(asked.in_locale(Named("locale")) if in_one_language else asked, ""),
            "placement": Arm(arms.public().filter(kind="placement", object_id__in=placement), ""),
            "places": arms.places(placement),
            "banners": arms.banners(placement, "SELECT pk FROM asked", LOCALE),
            "within": arms.inner("banners"),
            "version": arms.version(),
        },
        before={"here": arms.here()},
    )


def shown_at(asked: dict, path: str, now: datetime) -> Answer:
    """Return the banners of a placement in their order. One query.

    A banner limited to sections shows on a page that one of them covers; where there is no page only unlimited ones
    show. Raises a problem if there is no such site or placement.
    """
    statement = banners_statement(asked.get("locale") is not None)
    values = {"host": asked.get("site"), "locale": asked.get("locale"), "placement": asked["placement"]}
    found = Found(statement.run(**values, path=path, now=now), now)
    found.at_site(asked.get("locale"))
    if not found["placement"]:
        raise invalid("placement", "There is no such placement.")
    [placement] = found["placement"]
    shown = found.banners_at(placement.object_id)
    return found.answer(
        lambda: f'{{"items":[{found.cards(shown)}]}}',
        [placement, *found["asked"], *shown],
        *(row.card for row in shown),
        waits_for=lambda coming: placement.object_id in coming.placements,
    )
