import json

import pytest
from openapi_spec_validator import validate

from api.contract import FILE, document_text


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
