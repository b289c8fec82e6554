"""What calls refuse, as the contract shows it: by status, and an example of each kind of problem."""

from django.utils import translation
from drf_spectacular.utils import OpenApiExample, OpenApiResponse

from .problems import STATUSES, Problem, body_of

PROBLEM = {"$ref": "#/components/schemas/Problem"}
# What a refusal means, by its status.
REFUSALS = {
    400: "A parameter, header or the body is not valid.",
    403: "Not allowed now.",
    404: "There is nothing here.",
    406: "Answers are JSON; the client takes none.",
    409: "Another ballot, or the end of the poll, stands in the way.",
    410: "What was here is no longer available.",
    412: "The answer has another `ETag` than the client expects.",
    413: "The body has more than 16 kB.",
    415: "The body is not JSON.",
    422: "The idempotency key was used for another ballot.",
    429: "Too many requests of one client; `Retry-After` says how many seconds to wait.",
}
# Those that any call can answer with, whatever it is asked.
ANYWHERE = ("invalid-request", "method-not-allowed", "server-error", "unavailable")
# Whose parameter, header or key a problem names in the examples.
NAMED = {
    "invalid-parameter": "limit",
    "unknown-parameter": "foo",
    "invalid-body": "options",
    "missing-header": "Idempotency-Key",
}
REQUEST = "c62f5fc42528423caf12d2e3a2386a6e"


def refusal(words: str, problems: list[tuple[int, str]]) -> OpenApiResponse:
    """Return a refusal with the names of the examples of its problems."""
    shown = [OpenApiExample(f"{status}-{code}", value={}) for status, code in problems]
    return OpenApiResponse(PROBLEM, description=words, examples=shown)


def problem_example(status: int, code: str) -> dict:
    """Return a problem as it is told in English."""
    parameter = NAMED.get(code, "") if status == 400 else ""
    with translation.override("en"):
        return body_of(Problem(code, parameter=parameter, status_code=status), REQUEST)


def problem_examples() -> dict[str, dict]:
    """Return an example of each problem, by status and kind: ``404-not-found``."""
    problems = sorted({*((status, code) for code, status in STATUSES.items()), (413, "invalid-body")})
    return {f"{status}-{code}": problem_example(status, code) for status, code in problems}
