import json
import uuid
from urllib.parse import quote

from django.core.management.base import BaseCommand, CommandError
from django.test import Client
from django.utils import timezone

from api.models import ContentItem
from api.operations import EXAMPLES
from pages.models import Placement, Poll

ROOT = "/api/v1"
# The words of the demo's texts that the example of the search looks for.
SEARCHED = "chuyển đổi số"


class Command(BaseCommand):
    """Write the examples of the contract: what the demo answers to each call. What it sends there is counted."""

    help = "Write api/examples/ from the demo, for the contract: run `make examples`."

    def handle(self, *args, **options):
        if not ContentItem.objects.exists():
            raise CommandError("Build the demo first: manage.py demo --no-serve")
        self.client = Client(SERVER_NAME="localhost")
        for path in EXAMPLES.glob("*.json"):
            path.unlink()
        for operation, call in reads().items():
            self.write(operation, self.client.get(f"{ROOT}{call}", secure=True))
        self.vote()
        self.view()

    def vote(self) -> None:
        """Cast a ballot, and read what it changes."""
        poll = open_poll()
        address = f"{ROOT}/polls/{poll}/"
        voter = self.client.post(f"{address}voters/", secure=True)
        self.write("mintVoter", voter)
        body = {"options": [str(Poll.objects.get(pk=poll).options.first().key)]}
        headers = {
            "X-Voter": voter.json()["voter"],
            "Idempotency-Key": uuid.uuid4().hex,
        }
        ballot = self.client.post(
            f"{address}ballots/", body, "application/json", secure=True, headers=headers
        )
        self.write("castBallot", ballot, body)
        results = self.client.get(f"{address}results/", secure=True, headers={"X-Voter": headers["X-Voter"]})
        self.write("getResults", results)

    def view(self) -> None:
        body = {"views": [{"type": "article", "id": newest("article")}]}
        self.write(
            "countViews", self.client.post(f"{ROOT}/views/", body, "application/json", secure=True), body
        )

    def write(self, operation: str, answer, body: dict | None = None) -> None:
        """Write an answer, and the body it answers. Raises CommandError for a refusal."""
        if answer.status_code >= 300:
            raise CommandError(f"{operation}: {answer.status_code} {answer.content.decode()}")
        for name, value in {operation: answer.json(), f"{operation}.request": body}.items():
            if value is not None:
                text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
                (EXAMPLES / f"{name}.json").write_text(text, encoding="utf-8")
        self.stdout.write(operation)


def reads() -> dict[str, str]:
    """Return a call for each operation that reads."""
    article, placement = most_varied(), Placement.objects.order_by("pk")[0].slug
    standard = public("standard").order_by("pk")[0]
    return {
        "resolve": f"/resolve/?path={quote(standard.path)}",
        "getSite": "/site/",
        "getSections": "/sections/",
        "listArticles": "/articles/?limit=2",
        "getArticle": f"/articles/{article}/",
        "getPage": f"/pages/{standard.object_id}/",
        "search": f"/search/?q={quote(SEARCHED)}&limit=2",
        "listBanners": f"/banners/?placement={placement}",
        "listPolls": "/polls/?limit=2",
        "getPoll": f"/polls/{open_poll()}/",
        "getCounters": f"/counters/?objects=article:{article}&visits=true",
    }


def public(kind: str):
    return ContentItem.objects.public(timezone.now()).filter(type=kind, locale="vi")


def newest(kind: str) -> int:
    return public(kind).newest_first()[0].object_id


def open_poll() -> int:
    """Return the id of a public poll that takes ballots."""
    now = timezone.now()
    polls = Poll.objects.filter(pk__in=public("poll").values("object_id")).order_by("pk")
    return next(poll.pk for poll in polls if poll.closes_at is None or poll.closes_at > now)


def most_varied() -> int:
    """Return the id of the article with the most kinds of blocks."""
    kinds = {item.object_id: len(kinds_in(item)) for item in public("article")}
    return max(kinds, key=lambda pk: (kinds[pk], -pk))


def kinds_in(item: ContentItem) -> set[str]:
    """Return the kinds of blocks of a body, by how they begin in a stored document."""
    return {part.partition('"')[0] for part in item.document.split('{"type":"')[1:]}
