"""How a view of ours becomes an operation of the contract: from what it declares, nothing twice."""

import json
from collections import defaultdict
from pathlib import Path

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse

from .problems import PROBLEM_JSON, STATUSES
from .refusals import ANYWHERE, REFUSALS, refusal
from .serializers.fields import TypeField

# Answers of the demo, by operation; ``manage.py examples`` writes them.
EXAMPLES = Path(__file__).resolve().parent / "examples"
# What a client can send in headers, and an example of it.
HEADERS = {
    "If-None-Match": (
        "The `ETag` of an answer the client has: the answer is 304 while it is the same.",
        '"2b0c8f0d6a7e4c1f9b3a5d7e8f0a1c"',
    ),
    "Idempotency-Key": (
        "8 to 100 visible characters, new for each ballot: the same key and body again count once.",
        "5f0c5e0e-2f43-4f0f-9a57-0a3f2f0d7c11",
    ),
    "X-Voter": (
        "The voter token of this reader for this poll.",
        "vmJ5gaYRMTCCwnlR-Cj_-w:mqdntiNslTfk7hKVAHjGGlPf97_rLaTf1Ob77CfBdBM",
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
    """Reads ``operation``, ``parameters``, ``body``, ``header_names``, ``answer``, ``answer_words``, ``answer_status``,
    ``refusals``, ``tells_reasons``, ``limit`` and ``is_kept`` of a view.
    """

    def get_override_parameters(self):
        headers = [request_header(name, required) for name, required in self.view.header_names.items()]
        return [
            *([self.id_in_path()] if "{id}" in self.path else []),
            *headers,
            *([self.view.parameters] if self.view.parameters else []),
            *self.response_headers(),
        ]

    def id_in_path(self) -> OpenApiParameter:
        """Return the id of what is asked, whose example is that of the answer's example."""
        answer = example(self.view.operation) or {}
        shown = OpenApiExample("Demo", value=answer.get("id") or answer.get("poll") or 1)
        return OpenApiParameter(
            "id",
            int,
            OpenApiParameter.PATH,
            description="The `id` that other answers give.",
            examples=[shown],
        )

    def response_headers(self) -> list[OpenApiParameter]:
        """Return what stands in the headers of the answers."""
        answered = [str(self.view.answer_status)]
        found = [header("X-Request-Id", REQUEST_ID, True)]
        if self.view.is_kept:
            found.append(request_header("If-None-Match"))
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
        statuses = defaultdict(list)
        for status, code in sorted(self.problems()):
            statuses[status].append((status, code))
        refused = {
            (status, PROBLEM_JSON): refusal(REFUSALS[status], problems)
            for status, problems in statuses.items()
        }
        kept = {304: OpenApiResponse(description="The client has it already.")} if self.view.is_kept else {}
        other = refusal(
            "Any other refusal, or a fault of ours.", [(STATUSES[code], code) for code in ANYWHERE]
        )
        return {
            self.view.answer_status: OpenApiResponse(self.view.answer, description=self.view.answer_words),
            **kept,
            **refused,
            ("default", PROBLEM_JSON): other,
        }

    def problems(self) -> set[tuple[int, str]]:
        """Return the problems a client can bring about, each with its status."""
        view = self.view
        codes = {
            "not-acceptable": True,
            "unknown-parameter": view.tells_reasons,
            "invalid-parameter": view.tells_reasons and view.parameters,
            "precondition-failed": view.is_kept,
            "missing-header": any(view.header_names.values()),
            "invalid-body": view.body,
            "unsupported-media-type": view.body,
            "too-many-requests": view.limit,
        }
        found = {
            (STATUSES[code], code) for code in (*view.refusals, *(code for code in codes if codes[code]))
        }
        return found | ({(413, "invalid-body")} if view.body else set())

    def get_examples(self):
        """Return what the demo answers to the call, and the body that was sent."""
        status = [str(self.view.answer_status)]
        answers = {
            name: OpenApiExample(name, value=value, response_only=True, status_codes=status)
            for name, value in examples_of(self.view.operation).items()
        }
        body = example(f"{self.view.operation}.request")
        sent = [] if body is None else [OpenApiExample("Demo", value=body, request_only=True)]
        return [*answers.values(), *sent, *self.parameter_examples()]

    def parameter_examples(self) -> list[OpenApiExample]:
        """Return an example of each parameter of the query."""
        declared = self.view.parameters._declared_fields if self.view.parameters else {}
        return [
            OpenApiExample("Demo", value=field.example, parameter_only=(name, "query"))
            for name, field in declared.items()
        ]


def examples_of(operation: str) -> dict[str, object]:
    """Return the examples of what a call answers, by name: the demo's, and those named after what they show."""
    demo = example(operation)
    named = {
        file.name.split(".")[1]: example(file.name.removesuffix(".json"))
        for file in sorted(EXAMPLES.glob(f"{operation}.[A-Z]*.json"))
    }
    return {**({} if demo is None else {"Demo": demo}), **named}


def example(name: str):
    """Return an example by its name; None if there is none."""
    file = EXAMPLES / f"{name}.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None


def request_header(name: str, required: bool = False) -> OpenApiParameter:
    """Return a header a client can or must send."""
    words, value = HEADERS[name]
    return OpenApiParameter(
        name,
        location=OpenApiParameter.HEADER,
        required=required,
        description=words,
        examples=[OpenApiExample("Demo", value=value)],
    )


def header(name: str, words: str, answers: bool | list[str]) -> OpenApiParameter:
    """Return a header of some answers, or of all."""
    return OpenApiParameter(name, location=OpenApiParameter.HEADER, response=answers, description=words)


class TypeFieldExtension(OpenApiSerializerFieldExtension):
    """A type is a constant, so that a union of objects can be told apart."""

    target_class = TypeField

    def map_serializer_field(self, auto_schema, direction):
        return {"type": "string", "const": self.target.name}
