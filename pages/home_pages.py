"""The first home pages of an installation, and the site that begins there: nobody could publish them alone."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.coreutils import get_content_languages
from wagtail.models import Locale, Site

from .models import HomePage
from .models.base import Page


def ensure_home_pages(portal_name: str) -> list[HomePage]:
    """Make a live home page in each language, and let the default site begin at the first; none if there is any.

    Return those that were made. They bear the portal's name as title, until somebody translates it.
    """
    if HomePage.objects.exists():
        return []
    first, *others = [Locale.objects.get_or_create(language_code=code)[0] for code in languages()]
    home = HomePage(title=portal_name, portal_name=portal_name, locale=first)
    Page.get_first_root_node().add_child(instance=home)
    made = [home, *(home.copy_for_translation(locale) for locale in others)]
    for page in made:
        page.save_revision(log_action=True).publish()
    ensure_site(home)
    return made


def languages() -> list[str]:
    """Return the codes of the content's languages, that of the installation first."""
    return sorted(get_content_languages(), key=lambda code: code != settings.LANGUAGE_CODE)


def ensure_site(home: HomePage) -> Site:
    """Let the default site begin at ``home``, under the address the installation has; Wagtail's welcome page goes."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    wanted = {
        "hostname": address.hostname,
        "port": address.port or {"http": 80, "https": 443}[address.scheme],
        "root_page_id": home.pk,
        "site_name": home.portal_name,
    }
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if any(getattr(site, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(site, name, value)
        site.save()
    # What Wagtail's first migration leaves behind: a plain page without children.
    for welcome in Page.objects.filter(depth=2, numchild=0, slug="home", content_type__model="page"):
        welcome.delete()
    return site
