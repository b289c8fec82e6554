"""What the admin completes a tag to while it is typed: with or without marks, in either form and tone placement.

Wagtail's own addresses are asked after these, so a project puts them before Wagtail's:
``path("admin/tag-autocomplete/", include("….pages.admin.tag_completion"))``.
"""

from itertools import islice

from django.apps import apps
from django.http import Http404, JsonResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from taggit.models import TagBase
from wagtail.admin.auth import require_admin_access

from ..collation import alphabetical
from ..folding import fold

COMPLETIONS = 10


@never_cache
@require_admin_access
def complete(request, app_name="taggit", model_name="tag") -> JsonResponse:
    """Return the names of the first tags that begin with ``term``; none without a term."""
    try:
        model = apps.get_model(app_name, model_name)
    except LookupError as error:
        raise Http404 from error
    if not issubclass(model, TagBase):
        raise Http404
    term = fold(request.GET.get("term", "").strip())
    names = model.objects.order_by(*alphabetical("name")).values_list("name", flat=True) if term else ()
    return JsonResponse(
        list(islice((name for name in names if fold(name).startswith(term)), COMPLETIONS)), safe=False
    )


urlpatterns = [
    path("", complete),
    path("<slug:app_name>/<slug:model_name>/", complete),
]
