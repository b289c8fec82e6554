"""Build the demo: idempotent from the first step to the last, so that an interrupted run can be continued."""

from collections.abc import Callable

from django.core.management import call_command
from wagtail.models import Site

from api.models import SearchEntry
from pages.counting import SITE, set_opening_balance
from pages.models import HomePage, OpeningBalance

from . import front_pages, surroundings, texts, tree, uploads
from .accounts import ensure_accounts
from .register import Register


def build(report: Callable[[str], None]) -> str:
    """Make what is missing of the demo, telling ``report`` what is being done; return the accounts' password."""
    content, register = texts.portal(), Register()
    call_command("setup_newsroom", verbosity=0)
    people, password = ensure_accounts()
    earlier_address, unpresented = site_address(), is_unpresented()
    site = tree.ensure_homes(content["home"], people, register)
    report("Pictures and documents")
    store_files(content, site, register)
    report("Sections and pages")
    reserve_places(content, people, register)
    report("Polls, banners, links and videos")
    make_surroundings(content, people, register)
    report("Articles")
    tree.fill_standard_pages(content["pages"], people, register)
    tree.fill_articles(people, register, lambda title: report(f"  {title}"))
    front_pages.furnish(content, people, register)
    open_counters(site, content["visits"])
    if earlier_address not in (None, site_address()):
        report("The address has changed: presenting everything anew")
        call_command("present", all=True, verbosity=0)
    elif unpresented:
        report("The data are of an earlier version: presenting everything anew")
        call_command("present", all=True, verbosity=0)
    return password


def is_unpresented() -> bool:
    """Return whether there are public pages, but an upgrade has emptied what the search reads of them."""
    return HomePage.objects.live().exists() and not SearchEntry.objects.exists()


def site_address() -> tuple[str, int] | None:
    """Where the demo's site was before this run; None if there is none yet."""
    return (
        Site.objects.filter(is_default_site=True, root_page__slug="lam-khe")
        .values_list("hostname", "port")
        .first()
    )


def store_files(content: dict, site, register: Register) -> None:
    for name in uploads.PICTURE_TITLES:
        register["picture", name] = uploads.ensure_scene(name)
    for document in content["documents"]:
        register["document", document["key"]] = uploads.ensure_sheet(document)
    tree.ensure_settings(site, content["settings"], uploads.ensure_emblem())


def reserve_places(content: dict, people: dict, register: Register) -> None:
    tree.ensure_sections(content["sections"], people, register)
    tree.reserve_standard_pages(content["pages"], register)
    tree.reserve_articles(people, register)


def make_surroundings(content: dict, people: dict, register: Register) -> None:
    approver = people["approver"]
    surroundings.ensure_authors(content["authors"], people, register)
    surroundings.ensure_polls(content["polls"], approver, register)
    surroundings.ensure_link_groups(content["link_groups"], approver, register)
    surroundings.ensure_videos(content["videos"], approver, register)
    surroundings.ensure_placements(content["placements"], register)
    surroundings.ensure_banners(content["banners"], approver, register)


def open_counters(site, visits: int) -> None:
    """Give the visit counter what the portal's earlier system had counted."""
    if not OpeningBalance.objects.filter(type=SITE, object_id=site.pk).exists():
        set_opening_balance(SITE, site.pk, visits)
