"""Serve uploaded files on one machine: renditions and documents, never the originals of pictures."""

import posixpath

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe
from django.views.static import serve

PUBLIC_FOLDERS = ("images/", "media/")


@require_safe
def media(request: HttpRequest, path: str) -> FileResponse:
    """Answer with a rendition; 404 for an original picture or a document, which may be private."""
    path = posixpath.normpath(path)
    if not path.startswith(PUBLIC_FOLDERS):
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
