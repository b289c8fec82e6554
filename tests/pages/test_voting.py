"""Casting ballots: once each, only while the poll is open, and naming nobody."""

import threading
import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, connections
from django.utils import timezone

from pages import voting
from pages.models import Ballot, BallotChoice, Option
from tests.factories import PollFactory

HOUR = timedelta(hours=1)


def keys(poll):
    return [option.key for option in Option.objects.filter(poll=poll).order_by("sort_order")]


def cast(poll, voter=None, key="khoa-1", options=None):
    return voting.cast(poll.pk, voter or voting.mint_voter(poll.pk), key, options or keys(poll)[:1])


@pytest.fixture
def poll(db):
    return PollFactory()


def test_a_ballot_is_stored_with_its_choices(poll):
    ballot = cast(poll)
    assert Ballot.objects.get() == ballot
    assert BallotChoice.objects.get().option.key == keys(poll)[0]


def test_the_same_call_again_returns_the_same_ballot(poll):
    voter = voting.mint_voter(poll.pk)
    assert cast(poll, voter) == cast(poll, voter)
    assert Ballot.objects.count() == 1


def test_the_same_call_again_returns_the_same_ballot_after_the_poll_has_closed(poll):
    voter = voting.mint_voter(poll.pk)
    ballot = cast(poll, voter)
    poll.closes_at = timezone.now() - HOUR
    poll.save()
    assert cast(poll, voter) == ballot


def test_an_idempotency_key_does_not_serve_for_another_answer(poll):
    voter = voting.mint_voter(poll.pk)
    cast(poll, voter)
    with pytest.raises(voting.KeyReused):
        cast(poll, voter, options=keys(poll)[1:])


def test_an_idempotency_key_does_not_serve_for_another_voter(poll):
    cast(poll)
    with pytest.raises(voting.KeyReused):
        cast(poll)


def test_a_second_ballot_of_a_voter_is_refused(poll):
    voter = voting.mint_voter(poll.pk)
    cast(poll, voter)
    with pytest.raises(voting.AlreadyVoted):
        cast(poll, voter, key="khoa-2")


def test_two_ballots_of_a_voter_cannot_be_stored_at_all(poll):
    voter = voting.mint_voter(poll.pk)
    answers = [voting.answer_to(poll.pk, voter, key, keys(poll)[:1]) for key in ("khoa-1", "khoa-2")]
    voting.store(answers[0])
    with pytest.raises(IntegrityError):
        voting.store(answers[1])


def test_two_ballots_under_an_idempotency_key_cannot_be_stored_at_all(poll):
    answers = [voting.answer_to(poll.pk, voting.mint_voter(poll.pk), "k", keys(poll)[:1]) for _ in range(2)]
    voting.store(answers[0])
    with pytest.raises(IntegrityError):
        voting.store(answers[1])


def test_a_poll_takes_no_ballots_after_it_has_closed(poll):
    voter = voting.mint_voter(poll.pk)
    poll.closes_at = timezone.now() - timedelta(seconds=1)
    poll.save()
    with pytest.raises(voting.PollClosed):
        cast(poll, voter)
    with pytest.raises(voting.PollClosed):
        voting.mint_voter(poll.pk)


@pytest.mark.parametrize("state", [{"live": False}, {"opens_at": timezone.now() + HOUR}])
def test_a_poll_that_is_not_public_cannot_be_found(db, state):
    poll = PollFactory(**state)
    token = voting.signer(poll.pk).sign("doc-gia")
    for ask in (
        lambda: cast(poll, token),
        lambda: voting.mint_voter(poll.pk),
        lambda: voting.results_allowed(poll.pk),
    ):
        with pytest.raises(voting.PollNotFound):
            ask()
    assert not Ballot.objects.exists()


def test_the_clock_of_the_database_decides(poll, monkeypatch):
    """The server's own clock may be wrong; what it says is not asked."""
    poll.closes_at = timezone.now() - HOUR
    poll.save()
    monkeypatch.setattr(timezone, "now", lambda: poll.closes_at - HOUR)
    with pytest.raises(voting.PollClosed):
        voting.mint_voter(poll.pk)


@pytest.mark.parametrize("token", ["", "x", "doc-gia:sai", "đ:ộ", "\ud800"])
def test_a_forged_voter_is_refused(poll, token):
    with pytest.raises(voting.InvalidVoter):
        voting.cast(poll.pk, token, "khoa", keys(poll)[:1])


def test_a_voter_of_another_poll_is_refused(poll):
    with pytest.raises(voting.InvalidVoter):
        cast(poll, voting.mint_voter(PollFactory().pk))


def test_an_option_of_another_poll_is_refused(poll):
    with pytest.raises(voting.InvalidChoice):
        cast(poll, options=keys(PollFactory())[:1])
    with pytest.raises(voting.InvalidChoice):
        cast(poll, options=[uuid.uuid4()])


def test_a_retired_option_is_refused(poll):
    Option.objects.filter(key=keys(poll)[0]).update(retired=True)
    with pytest.raises(voting.InvalidChoice):
        cast(poll)


def test_more_options_than_allowed_none_or_one_twice_are_refused(db):
    poll = PollFactory(max_choices=2, options=["Nhanh", "Rõ", "Thân thiện"])
    first, second, third = keys(poll)
    voter = voting.mint_voter(poll.pk)
    for options in ([], [first, second, third], [first, first]):
        with pytest.raises(voting.InvalidChoice):
            voting.cast(poll.pk, voter, "khoa", options)
    cast(poll, voter, options=[second, first])
    assert BallotChoice.objects.count() == 2


def test_nothing_stored_names_the_voter_or_can_be_compared_between_polls(poll):
    other = PollFactory()
    voter = "doc-gia"
    for each in (poll, other):
        cast(each, voting.signer(each.pk).sign(voter))
    stored = list(Ballot.objects.values_list("voter", "idempotency_key"))
    assert len({text for row in stored for text in row}) == 4
    assert not any(voter in text or "khoa" in text for row in stored for text in row)


def test_only_the_day_in_viet_nam_is_stored(poll, monkeypatch):
    moment = timezone.now().replace(year=2026, month=11, day=23, hour=18)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert str(cast(poll).cast_on) == "2026-11-24"


def test_results_count_ballots_and_votes(db):
    poll = PollFactory(max_choices=2, options=["Nhanh", "Rõ", "Thân thiện"])
    first, second, third = keys(poll)
    for number, options in enumerate(([first], [first, second], [second, first])):
        cast(poll, key=str(number), options=options)
    found = voting.results(poll.pk)
    assert found.total == 3
    assert [(option.text, option.votes) for option in found.options] == [
        ("Nhanh", 3),
        ("Rõ", 2),
        ("Thân thiện", 0),
    ]


def test_void_ballots_do_not_count(poll):
    ballot = cast(poll)
    Ballot.objects.filter(pk=ballot.pk).update(void=True)
    found = voting.results(poll.pk)
    assert (found.total, found.options[0].votes) == (0, 0)


def test_results_keep_retired_options_that_have_votes(poll):
    cast(poll)
    Option.objects.filter(poll=poll).update(retired=True)
    assert [option.text for option in voting.results(poll.pk).options] == ["Hài lòng"]


@pytest.mark.parametrize(
    ("rule", "anybody", "voters", "closed"),
    [
        ("always", True, True, True),
        ("after_voting", False, True, True),
        ("after_closing", False, False, True),
    ],
)
def test_who_may_see_results(db, rule, anybody, voters, closed):
    poll = PollFactory(results_shown=rule)
    voter, idle = voting.mint_voter(poll.pk), voting.mint_voter(poll.pk)
    cast(poll, voter)
    assert voting.results_allowed(poll.pk) is anybody
    assert voting.results_allowed(poll.pk, idle) is anybody
    assert voting.results_allowed(poll.pk, voter) is voters
    poll.closes_at = timezone.now() - HOUR
    poll.save()
    assert voting.results_allowed(poll.pk) is closed


def test_the_cost_of_a_ballot_does_not_grow(db, django_assert_num_queries):
    small, large = PollFactory(), PollFactory(max_choices=20, options=[f"Ý kiến {n}" for n in range(20)])
    for poll, options in ((small, keys(small)[:1]), (large, keys(large))):
        voter = voting.mint_voter(poll.pk)
        with django_assert_num_queries(7):
            voting.cast(poll.pk, voter, "khoa", options)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
class TestRaces:
    @pytest.fixture(autouse=True)
    def postgresql(self):
        if connection.vendor != "postgresql":
            pytest.skip("SQLite lets one transaction write at a time.")

    def race(self, *calls):
        """Run the calls at the same moment, each on a connection of its own; return what came of each."""
        start, outcomes = threading.Barrier(len(calls)), []

        def run(call):
            try:
                start.wait(timeout=10)
                outcomes.append(call())
            except voting.VotingError as refusal:
                outcomes.append(type(refusal))
            finally:
                connections.close_all()

        threads = [threading.Thread(target=run, args=[call]) for call in calls]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=30)
        return outcomes

    def test_of_two_ballots_of_a_voter_at_the_same_moment_one_is_stored(self):
        poll = PollFactory()
        voter = voting.mint_voter(poll.pk)
        for attempt in range(5):
            Ballot.objects.all().delete()
            outcomes = self.race(*[lambda key=key: cast(poll, voter, key) for key in ("khoa-1", "khoa-2")])
            assert outcomes.count(voting.AlreadyVoted) == 1, attempt
            assert Ballot.objects.count() == BallotChoice.objects.count() == 1

    def test_one_call_sent_many_times_at_the_same_moment_is_one_ballot(self):
        poll = PollFactory()
        voter = voting.mint_voter(poll.pk)
        outcomes = self.race(*[lambda: cast(poll, voter)] * 8)
        assert set(outcomes) == {Ballot.objects.get()}
        assert len(outcomes) == 8
        assert BallotChoice.objects.count() == 1
