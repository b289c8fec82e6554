"""Which site and language an answer is about: told by parameters, never by the Host header."""

from wagtail.models import Site

from .problems import invalid


def site_named(host: str | None) -> Site:
    """Return the site with that host name, the default site for None; raise a problem for an unknown name."""
    sites = Site.objects.select_related("root_page__locale")
    site = sites.filter(hostname=host).first() if host else sites.filter(is_default_site=True).first()
    if site is None:
        raise invalid("site", "There is no such site.")
    return site


def default_locale(site: Site) -> str:
    """Return the language code of a site's own language."""
    return site.root_page.locale.language_code
