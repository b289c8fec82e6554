"""Which site an answer is about: told by a parameter, never by the Host header."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from .problems import invalid


def site_named(host: str | None) -> Site:
    """Return the site with that host name, the default site for None; raise a problem for an unknown name."""
    asked = {"hostname": host} if host else {"is_default_site": True}
    site = Site.objects.filter(**asked).first()
    if site is None:
        raise invalid("site", _("There is no such site."))
    return site
