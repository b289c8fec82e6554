import json

import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate
from wagtail import blocks

from api.contract import FILE, document_text, stream_schemas


def references(node):
    if isinstance(node, dict):
        yield from ([node["$ref"]] if "$ref" in node else [])
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from references(child)


@pytest.fixture
def contract():
    return json.loads(FILE.read_text(encoding="utf-8"))


def test_the_committed_contract_is_what_the_code_says():
    assert FILE.read_text(encoding="utf-8") == document_text(), "run `make contract` and look at the change"


def test_the_contract_is_valid_openapi(contract):
    assert contract["openapi"].startswith("3.1")
    validate(contract)


def test_every_reference_of_the_contract_leads_somewhere(contract):
    names = {reference.removeprefix("#/components/schemas/") for reference in references(contract)}
    assert names <= set(contract["components"]["schemas"])


def test_making_the_contract_warns_of_nothing(capfd):
    document_text()
    assert capfd.readouterr().err == ""


def test_the_contract_is_served(client):
    answer = client.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.json()["info"]["title"] == "Newsdesk"


def answers_of(contract) -> list:
    """Return an operation's name, and the media of each answer and body that shows an example."""
    found = []
    for path in contract["paths"].values():
        for operation in path.values():
            for status, answer in operation["responses"].items():
                media = answer.get("content", {}).get("application/json")
                if status.startswith("2") and media:
                    found.append((operation["operationId"], media))
            if "requestBody" in operation:
                found.append(
                    (
                        f"{operation['operationId']}.request",
                        operation["requestBody"]["content"]["application/json"],
                    )
                )
    return found


CONTRACT = json.loads(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "media"), answers_of(CONTRACT), ids=lambda value: value if isinstance(value, str) else "-"
)
def test_every_answer_and_body_shows_an_example_of_its_shape(name, media):
    examples = media.get("examples") or {}
    # What a preview answers has the shape of ``resolve``, and a draft has no place in a contract.
    assert list(examples) == ([] if name == "preview" else ["Demo"])
    schema = {**media["schema"], "components": CONTRACT["components"]}
    for example in examples.values():
        OAS31Validator(schema).validate(example["value"])


def test_no_two_operations_have_one_name(contract):
    names = [operation["operationId"] for path in contract["paths"].values() for operation in path.values()]
    assert len(names) == len(set(names))
    assert all(names)


def test_every_call_says_what_else_may_be_answered(contract):
    for path in contract["paths"].values():
        for operation in path.values():
            problem = operation["responses"]["default"]["content"]["application/problem+json"]
            assert problem["schema"] == {"$ref": "#/components/schemas/Problem"}


def test_a_block_of_a_host_project_is_typed_without_another_line():
    class Address(blocks.StructBlock):
        street = blocks.CharBlock()
        floors = blocks.ListBlock(blocks.IntegerBlock())

    class Body(blocks.StreamBlock):
        address = Address()

    assert stream_schemas("HostBody", Body()) == {
        "AddressBlock": {
            "type": "object",
            "properties": {
                "type": {"const": "address"},
                "id": {"type": "string"},
                "value": {
                    "type": "object",
                    "properties": {
                        "street": {"type": "string"},
                        "floors": {
                            "type": "array",
                            "items": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
                        },
                    },
                    "required": ["street", "floors"],
                    "additionalProperties": False,
                },
            },
            "required": ["type", "id", "value"],
            "additionalProperties": False,
        },
        "HostBody": {
            "oneOf": [{"$ref": "#/components/schemas/AddressBlock"}],
            "discriminator": {
                "propertyName": "type",
                "mapping": {"address": "#/components/schemas/AddressBlock"},
            },
        },
    }


def test_every_refusal_shows_a_problem(contract):
    shown = [
        (int(status), example["value"])
        for path in contract["paths"].values()
        for operation in path.values()
        for status, answer in operation["responses"].items()
        if status.startswith("4")
        for example in answer["content"]["application/problem+json"]["examples"].values()
    ]
    assert {status for status, _ in shown} == {400, 403, 404, 409, 410, 422, 429}
    for status, problem in shown:
        OAS31Validator(contract["components"]["schemas"]["Problem"]).validate(problem)
        assert problem["status"] == status
