"""What is answered when no view did: below /api/ a problem, everywhere else Django's plain page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views import defaults

from api.problems import Problem, new_request_id, response_for

API = "/api/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, Problem("invalid-request"), defaults.bad_request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, Problem("not-found"), defaults.page_not_found, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    return answer(request, Problem("server-error"), defaults.server_error)


def answer(request: HttpRequest, problem: Problem, page: Callable, *details) -> HttpResponse:
    """Return ``problem`` to whoever called the API, and Django's ``page`` to everybody else."""
    if request.path_info.startswith(API):
        return response_for(problem, new_request_id())
    return page(request, *details)
