"""What every page of a site shows around its content."""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from django.conf import settings
from django.utils import translation

from . import arms
from .answers import Answer
from .calendar import Coming
from .found import Found
from .sections import SECTIONS, in_tree, new_page, tree
from .splicing import link, splice
from .statements import Arm, Row, Statement

NO_SETTINGS = {"logo": None, "email": "", "phone": "", "social": []}
WORDING = ("portal_name", "address", "licence")


@cache
def portal_statement() -> Statement:
    """Return the statement for a site in a language: home pages, settings, menus and groups of web links."""
    on_site = arms.public().on_site(arms.HERE)
    in_menus = on_site.filter(locale=arms.LOCALE, in_menus=True).with_address()
    return Statement(
        {
            "site": arms.site(),
            "homes": Arm(on_site.filter(type="home"), "document"),
            "settings": Arm(on_site.of_kind("settings")),
            "menu": Arm(in_menus.filter(type="section"), ""),
            "footer": Arm(in_menus.filter(type="standard"), ""),
            "link_groups": Arm(arms.public().filter(kind="link_group", locale=arms.LOCALE)),
            "within": arms.inner("settings", "link_groups"),
            "version": arms.version(),
        },
        before={"here": arms.here()},
    )


def portal(host: str | None, locale: str | None, now: datetime) -> Answer | None:
    """Return a site in a language; None if it has no public home page in that. One query.

    Raises a problem if there is no such site.
    """
    found = Found(portal_statement().run(host=host, locale=locale, now=now), now)
    site = found.at_site(locale)
    locale = found.locale
    homes = {row.locale: row for row in found["homes"]}
    if locale not in homes:
        return None
    groups = sorted(found["link_groups"], key=lambda row: (row.sort_order, row.title))
    pages = in_tree([*found["homes"], *found["menu"], *found["footer"]])
    shown = [*pages, *found["settings"], *groups]

    def write() -> str:
        return json.dumps(described(found, site, locale, homes, groups), ensure_ascii=False)

    def waits_for(coming: Coming) -> bool:
        return new_page(found, "section", "standard")(coming) or (coming.type, coming.site) == (
            "home",
            site.pk,
        )

    texts = [row.card for row in (*found["settings"], *groups)]
    also = f"{site.title}:{site.locale}:{locale}"
    return found.answer(write, shown, *texts, waits_for=waits_for, lists=SECTIONS, also=also)


def described(found: Found, site: Row, locale: str, homes: dict[str, Row], groups: Sequence[Row]) -> dict:
    home = homes[locale]
    wording = json.loads(splice(home.text, {}, home, lambda name, arguments: ""))
    own = json.loads(found.cards(found["settings"])) if found["settings"] else {"type": "", **NO_SETTINGS}
    return {
        "type": "site",
        "host": site.title,
        "locale": locale,
        "default_locale": site.locale,
        "languages": languages(homes),
        "home": linked(home),
        **{name: wording[name] for name in WORDING},
        **{name: own[name] for name in NO_SETTINGS},
        "navigation": tree(found["menu"], linked),
        "link_groups": json.loads(f"[{found.cards(groups)}]"),
        "footer": [linked(row) for row in in_tree(found["footer"])],
    }


def languages(homes: dict[str, Row]) -> list[dict]:
    """Return the languages that have a public home page, in the order the settings name them."""
    names = dict(settings.LANGUAGES)
    ordered = sorted(homes, key=lambda code: list(names).index(code) if code in names else len(names))
    return [{"code": code, "name": own_name(names, code), "url": homes[code].path} for code in ordered]


def own_name(names: dict, code: str) -> str:
    """Return the name of a language; in that language if the settings have it translated."""
    with translation.override(code):
        return str(names.get(code, code))


def linked(row: Row) -> dict:
    return json.loads(link(row))
