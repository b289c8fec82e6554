"""The types and the client for TypeScript follow the contract, compile strictly, and work against a server."""

import json
import os
import subprocess

import pytest

from pages.models import Poll
from tests import factories

from .typescript import ROOT, compiled, run


def test_the_committed_types_are_those_of_the_contract(client_folder, tmp_path):
    made = tmp_path / "types.ts"
    done = run(
        client_folder, "openapi-typescript", str(ROOT / "api/openapi.json"), "-o", str(made), "--alphabetize"
    )
    assert done.returncode == 0, done.stderr
    assert (ROOT / "api" / "types.ts").read_text() == made.read_text(), (
        "run `make contract` and look at the change"
    )


def test_the_client_and_its_examples_compile_strictly(client_folder):
    assert compiled(client_folder) == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('    case "quote":', '    case "cite":'),
        ('    case "visit_counter":\n      return `<p>${escape(shown.value.title)}</p>`;\n', ""),
        ("shown.value.speaker", "shown.value.speakers"),
    ],
)
def test_a_block_that_is_forgotten_or_misread_does_not_compile(client_folder, before, after):
    example = client_folder / "examples" / "render.ts"
    good = example.read_text()
    assert before in good
    example.write_text(good.replace(before, after, 1))
    try:
        assert "examples/render.ts" in compiled(client_folder)
    finally:
        example.write_text(good)


def typed_examples(contract: dict) -> list[str]:
    """Return TypeScript that gives every example of the contract the type of its call or component."""
    lines = ['import type { Answer, Problem, Schemas } from "../src/index.js";']

    def add(kind: str, value) -> None:
        lines.append(f"export const example{len(lines)}: {kind} = {json.dumps(value, ensure_ascii=False)};")

    for path, operations in contract["paths"].items():
        for method, operation in operations.items():
            for status, answer in operation["responses"].items():
                shown = answer.get("content", {}).get("application/json", {}) if status[0] == "2" else {}
                for example in shown.get("examples", {}).values():
                    add(f'Answer<"{path}", "{method}">', example["value"])
    for name, example in contract["components"]["examples"].items():
        add("Problem" if name[0].isdigit() else f'Schemas["{name}"]', example["value"])
    return lines


def test_every_example_is_of_its_type(client_folder):
    lines = typed_examples(json.loads((ROOT / "api" / "openapi.json").read_text(encoding="utf-8")))
    assert len(lines) > 60
    file = client_folder / "examples" / "samples.ts"
    try:
        file.write_text("\n".join(lines), encoding="utf-8")
        assert compiled(client_folder) == ""
        file.write_text("\n".join(lines).replace('"question"', '"questions"'), encoding="utf-8")
        assert "questions" in compiled(client_folder)
    finally:
        file.unlink()


SCRIPT = """
import { Newsdesk, ProblemError } from "./dist/index.js";
const [baseUrl, article, poll, option] = process.argv.slice(2);
const seen = [];
const watched = async (url, init) => { const r = await fetch(url, init); seen.push(r.status); return r; };
const newsdesk = new Newsdesk({ baseUrl, language: "vi", fetch: watched });
const path = { id: Number(article) };
const first = await newsdesk.get("/api/v1/articles/{id}/", { path });
const again = await newsdesk.get("/api/v1/articles/{id}/", { path });
const titles = [];
for await (const card of newsdesk.items("/api/v1/articles/", { limit: 2 })) titles.push(card.title);
const problems = [];
for (const call of [
  () => newsdesk.get("/api/v1/articles/{id}/", { path: { id: 999999 } }),
  () => newsdesk.get("/api/v1/articles/", { query: { limit: 1000 } }),
]) {
  try { await call(); } catch (error) {
    problems.push([error instanceof ProblemError, error.status, error.problem.type, error.is("not-found")]);
  }
}
const { voter } = await newsdesk.post("/api/v1/polls/{id}/voters/", { path: { id: Number(poll) } });
const ballot = await newsdesk.post("/api/v1/polls/{id}/ballots/", {
  path: { id: Number(poll) },
  body: { options: [option] },
  headers: { "X-Voter": voter, "Idempotency-Key": "key-12345678" },
});
console.log(JSON.stringify({ statuses: seen.slice(0, 2), same: first === again, titles, problems, ballot }));
"""


@pytest.mark.django_db(transaction=True)
def test_the_client_reads_remembers_goes_on_refuses_and_votes(client_folder, live_server):
    section = factories.SectionPageFactory(parent=factories.home_site())
    articles = [factories.ArticlePageFactory(parent=section) for _ in range(5)]
    poll: Poll = factories.PollFactory()
    option = poll.options.first()
    assert run(client_folder, "tsc").stdout == ""
    script = client_folder / "try.mjs"
    script.write_text(SCRIPT)
    arguments = [live_server.url, str(articles[0].pk), str(poll.pk), str(option.key)]
    done = subprocess.run(
        ["node", script, *arguments], capture_output=True, text=True, env={**os.environ, "NO_PROXY": "*"}
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["statuses"] == [200, 304]
    assert found["same"] is True
    assert sorted(found["titles"]) == sorted(article.title for article in articles)
    assert found["problems"] == [
        [True, 404, "urn:newsdesk:problem:not-found", True],
        [True, 400, "urn:newsdesk:problem:invalid-parameter", False],
    ]
    assert found["ballot"] == {"type": "ballot", "poll": poll.pk, "options": [str(option.key)]}
