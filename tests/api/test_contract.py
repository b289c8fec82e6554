import json

import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

from api.contract import FILE, STREAMS, THINGS, document_text
from api.refusals import problem_examples
from api.urls import CALLS
from blocks.aside import AsideBlock
from blocks.body import BodyBlock


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
    assert FILE.read_text(encoding="utf-8") == document_text(CALLS), (
        "run `make contract` and look at the change"
    )


def test_the_contract_is_valid_openapi(contract):
    assert contract["openapi"].startswith("3.1")
    validate(contract)


def test_every_reference_of_the_contract_leads_somewhere(contract):
    found = set(references(contract))
    assert found
    for reference in found:
        room, kind, name = reference.removeprefix("#/").split("/")
        assert name in contract[room][kind], reference


def test_making_the_contract_warns_of_nothing(capfd):
    document_text(CALLS)
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
    assert list(examples)[:1] == ([] if name == "preview" else ["Demo"])
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


COMPONENT_EXAMPLES = {name: shown["value"] for name, shown in CONTRACT["components"]["examples"].items()}


@pytest.mark.parametrize("name", COMPONENT_EXAMPLES)
def test_the_example_of_a_block_thing_or_problem_is_of_its_component(name):
    component = "Problem" if name[0].isdigit() else name
    schema = {"$ref": f"#/components/schemas/{component}", "components": CONTRACT["components"]}
    OAS31Validator(schema).validate(COMPONENT_EXAMPLES[name])


def test_every_block_thing_and_problem_has_an_example():
    blocks = {name for stream in STREAMS for name in names_of_union(stream)}
    assert set(COMPONENT_EXAMPLES) == blocks | set(THINGS) | set(problem_examples())
    kinds = {shown["type"] for name, shown in COMPONENT_EXAMPLES.items() if name[0].isdigit()}
    assert kinds == set(CONTRACT["components"]["schemas"]["Problem"]["properties"]["type"]["enum"])


def test_every_type_of_page_is_shown_by_an_example(contract):
    answer = contract["paths"]["/api/v1/pages/{id}/"]["get"]["responses"]["200"]
    shown = {
        example["value"]["type"] for example in answer["content"]["application/json"]["examples"].values()
    }
    assert shown == set(contract["components"]["schemas"]["Page"]["discriminator"]["mapping"])


@pytest.mark.parametrize("union", ["BodyBlock", "ZoneBlock", "Page"])
def test_the_members_of_a_union_are_told_apart_by_a_constant(contract, union):
    schemas = contract["components"]["schemas"]
    for value, reference in schemas[union]["discriminator"]["mapping"].items():
        member = schemas[reference.removeprefix("#/components/schemas/")]
        assert member["properties"]["type"]["const"] == value
        assert "type" in member["required"]
    assert len(schemas[union]["oneOf"]) == len(schemas[union]["discriminator"]["mapping"])


def test_examples_hold_a_block_of_each_type(contract):
    def shown(call: str) -> dict:
        answer = contract["paths"][f"/api/v1/{call}"]["get"]["responses"]["200"]
        return answer["content"]["application/json"]["examples"]["EveryBlock"]["value"]

    bodies = [shown("articles/{id}/")["body"], shown("resolve/")["page"]["body"]]
    for body in bodies:
        assert [block["type"] for block in body] == list(BodyBlock().child_blocks)
    zones = shown("resolve/")["zones"]
    assert [block["type"] for block in zones["aside"]] == list(AsideBlock().child_blocks)


def test_every_parameter_has_a_description_and_an_example_of_its_kind(contract):
    for call in (call for path in contract["paths"].values() for call in path.values()):
        for parameter in call.get("parameters", []):
            assert parameter.get("description"), (call["operationId"], parameter["name"])
            shown = [example["value"] for example in parameter.get("examples", {}).values()]
            # Swagger UI fills in what stands at the parameter, and would send every optional one.
            assert bool(shown) is parameter.get("required", False)
            for example in shown or parameter["schema"]["examples"]:
                OAS31Validator(parameter["schema"]).validate(example)


def test_every_answer_is_described(contract):
    for call in (call for path in contract["paths"].values() for call in path.values()):
        assert all(answer["description"] for answer in call["responses"].values()), call["operationId"]


def names_of_union(name: str) -> list[str]:
    members = CONTRACT["components"]["schemas"][name]["oneOf"]
    return [member["$ref"].removeprefix("#/components/schemas/") for member in members]
