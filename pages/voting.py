"""Casting ballots and counting them. A ballot that was acknowledged is stored, once, and names nobody."""

import hashlib
import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db import IntegrityError, transaction
from django.db.models import BooleanField, Case, Count, Q, Value, When
from django.db.models.functions import Now
from django.utils import timezone

from . import conf
from .models import Ballot, BallotChoice, Option, Poll

SHOWN = Poll.ResultsShown


class VotingError(Exception):
    """Why a ballot was refused; nothing was stored."""


class PollNotFound(VotingError):
    """There is no such poll, or it is not public."""


class PollClosed(VotingError):
    """The poll has closed."""


class InvalidChoice(VotingError):
    """The options are not this poll's, are retired, repeated, none, or too many."""


class InvalidVoter(VotingError):
    """The voter token was not made here for this poll."""


class AlreadyVoted(VotingError):
    """This voter has a ballot in this poll, under another idempotency key."""


class KeyReused(VotingError):
    """The idempotency key belongs to another ballot of this poll."""


@dataclass(frozen=True)
class Answer:
    """What is asked to be stored: hashes that mean nothing outside their poll, and the chosen keys."""

    poll_id: int
    voter: str
    idempotency_key: str
    fingerprint: str
    option_keys: tuple[UUID, ...]


@dataclass(frozen=True)
class OptionResult:
    key: UUID
    text: str
    votes: int


@dataclass(frozen=True)
class Results:
    """``total`` is the number of ballots; with several choices the votes add up to more."""

    poll_id: int
    total: int
    options: list[OptionResult]


def mint_voter(poll_id: int) -> str:
    """Return a new signed voter token for an open poll, storing nothing. Raises PollNotFound, PollClosed."""
    require_open(poll_id)
    return signer(poll_id).sign(secrets.token_urlsafe(16))


def cast(poll_id: int, voter_token: str, idempotency_key: str, option_keys: Collection[UUID]) -> Ballot:
    """Store a ballot and return it; the same call again returns the same ballot. Raises a VotingError.

    It is committed when this returns, so this cannot run inside another transaction.
    """
    answer = answer_to(poll_id, voter_token, idempotency_key, option_keys)
    if earlier := earlier_ballot(answer):
        return earlier
    try:
        return store(answer)
    except IntegrityError:
        # Another request was faster: its ballot decides. If there is none, an option went away meanwhile.
        if earlier := earlier_ballot(answer):
            return earlier
        return store(answer)


def results(poll_id: int) -> Results:
    """Return how the ballots of a poll stand now. Two queries."""
    options = Option.objects.filter(poll_id=poll_id).order_by("sort_order", "pk")
    counted = options.annotate(votes=Count("choices", filter=Q(choices__ballot__void=False)))
    return Results(
        poll_id=poll_id,
        total=Ballot.objects.filter(poll_id=poll_id, void=False).count(),
        options=[
            OptionResult(option.key, option.text, option.votes)
            for option in counted
            if option.votes or not option.retired
        ],
    )


def results_allowed(poll_id: int, voter_token: str | None = None) -> bool:
    """Say whether the bearer of ``voter_token`` may see results now. Raises PollNotFound, InvalidVoter.

    Once a poll has closed, everybody may. At most two queries.
    """
    poll = find(poll_id)
    if poll.closed or poll.results_shown == SHOWN.ALWAYS:
        return True
    if poll.results_shown == SHOWN.AFTER_CLOSING or voter_token is None:
        return False
    return Ballot.objects.filter(poll_id=poll_id, voter=voter_hash(poll_id, voter_token)).exists()


def find(poll_id: int) -> Poll:
    """Return a public poll with ``closed`` as the database's clock has it. Raises PollNotFound."""
    closed = Case(
        When(closes_at__lte=Now(), then=Value(True)), default=Value(False), output_field=BooleanField()
    )
    begun = Q(opens_at=None) | Q(opens_at__lte=Now())
    poll = Poll.objects.filter(begun, pk=poll_id, live=True).annotate(closed=closed).first()
    if poll is None:
        raise PollNotFound
    return poll


def require_open(poll_id: int) -> Poll:
    """Return a public poll that takes ballots now. Raises PollNotFound, PollClosed."""
    poll = find(poll_id)
    if poll.closed:
        raise PollClosed
    return poll


def answer_to(poll_id: int, voter_token: str, idempotency_key: str, option_keys: Collection[UUID]) -> Answer:
    chosen = sorted(str(key) for key in option_keys)
    return Answer(
        poll_id=poll_id,
        voter=voter_hash(poll_id, voter_token),
        idempotency_key=keyed_hash(poll_id, "idempotency key", idempotency_key),
        fingerprint=keyed_hash(poll_id, "answer", "\n".join(chosen)),
        option_keys=tuple(option_keys),
    )


def earlier_ballot(answer: Answer) -> Ballot | None:
    """Return the ballot this answer already became. Raises KeyReused or AlreadyVoted for another one."""
    same = Q(idempotency_key=answer.idempotency_key) | Q(voter=answer.voter)
    found = list(Ballot.objects.filter(same, poll_id=answer.poll_id))
    for ballot in found:
        if ballot.idempotency_key == answer.idempotency_key:
            if (ballot.voter, ballot.fingerprint) != (answer.voter, answer.fingerprint):
                raise KeyReused
            return ballot
    if found:
        raise AlreadyVoted
    return None


@transaction.atomic(durable=True)
def store(answer: Answer) -> Ballot:
    """Check the answer against the poll as it is now, and write the ballot."""
    poll = require_open(answer.poll_id)
    options = chosen_options(poll, answer.option_keys)
    ballot = Ballot.objects.create(
        poll=poll,
        voter=answer.voter,
        idempotency_key=answer.idempotency_key,
        fingerprint=answer.fingerprint,
        cast_on=timezone.localdate(timezone=conf.VIET_NAM),
    )
    BallotChoice.objects.bulk_create(BallotChoice(ballot=ballot, option=option) for option in options)
    return ballot


def chosen_options(poll: Poll, keys: Collection[UUID]) -> list[Option]:
    """Return the options with those keys. Raises InvalidChoice."""
    if not 1 <= len(keys) <= poll.max_choices or len(set(keys)) != len(keys):
        raise InvalidChoice
    options = list(Option.objects.filter(poll=poll, key__in=keys, retired=False))
    if len(options) != len(keys):
        raise InvalidChoice
    return options


def signer(poll_id: int) -> Signer:
    return Signer(key=conf.voting_key(), salt=f"newsdesk voter of poll {poll_id}", fallback_keys=[])


def voter_hash(poll_id: int, voter_token: str) -> str:
    """Return what is stored of a voter. Raises InvalidVoter."""
    try:
        voter = signer(poll_id).unsign(voter_token)
    except (BadSignature, UnicodeError):
        raise InvalidVoter from None
    return keyed_hash(poll_id, "voter", voter)


def keyed_hash(poll_id: int, purpose: str, text: str) -> str:
    """Return a hash of ``text`` that cannot be compared between polls, or made without the key."""
    message = f"{purpose}\n{poll_id}\n{text}"
    return hmac.new(conf.voting_key().encode(), message.encode(), hashlib.sha256).hexdigest()
