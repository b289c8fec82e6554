"""A language got another code, which stands in addresses, in columns and in texts."""

from wagtail.models import Site

from pages.models.base import Page

from . import tasks
from .kinds import KINDS
from .models import ContentItem
from .relocation import items_of, relocate, site_roots_below
from .storing import mark


def rename(locale) -> None:
    """Write the code of a language at once where lists and addresses are made of it, and later in the texts."""
    pages = Page.objects.filter(locale=locale)
    recode(items_of(pages), locale)
    for home in homes(locale):
        relocate(home)
    tasks.present_later("page", pages.filter(live=True).order_by("pk").values_list("pk", flat=True))
    for name, kind in KINDS.items():
        if any(field.name == "locale" for field in kind.model()._meta.get_fields()):
            things = kind.model().objects.filter(locale=locale).order_by("pk").values_list("pk", flat=True)
            recode(ContentItem.objects.filter(kind=name, object_id__in=things.order_by()), locale)
            tasks.present_later(name, things)


def recode(items, locale) -> None:
    mark(items.exclude(locale=locale.language_code), locale=locale.language_code)


def homes(locale) -> list:
    """Return the roots of sites in a language."""
    Site.clear_site_root_paths_cache()
    root = Page.get_first_root_node()
    return [page for page in site_roots_below(root) if page.locale_id == locale.pk] if root else []
