import json
import re

from django.db import transaction
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from pages import voting

from ..bodies import read_body, refused
from ..leaves import INTEGER, STRING, array, structure
from ..models import ContentItem
from ..problems import Problem, not_found
from .base import View

IDEMPOTENCY_KEY = re.compile(r"[\x21-\x7e]{8,100}")

# For how many seconds caches may keep results that everybody may see.
SECONDS_KEPT = 5

REFUSALS = {
    voting.PollNotFound: "not-found",
    voting.PollClosed: "poll-closed",
    voting.InvalidVoter: "invalid-voter",
    voting.AlreadyVoted: "already-voted",
    voting.KeyReused: "idempotency-key-reused",
}


class BallotSerializer(serializers.Serializer):
    """An answer to a poll: the keys of the chosen options."""

    options = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=30)


class PollAction(View):
    """What can be done with one public poll."""

    @classmethod
    def as_view(cls, **kwargs):
        # An answer must follow the commit, also in a project that wraps its requests in transactions.
        return transaction.non_atomic_requests(super().as_view(**kwargs))

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        if not ContentItem.objects.public(self.now).filter(key=f"poll:{kwargs['pk']}").exists():
            raise not_found()

    def handle_exception(self, exc):
        if type(exc) in REFUSALS:
            exc = Problem(REFUSALS[type(exc)])
        return super().handle_exception(exc)

    def uncached(self, answer: dict, status: int) -> HttpResponse:
        response = HttpResponse(
            json.dumps(answer, ensure_ascii=False), content_type="application/json", status=status
        )
        response["Cache-Control"] = "no-store"
        return response


class VotersView(PollAction):
    """Mint a signed voter token, good for one ballot in this poll. Nothing is stored."""

    operation = "mintVoter"
    answer = structure(type={"const": "voter"}, voter=STRING)
    answer_words = "A token: keep it for this reader, and send it as `X-Voter`."
    answer_status = 201
    limit = "voters"
    refusals = ("not-found", "poll-closed")

    def post(self, request, pk):
        return self.uncached({"type": "voter", "voter": voting.mint_voter(pk)}, 201)


class BallotsView(PollAction):
    """Cast a ballot. 201 means: it is in the database."""

    operation = "castBallot"
    body = BallotSerializer
    header_names = {"X-Voter": True, "Idempotency-Key": True}
    answer = structure(type={"const": "ballot"}, poll=INTEGER, options=array(STRING))
    answer_words = "The ballot, which is in the database."
    answer_status = 201
    limit = "ballots"
    refusals = ("not-found", "invalid-voter", "already-voted", "poll-closed", "idempotency-key-reused")

    def post(self, request, pk):
        body = read_body(request, BallotSerializer)
        voter, key = self.header("X-Voter"), self.header("Idempotency-Key")
        if not IDEMPOTENCY_KEY.fullmatch(key):
            raise Problem("missing-header", _("8 to 100 visible characters."), "Idempotency-Key")
        try:
            voting.cast(pk, voter, key, body["options"])
        except voting.InvalidChoice as error:
            raise refused(_("Choose among this poll's options, as many as it allows."), "options") from error
        chosen = [str(option) for option in body["options"]]
        return self.uncached({"type": "ballot", "poll": pk, "options": chosen}, 201)

    def header(self, name: str) -> str:
        value = self.request.headers.get(name, "")
        if not value:
            raise Problem("missing-header", parameter=name)
        return value


class ResultsView(PollAction):
    """The results of a poll, if its rule shows them now to whoever sends this ``X-Voter``."""

    operation = "getResults"
    header_names = {"X-Voter": False}
    answer = structure(
        type={"const": "poll_results"},
        poll=INTEGER,
        total=INTEGER,
        options=array(structure(key=STRING, text=STRING, votes=INTEGER, share={"type": "number"})),
    )
    answer_words = "How many ballots there are, and how many chose each option."
    refusals = ("not-found", "results-not-shown")

    def get(self, request, pk):
        voter = request.headers.get("X-Voter")
        if not voting.results_allowed(pk, voter):
            raise Problem("results-not-shown")
        response = self.uncached(presented(voting.results(pk)), 200)
        if voter is None:
            response["Cache-Control"] = f"public, max-age={SECONDS_KEPT}"
        patch_vary_headers(response, ["X-Voter"])
        return response


def presented(results: voting.Results) -> dict:
    """Return results as the contract has them; ``share`` is the part of all ballots that chose the option."""
    options = [
        {
            "key": str(option.key),
            "text": option.text,
            "votes": option.votes,
            "share": round(option.votes / results.total, 4) if results.total else 0,
        }
        for option in results.options
    ]
    return {"type": "poll_results", "poll": results.poll_id, "total": results.total, "options": options}
