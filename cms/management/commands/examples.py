import json
import uuid
from urllib.parse import quote

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from api import samples
from api.delivery import drafted
from api.marks import Picture, Spliced, marked_json, references_in
from api.models import ContentItem
from api.operations import EXAMPLES
from pages.models import HomePage, Placement, Poll

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
        for path in EXAMPLES.rglob("*.json"):
            path.unlink()
        for operation, call in reads().items():
            self.write(operation, self.client.get(f"{ROOT}{call}", secure=True))
        self.redirect()
        self.vote()
        self.view()
        for component, shown in things().items():
            write(f"things/{component}", shown)

    @transaction.atomic
    def redirect(self) -> None:
        """Write what an old address answers, of which the demo has none."""
        Redirect.add_redirect("/cac-chuyen-muc", redirect_to=HomePage.objects.get(locale__language_code="vi"))
        self.write("resolve.Redirect", self.client.get(f"{ROOT}/resolve/?path=/cac-chuyen-muc/", secure=True))
        transaction.set_rollback(True)

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
        write(operation, answer.json())
        if body is not None:
            write(f"{operation}.request", body)
        self.stdout.write(operation)


def write(name: str, value) -> None:
    file = EXAMPLES / f"{name}.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def reads() -> dict[str, str]:
    """Return a call for each operation that reads; for one that answers in several shapes, one for each."""
    article, placement = most_varied(), Placement.objects.order_by("pk")[0].slug
    pages = {kind: public(kind).order_by("pk")[0] for kind in ("home", "section", "standard")}
    return {
        "resolve": f"/resolve/?path={quote(article.path)}",
        **{f"resolve.{kind.title()}": f"/resolve/?path={quote(page.path)}" for kind, page in pages.items()},
        "getSite": "/site/",
        "getSections": "/sections/",
        "listArticles": "/articles/?limit=2",
        "getArticle": f"/articles/{article.object_id}/",
        "getPage": f"/pages/{article.object_id}/",
        **{f"getPage.{kind.title()}": f"/pages/{page.object_id}/" for kind, page in pages.items()},
        "search": f"/search/?q={quote(SEARCHED)}&limit=2",
        "listBanners": f"/banners/?placement={placement}",
        "listPolls": "/polls/?limit=2",
        "getPoll": f"/polls/{open_poll()}/",
        "getCounters": f"/counters/?objects=article:{article.object_id}&visits=true",
    }


def things() -> dict[str, dict]:
    """Return a public thing of each kind that a block can name, as readers get it, by its component."""
    front = public("home")[0]
    marked = {component: newest_of(kind) for kind, component in samples.COMPONENTS.items()}
    marked["PageLink"] = Spliced(front.key, "link")
    front.document = marked_json(marked)
    return json.loads(drafted(front, timezone.now()))["page"]


def newest_of(kind: str) -> Spliced | Picture:
    """Return what marks the newest public thing of a kind; of pictures, that of the newest article."""
    article = ContentItem.objects.get(key=f"page:{newest('article')}")
    if kind == "page":
        return Spliced(article.key)
    if kind == "image":
        [key] = [key for key in references_in(article.card) if key.startswith("image:")]
        return Picture(key, {"alt": "", "caption": "", "credit": ""})
    return Spliced(ContentItem.objects.public(timezone.now()).filter(kind=kind).order_by("-object_id")[0].key)


def public(kind: str):
    return ContentItem.objects.public(timezone.now()).filter(type=kind, locale="vi")


def newest(kind: str) -> int:
    return public(kind).newest_first()[0].object_id


def open_poll() -> int:
    """Return the id of a public poll that takes ballots."""
    now = timezone.now()
    polls = Poll.objects.filter(pk__in=public("poll").values("object_id")).order_by("pk")
    return next(poll.pk for poll in polls if poll.closes_at is None or poll.closes_at > now)


def most_varied() -> ContentItem:
    """Return the article with the most kinds of blocks."""
    return max(public("article"), key=lambda item: (len(kinds_in(item)), -item.object_id))


def kinds_in(item: ContentItem) -> set[str]:
    """Return the kinds of blocks of a body, by how they begin in a stored document."""
    return {part.partition('"')[0] for part in item.document.split('{"type":"')[1:]}
