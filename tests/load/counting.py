"""Count the database's statements of a request that asks for it; every other passes."""

import os
from pathlib import Path

from django.conf import settings
from django.db import connection

HEADER = "X-Count"


class CountingMiddleware:
    """Tells how many statements a counted request took, and notes those that took any, by process."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        counted = "HTTP_X_COUNT" in request.META
        return self.counted(request) if counted else self.get_response(request)

    def counted(self, request):
        statements = []

        def note(execute, sql, *arguments):
            statements.append(sql)
            return execute(sql, *arguments)

        with connection.execute_wrapper(note):
            response = self.get_response(request)
        response[HEADER] = str(len(statements))
        if statements:
            remember(request.path)
        return response


def folder() -> Path:
    return settings.DATA_DIR / "reads"


def remember(path: str) -> None:
    """Note that this process read the database for an answer."""
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / str(os.getpid())).open("a") as file:
        file.write(f"{path}\n")
