"""How a view of ours becomes an operation of the contract: from what it declares, nothing twice."""

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from .serializers.fields import TypeField

PROBLEM = {"$ref": "#/components/schemas/Problem"}
PROBLEM_WORDS = {
    400: "A parameter, header or the body is not valid.",
    403: "Not allowed now.",
    404: "There is nothing here.",
    409: "Another ballot, or the end of the poll, stands in the way.",
    410: "What was here is no longer available.",
    422: "The idempotency key was used for another ballot.",
}


class OperationSchema(AutoSchema):
    """Reads ``parameters``, ``body``, ``header_names``, ``answer``, ``answer_status`` and ``refusals`` of a view."""

    def get_override_parameters(self):
        headers = [
            OpenApiParameter(name, location=OpenApiParameter.HEADER, required=required)
            for name, required in self.view.header_names.items()
        ]
        return [*headers, *([self.view.parameters] if self.view.parameters else [])]

    def get_operation_id(self) -> str:
        return (
            type(self.view).__name__.removesuffix("View")[0].lower()
            + type(self.view).__name__.removesuffix("View")[1:]
        )

    def get_tags(self) -> list[str]:
        return [type(self.view).__module__.rsplit(".", 1)[-1]]

    def get_description(self) -> str:
        return type(self.view).__doc__ or ""

    def get_request_serializer(self):
        return self.view.body

    def get_response_serializers(self):
        problems = {
            (status, "application/problem+json"): OpenApiResponse(PROBLEM, description=PROBLEM_WORDS[status])
            for status in self.view.refusals
        }
        return {self.view.answer_status: OpenApiResponse(self.view.answer), **problems}

    def get_examples(self):
        return []


class TypeFieldExtension(OpenApiSerializerFieldExtension):
    """A type is a constant, so that a union of objects can be told apart."""

    target_class = TypeField

    def map_serializer_field(self, auto_schema, direction):
        return {"type": "string", "const": self.target.name}
