"""Everything that can go wrong, as RFC 9457 problem details: never HTML, never a trace."""

import secrets

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, JsonResponse
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions

TITLES = {
    "invalid-parameter": _("A parameter is not valid."),
    "unknown-parameter": _("There is no such parameter."),
    "invalid-request": _("The request is not valid."),
    "invalid-body": _("The request body is not valid."),
    "missing-header": _("A header is missing or not valid."),
    "not-found": _("There is nothing here."),
    "gone": _("What was here is no longer available."),
    "method-not-allowed": _("This method is not possible here."),
    "not-acceptable": _("Answers are JSON."),
    "unsupported-media-type": _("Send JSON."),
    "precondition-failed": _("What is here is not what you expect."),
    "too-many-requests": _("Too many requests."),
    "results-not-shown": _("The results are not shown now."),
    "invalid-voter": _("The voter token is not valid."),
    "already-voted": _("This voter has answered the poll."),
    "poll-closed": _("The poll is not open."),
    "idempotency-key-reused": _("The idempotency key was used for another ballot."),
    "unavailable": _("Try again in a moment."),
    "server-error": _("Something went wrong on our side."),
}
# The kinds of problems, with the status each has.
STATUSES = {
    "already-voted": 409,
    "gone": 410,
    "idempotency-key-reused": 422,
    "invalid-body": 400,
    "invalid-parameter": 400,
    "invalid-request": 400,
    "invalid-voter": 403,
    "method-not-allowed": 405,
    "missing-header": 400,
    "not-acceptable": 406,
    "not-found": 404,
    "poll-closed": 409,
    "precondition-failed": 412,
    "results-not-shown": 403,
    "server-error": 500,
    "too-many-requests": 429,
    "unavailable": 503,
    "unknown-parameter": 400,
    "unsupported-media-type": 415,
}
PROBLEM_JSON = "application/problem+json"


class Problem(exceptions.APIException):
    """A refusal with a stable ``type``. ``parameter`` names what is wrong; ``detail`` says how, in plain words.

    Its kind has its status, unless another is given.
    """

    def __init__(
        self, code: str, detail: str = "", parameter: str = "", retry_after: int = 0, status_code: int = 0
    ):
        super().__init__(detail or code)
        self.code, self.status_code, self.words = code, status_code or STATUSES[code], detail
        self.parameter, self.retry_after = parameter, retry_after


def invalid(parameter: str, detail: str) -> Problem:
    return Problem("invalid-parameter", detail, parameter)


def not_found() -> Problem:
    return Problem("not-found")


OF_DRF = {
    exceptions.MethodNotAllowed: "method-not-allowed",
    exceptions.NotAcceptable: "not-acceptable",
    exceptions.UnsupportedMediaType: "unsupported-media-type",
    exceptions.ParseError: "invalid-body",
    exceptions.Throttled: "too-many-requests",
    exceptions.NotFound: "not-found",
}


def problem_of(error: Exception) -> Problem | None:
    """Return the problem that stands for an exception; None for one that is a fault of ours."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, Http404 | PermissionDenied):
        return not_found()
    if isinstance(error, SuspiciousOperation):
        return Problem("invalid-request")
    if isinstance(error, OperationalError | InterfaceError):
        # The database is away, full, or (SQLite) locked for longer than its timeout.
        return Problem("unavailable", retry_after=2)
    for kind, code in OF_DRF.items():
        if isinstance(error, kind):
            return Problem(code, retry_after=int(getattr(error, "wait", 0) or 0))
    return None


def type_of(code: str) -> str:
    """Return the ``type`` of a problem, which does not change."""
    return f"urn:newsdesk:problem:{code}"


def body_of(problem: Problem, request_id: str) -> dict:
    """Return what is told of a problem, in the language that is active."""
    title = str(TITLES[problem.code])
    body = {
        "type": type_of(problem.code),
        "title": title,
        "status": problem.status_code,
        "detail": str(problem.words or title),
        "request_id": request_id,
    }
    if problem.parameter:
        body["parameter"] = problem.parameter
    return body


def response_for(problem: Problem, request_id: str) -> JsonResponse:
    """Return the answer for a problem; its request id stands in the body and in the header."""
    body = body_of(problem, request_id)
    response = JsonResponse(body, status=problem.status_code, content_type=PROBLEM_JSON)
    response["Cache-Control"] = "no-store"
    response["X-Request-Id"] = request_id
    if problem.retry_after:
        response["Retry-After"] = str(problem.retry_after)
    return response


def new_request_id() -> str:
    return secrets.token_hex(16)
