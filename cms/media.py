"""Serve uploaded files on one machine: renditions and documents, never the originals of pictures."""

import posixpath

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.static import serve
from wagtail.images import get_image_model

from api.marks import key_of
from api.models import ContentItem

PUBLIC_FOLDERS = ("images/", "media/")
OFFICER = "wagtailadmin.access_admin"


@require_safe
def media(request: HttpRequest, path: str) -> FileResponse:
    """Answer with a rendition; 404 for an original or a document and, except to officers, for a private picture."""
    path = posixpath.normpath(path)
    if not path.startswith(PUBLIC_FOLDERS) or "\0" in path:
        raise Http404
    private = is_private(path)
    if private and not request.user.has_perm(OFFICER):
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Cache-Control"] = "private, no-store" if private else "public, max-age=31536000, immutable"
    return response


def is_private(path: str) -> bool:
    """Say whether a file is a rendition of a picture that is not public, by the one condition of all public reads."""
    renditions = get_image_model().get_rendition_model().objects.filter(file=path)
    image = renditions.values_list("image_id", flat=True).first()
    public = ContentItem.objects.public(timezone.now())
    return image is not None and not public.filter(key=key_of("image", image)).exists()
