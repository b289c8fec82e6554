"""Serve the reference front end: its files under /portal/, its page for every other address."""

from pathlib import Path

from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest
from django.utils._os import safe_join
from django.views.decorators.http import require_safe

SITE = Path(__file__).resolve().parent / "static_site"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".html": "text/html"}
SERVER_PATHS = ("admin/", "api/", "documents/", "media/", "static/", "portal/")


def file_response(path: Path) -> FileResponse:
    response = FileResponse(path.open("rb"), content_type=f"{TYPES[path.suffix]}; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def portal_file(request: HttpRequest, path: str) -> FileResponse:
    """Answer with a file of the front end; 404 for anything else."""
    try:
        target = Path(safe_join(SITE, path))
    except SuspiciousFileOperation as error:
        raise Http404 from error
    if target.suffix not in TYPES or not target.is_file():
        raise Http404
    return file_response(target)


@require_safe
def portal_page(request: HttpRequest, path: str = "") -> FileResponse:
    """Answer with the front end's page, so that addresses are the articles' own; 404 below the server's own paths."""
    if path.startswith(SERVER_PATHS):
        raise Http404
    return file_response(SITE / "index.html")
