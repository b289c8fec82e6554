"""Serve uploaded files on one machine: renditions and documents, never the originals of pictures."""

import posixpath

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe
from django.views.static import serve
from wagtail.images import get_image_model

from api.kinds import in_public_collection

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
    """Say whether a file is a rendition of a picture in a private collection, or in one below it."""
    renditions = get_image_model().get_rendition_model().objects.select_related("image__collection")
    rendition = renditions.filter(file=path).first()
    return rendition is not None and not in_public_collection(rendition.image)
