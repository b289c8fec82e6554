"""How a view of ours becomes an operation of the contract: from what it declares, nothing twice."""

import json
from pathlib import Path

from django.utils import translation
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse

from .problems import Problem, body_of
from .serializers.fields import TypeField

# Answers of the demo, by operation; ``manage.py examples`` writes them.
EXAMPLES = Path(__file__).resolve().parent / "examples"
PROBLEM = {"$ref": "#/components/schemas/Problem"}
# What a refusal means, and the kind of problem that is its example.
REFUSALS = {
    400: ("A parameter, header or the body is not valid.", "invalid-parameter"),
    403: ("Not allowed now.", "results-not-shown"),
    404: ("There is nothing here.", "not-found"),
    409: ("Another ballot, or the end of the poll, stands in the way.", "already-voted"),
    410: ("What was here is no longer available.", "gone"),
    422: ("The idempotency key was used for another ballot.", "idempotency-key-reused"),
    429: (
        "Too many requests of one client; `Retry-After` says how many seconds to wait.",
        "too-many-requests",
    ),
}
# What stands in the headers of answers.
REQUEST_ID = "Names the request in the logs: give it to the operator."
KEPT_HEADERS = {
    "ETag": "A strong validator: send it as `If-None-Match`, and get 304 while the answer is the same.",
    "Cache-Control": "For how long caches may show the answer; it ends with the next change that is scheduled.",
    "Cache-Tag": "The keys of everything the answer is made of, with commas between: what a cache purges by.",
}
RETRY_AFTER = "Seconds to wait before the next try."


class OperationSchema(AutoSchema):
    """Reads ``operation``, ``parameters``, ``body``, ``header_names``, ``answer``, ``answer_status``, ``refusals``,
    ``limit`` and ``is_kept`` of a view.
    """

    def get_override_parameters(self):
        headers = [
            OpenApiParameter(name, location=OpenApiParameter.HEADER, required=required)
            for name, required in self.view.header_names.items()
        ]
        return [
            *headers,
            *([self.view.parameters] if self.view.parameters else []),
            *self.response_headers(),
        ]

    def response_headers(self) -> list[OpenApiParameter]:
        """Return what stands in the headers of the answers."""
        answered = [str(self.view.answer_status)]
        found = [header("X-Request-Id", REQUEST_ID, True)]
        if self.view.is_kept:
            found.append(OpenApiParameter("If-None-Match", location=OpenApiParameter.HEADER))
            found += [header(name, words, [*answered, "304"]) for name, words in KEPT_HEADERS.items()]
        if self.view.limit:
            found.append(header("Retry-After", RETRY_AFTER, ["429"]))
        return found

    def get_operation_id(self) -> str:
        return self.view.operation

    def get_tags(self) -> list[str]:
        return [type(self.view).__module__.rsplit(".", 1)[-1]]

    def get_description(self) -> str:
        return type(self.view).__doc__ or ""

    def get_request_serializer(self):
        return self.view.body

    def get_response_serializers(self):
        problems = {
            (status, "application/problem+json"): refusal(status)
            for status in (*self.view.refusals, *([429] if self.view.limit else []))
        }
        kept = {304: OpenApiResponse(description="The client has it already.")} if self.view.is_kept else {}
        other = OpenApiResponse(PROBLEM, description="Any other refusal, or a fault of ours.")
        return {
            self.view.answer_status: OpenApiResponse(self.view.answer),
            **kept,
            **problems,
            ("default", "application/problem+json"): other,
        }

    def get_examples(self):
        """Return what the demo answers to the call, and the body that was sent."""
        operation, status = self.view.operation, [str(self.view.answer_status)]
        answer, body = example(operation), example(f"{operation}.request")
        found = []
        if answer is not None:
            found.append(OpenApiExample("Demo", value=answer, response_only=True, status_codes=status))
        if body is not None:
            found.append(OpenApiExample("Demo", value=body, request_only=True))
        return found


def refusal(status: int) -> OpenApiResponse:
    """Return a refusal with an example, whose words are English."""
    words, code = REFUSALS[status]
    with translation.override("en"):
        problem = body_of(Problem(code, status), "c62f5fc42528423caf12d2e3a2386a6e")
    return OpenApiResponse(PROBLEM, description=words, examples=[OpenApiExample("Problem", value=problem)])


def example(name: str):
    """Return an example by its name; None if there is none."""
    file = EXAMPLES / f"{name}.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None


def header(name: str, words: str, answers: bool | list[str]) -> OpenApiParameter:
    """Return a header of some answers, or of all."""
    return OpenApiParameter(name, location=OpenApiParameter.HEADER, response=answers, description=words)


class TypeFieldExtension(OpenApiSerializerFieldExtension):
    """A type is a constant, so that a union of objects can be told apart."""

    target_class = TypeField

    def map_serializer_field(self, auto_schema, direction):
        return {"type": "string", "const": self.target.name}
