"""Serve a part of a file when a part is asked for: without it a clip neither plays on many phones nor can be wound."""

import re
from collections.abc import Iterator

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase

RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
CHUNK = 64 * 1024  # bytes


class ByteRangeMiddleware:
    """Answer a GET with one ``Range`` of bytes with 206 (RFC 9110, 14.2); several ranges get the whole file."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not isinstance(response, FileResponse) or response.status_code != 200:
            return response
        if response.get("Content-Encoding") == "None":
            # Wagtail writes the word for a file that has no encoding.
            del response["Content-Encoding"]
        response["Accept-Ranges"] = "bytes"
        asked = RANGE.fullmatch(request.headers.get("Range", ""))
        if request.method != "GET" or not asked or not any(asked.groups()) or is_outdated(request, response):
            return response
        return part(response, *asked.groups())


def is_outdated(request: HttpRequest, response: FileResponse) -> bool:
    """Say whether the client wants a part only of a version that the file no longer has (``If-Range``)."""
    version = request.headers.get("If-Range")
    return version is not None and version not in (response.get("ETag"), response.get("Last-Modified"))


def part(response: FileResponse, first: str, last: str) -> HttpResponseBase:
    """Return the response cut to ``first`` to ``last``, both included; without ``first`` the last bytes of the file."""
    size = int(response["Content-Length"])
    start = int(first) if first else max(size - int(last), 0)
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        response.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file = response.file_to_stream
    file.seek(start)
    response.streaming_content = chunks(file, end - start + 1)
    response.status_code = 206
    response["Content-Range"] = f"bytes {start}-{end}/{size}"
    response["Content-Length"] = str(end - start + 1)
    return response


def chunks(file, length: int) -> Iterator[bytes]:
    """Yield the next ``length`` bytes of a file."""
    while length > 0 and (chunk := file.read(min(CHUNK, length))):
        length -= len(chunk)
        yield chunk
