"""A change that would break a front end is found, named, and let through only if front-end teams are told of it."""

import copy
import json
import re
from pathlib import Path

import pytest

from api.compatibility import bare, differences
from api.contract import FILE, RELEASED

CONTRACT = json.loads(FILE.read_text(encoding="utf-8"))
TOLD = Path(__file__).resolve().parents[2] / "docs" / "front-end" / "breaking-changes.md"


def test_every_change_since_the_release_that_breaks_somebody_is_told():
    released = json.loads(RELEASED.read_text(encoding="utf-8"))
    told = re.findall(r"^- `(.+?)`", TOLD.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(told) == differences(released, CONTRACT)


def test_a_contract_does_not_break_itself():
    assert differences(bare(CONTRACT), CONTRACT) == []


def schemas(contract) -> dict:
    return contract["components"]["schemas"]


def call(contract, address: str, method: str = "get") -> dict:
    return contract["paths"][f"/api/v1/{address}"][method]


def parameter(contract, address: str, name: str) -> dict:
    return next(one for one in call(contract, address)["parameters"] if one["name"] == name)


def new_parameter(required: bool) -> dict:
    return {"name": "new", "in": "query", "required": required, "schema": {"type": "string"}}


def answer_of(contract, address: str) -> dict:
    return call(contract, address)["responses"]["200"]["content"]["application/json"]


BREAKS = {
    "Card.lead is gone": lambda c: schemas(c)["Card"]["properties"].pop("lead"),
    "Card.lead may be missing": lambda c: schemas(c)["Card"]["required"].remove("lead"),
    "Card.lead may be integer": lambda c: schemas(c)["Card"]["properties"].update(lead={"type": "integer"}),
    "Article.lead may be null": lambda c: schemas(c)["Article"]["properties"].update(
        lead={"anyOf": [{"type": "string"}, {"type": "null"}]}
    ),
    "HeadingBlock.value.level may be 4": lambda c: schemas(c)["HeadingBlock"]["properties"]["value"][
        "properties"
    ]["level"]["enum"].append(4),
    "Poll.results_shown may be never": lambda c: schemas(c)["Poll"]["properties"]["results_shown"][
        "enum"
    ].append("never"),
    "BodyBlock is never quote any more": lambda c: schemas(c)["BodyBlock"]["discriminator"]["mapping"].pop(
        "quote"
    ),
    "QuoteBlock.type may be cite": lambda c: schemas(c)["QuoteBlock"]["properties"]["type"].update(
        const="cite"
    ),
    "GET /api/v1/search/ is gone": lambda c: c["paths"].pop("/api/v1/search/"),
    "GET /api/v1/search/ requires new": lambda c: call(c, "search/")["parameters"].append(
        new_parameter(True)
    ),
    "GET /api/v1/articles/ requires locale": lambda c: parameter(c, "articles/", "locale").update(
        required=True
    ),
    "GET /api/v1/articles/ takes no tag any more": lambda c: call(c, "articles/")["parameters"].remove(
        parameter(c, "articles/", "tag")
    ),
    "GET /api/v1/articles/ limit may go beyond maximum 20": lambda c: parameter(c, "articles/", "limit")[
        "schema"
    ].update(maximum=20),
    "GET /api/v1/articles/ limit may go beyond minimum 5": lambda c: parameter(c, "articles/", "limit")[
        "schema"
    ].update(minimum=5),
    "GET /api/v1/articles/ q may be string": lambda c: parameter(c, "articles/", "q")["schema"].update(
        type="integer"
    ),
    "GET /api/v1/articles/ q may have another pattern than ^a": lambda c: parameter(c, "articles/", "q")[
        "schema"
    ].update(pattern="^a"),
    "Ballot.reason is required": lambda c: (
        schemas(c)["Ballot"]["properties"].update(reason={"type": "string"}),
        schemas(c)["Ballot"]["required"].append("reason"),
    ),
    "Viewed.id is not taken any more": lambda c: schemas(c)["Viewed"]["properties"].pop("id"),
    "PageLink.url is gone": lambda c: schemas(c)["PageLink"]["properties"].pop("url"),
    "POST /api/v1/polls/{id}/voters/ does not answer 201 any more": lambda c: call(
        c, "polls/{id}/voters/", "post"
    )["responses"].pop("201"),
    "GET /api/v1/articles/ 200 has no ETag any more": lambda c: call(c, "articles/")["responses"]["200"][
        "headers"
    ].pop("ETag"),
    "GET /api/v1/articles/ 200 is not application/json any more": lambda c: call(c, "articles/")["responses"][
        "200"
    ]["content"].pop("application/json"),
}
KEEPS = {
    "a new property": lambda c: schemas(c)["Card"]["properties"].update(new={"type": "string"}),
    "a new optional parameter": lambda c: call(c, "search/")["parameters"].append(new_parameter(False)),
    "a wider limit": lambda c: parameter(c, "articles/", "limit")["schema"].update(maximum=100),
    "a new type of block": lambda c: schemas(c)["BodyBlock"]["discriminator"]["mapping"].update(
        new="#/components/schemas/QuoteBlock"
    ),
    "a new kind of problem": lambda c: schemas(c)["Problem"]["properties"]["type"]["enum"].append("urn:x"),
    "a new call": lambda c: c["paths"].update({"/api/v1/new/": {}}),
    "fewer values in an answer": lambda c: schemas(c)["Poll"]["properties"]["results_shown"]["enum"].pop(),
    "never null again": lambda c: schemas(c)["Card"]["properties"].update(
        section={"$ref": "#/components/schemas/PageLink"}
    ),
    "other words": lambda c: schemas(c)["Card"].update(description="Something else."),
    "a refusal less": lambda c: call(c, "articles/")["responses"].pop("412"),
}


def changed(change) -> dict:
    contract = copy.deepcopy(CONTRACT)
    change(contract)
    return contract


@pytest.mark.parametrize("name", BREAKS)
def test_what_breaks_a_front_end_is_named(name):
    assert name in differences(bare(CONTRACT), changed(BREAKS[name]))


@pytest.mark.parametrize("name", KEEPS)
def test_what_breaks_nobody_is_let_through(name):
    assert differences(bare(CONTRACT), changed(KEEPS[name])) == []
