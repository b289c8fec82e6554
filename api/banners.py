"""Which banners show at a placement, on an address, now."""

import json
from collections.abc import Callable
from datetime import datetime
from functools import cache

from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from pages.models import Placement

from . import arms
from .answers import Answer
from .calendar import Coming
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
        raise invalid("placement", _("There is no such placement."))
    [placement] = found["placement"]
    found.wanted = [("banners", json.dumps({"placement": placement.object_id}))]
    for page in found["asked"]:
        found.locale = page.locale
    return found.answer(
        lambda: f'{{"items":[{found.fill(*found.wanted[0])}]}}',
        [],
        beside=[placement, *found["asked"]],
        waits_for=page_awaited(found),
    )


def page_awaited(found: Found) -> Callable[[Coming], bool]:
    """Return what the banners of an address wait for: any page of the site, while none stands there."""
    return lambda coming: not found["asked"] and bool(coming.tree_path) and coming.site == found.site
