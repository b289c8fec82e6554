"""What the CMS answers at an address that is a page's, when the front end lives on another host."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.views.decorators.http import require_safe


@require_safe
def to_front_end(request: HttpRequest, path: str = "") -> HttpResponseRedirect:
    """Redirect to the same path and query on the front end; 404 if no other host is configured."""
    if settings.FRONT_END_URL == settings.BASE_URL:
        raise Http404
    return HttpResponseRedirect(f"{settings.FRONT_END_URL}{request.get_full_path()}")
