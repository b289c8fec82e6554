"""Count the database's statements of a request that asks for it; every other passes."""

import os
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

HEADER = "X-Count"


class CountingMiddleware:
    """Tells how many statements a counted request took, and notes it by process."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        counted = "HTTP_X_COUNT" in request.META
        return self.counted(request) if counted else self.get_response(request)

    def counted(self, request):
        with CaptureQueriesContext(connection) as statements:
            response = self.get_response(request)
        response[HEADER] = str(len(statements))
        remember(request.path, len(statements))
        return response


def folder() -> Path:
    return settings.DATA_DIR / "reads"


def remember(path: str, statements: int) -> None:
    """Note what an answer of this process took."""
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / str(os.getpid())).open("a") as file:
        file.write(f"{path} {statements}\n")
