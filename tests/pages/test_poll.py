"""Whatever the newsroom does to a poll, ballots and the options they chose stay."""

import uuid
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ReferenceIndex, Revision

from pages import voting
from pages.models import Ballot, BallotChoice, Option, Poll
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def poll():
    return factories.PollFactory(options=["Nhanh", "Rõ ràng", "Thân thiện"])


@pytest.fixture
def officer(client):
    client.force_login(factories.superuser())
    return client


def vote(poll, text):
    option = Option.objects.get(poll=poll, text=text)
    return voting.cast(poll.pk, voting.mint_voter(poll.pk), str(uuid.uuid4()), [option.key])


def votes(poll):
    return {option.text: option.votes for option in voting.results(poll.pk).options}


def offered(poll):
    return list(Option.objects.filter(poll=poll, retired=False).values_list("text", flat=True))


def keys(poll):
    return dict(Option.objects.filter(poll=poll).values_list("text", "key"))


def draft_of(poll):
    return Poll.objects.get(pk=poll.pk).get_latest_revision_as_object()


class TestRevisions:
    def test_publishing_a_draft_keeps_ballots_and_keys(self, poll):
        revision, before = poll.save_revision(), keys(poll)
        vote(poll, "Nhanh")
        revision.publish()
        assert votes(poll) == {"Nhanh": 1, "Rõ ràng": 0, "Thân thiện": 0}
        assert keys(poll) == before

    def test_an_option_can_be_reworded(self, poll):
        vote(poll, "Nhanh")
        draft = draft_of(poll)
        option = draft.options.get(text="Nhanh")
        option.text = "Nhanh chóng"
        draft.options.add(option)
        draft.save_revision().publish()
        assert votes(poll)["Nhanh chóng"] == 1

    def test_an_option_with_votes_that_a_draft_lacks_is_retired_not_removed(self, poll):
        vote(poll, "Nhanh")
        draft = draft_of(poll)
        draft.options = [option for option in draft.options.all() if option.text == "Rõ ràng"]
        draft.save_revision().publish()
        assert offered(poll) == ["Rõ ràng"]
        assert votes(poll) == {"Nhanh": 1, "Rõ ràng": 0}

    def test_an_option_without_votes_is_removed(self, poll):
        draft = draft_of(poll)
        draft.options = [option for option in draft.options.all() if option.text != "Nhanh"]
        draft.save_revision().publish()
        assert sorted(keys(poll)) == ["Rõ ràng", "Thân thiện"]

    def test_options_first_saved_in_a_draft_keep_their_ballots_when_it_is_published_again(self, poll):
        draft = draft_of(poll)
        draft.options.add(Option(text="Đúng hẹn", sort_order=9))
        revision = draft.save_revision()
        revision.publish()
        key = keys(poll)["Đúng hẹn"]
        vote(poll, "Đúng hẹn")
        Revision.objects.get(pk=revision.pk).publish()
        assert votes(poll)["Đúng hẹn"] == 1
        assert keys(poll)["Đúng hẹn"] == key

    def test_reverting_to_a_revision_older_than_an_option_keeps_its_ballots(self, poll):
        old = poll.save_revision()
        draft = draft_of(poll)
        draft.options.add(Option(text="Đúng hẹn", sort_order=9))
        new = draft.save_revision()
        new.publish()
        vote(poll, "Đúng hẹn")
        vote(poll, "Nhanh")
        old.publish()
        assert votes(poll) == {"Nhanh": 1, "Rõ ràng": 0, "Thân thiện": 0, "Đúng hẹn": 1}
        assert "Đúng hẹn" not in offered(poll)
        new.publish()
        assert "Đúng hẹn" in offered(poll)
        assert votes(poll)["Đúng hẹn"] == 1

    def test_ballots_survive_unpublishing_and_publishing_again(self, poll):
        vote(poll, "Nhanh")
        poll.unpublish()
        Poll.objects.get(pk=poll.pk).save_revision().publish()
        assert votes(poll)["Nhanh"] == 1


class TestEditor:
    """The real form, fetched and sent back as a browser does."""

    def edit_url(self, poll):
        return reverse(Poll.snippet_viewset.get_url_name("edit"), args=[poll.pk])

    def form(self, client, url):
        page = BeautifulSoup(client.get(url).content, "html.parser")
        fields = page.select("form[data-edit-form] [name]") or page.select("main form [name]")
        return {field["name"]: value(field) for field in fields if field.name != "button" and is_sent(field)}

    def add_option(self, form, text):
        """Fill in the blank row that the editor's script copies."""
        number = int(form["options-TOTAL_FORMS"])
        row = {"id": "", "key": "", "text": text, "ORDER": str(number + 1), "DELETE": ""}
        form.update({f"options-{number}-{name}": content for name, content in row.items()})
        form["options-TOTAL_FORMS"] = str(number + 1)

    def send(self, client, url, form, **more):
        response = client.post(url, {**form, **more})
        assert response.status_code == 302, BeautifulSoup(response.content, "html.parser").select(
            ".w-field__errors"
        )

    def create(self, client, *options):
        url = reverse(Poll.snippet_viewset.get_url_name("add"))
        form = self.form(client, url)
        form.update({"question": "Bạn thấy thủ tục thế nào?", "options-TOTAL_FORMS": "0"})
        for text in options:
            self.add_option(form, text)
        self.send(client, url, form)
        return Poll.objects.get()

    def test_the_blank_row_offers_no_key(self, officer):
        page = officer.get(reverse(Poll.snippet_viewset.get_url_name("add"))).content.decode()
        rows = BeautifulSoup(page.replace("<template", "<div"), "html.parser").select(
            "[name^=options-][name$=-key]"
        )
        assert len(rows) >= 3
        assert not any(row.get("value") for row in rows)

    def test_a_poll_with_several_new_options_can_be_saved(self, officer):
        poll = self.create(officer, "Tốt", "Chưa tốt", "Không ý kiến")
        assert not poll.live
        assert len(set(keys(poll).values())) == 3

    def test_saving_the_same_draft_again_and_again_keeps_keys_and_ballots(self, officer):
        poll = self.create(officer, "Tốt", "Chưa tốt")
        first = keys(poll)
        for text in ("Không ý kiến", "Ý kiến khác"):
            form = self.form(officer, self.edit_url(poll))
            self.add_option(form, text)
            self.send(officer, self.edit_url(poll), form)
        drafted = {option.text: option.key for option in draft_of(poll).options.all()}
        assert len(drafted) == 4
        self.send(
            officer, self.edit_url(poll), self.form(officer, self.edit_url(poll)), **{"action-publish": "1"}
        )
        assert keys(poll) == drafted
        assert first.items() <= drafted.items()
        for text in drafted:
            vote(poll, text)
        self.send(officer, self.edit_url(poll), self.form(officer, self.edit_url(poll)))
        self.send(
            officer, self.edit_url(poll), self.form(officer, self.edit_url(poll)), **{"action-publish": "1"}
        )
        assert votes(poll) == dict.fromkeys(drafted, 1)
        assert keys(poll) == drafted

    def test_saving_by_itself_while_the_page_stays_open_keeps_the_keys(self, officer):
        url = reverse(Poll.snippet_viewset.get_url_name("add"))
        form = self.form(officer, url)
        form.update({"question": "Bạn thấy thủ tục thế nào?", "options-TOTAL_FORMS": "0"})
        for text in ("Tốt", "Chưa tốt"):
            self.add_option(form, text)
        first = officer.post(url, form, headers={"accept": "application/json"}).json()
        poll = Poll.objects.get()
        before = keys(poll)
        form.update(first["field_updates"])
        again = officer.post(first["url"], form, headers={"accept": "application/json"}).json()
        form.update(again["field_updates"])
        self.send(officer, first["url"], form, **{"action-publish": "1"})
        assert len(before) == 2
        assert keys(poll) == before

    def test_an_option_added_to_a_live_poll_keeps_its_key_through_drafts(self, officer, poll):
        form = self.form(officer, self.edit_url(poll))
        self.add_option(form, "Đúng hẹn")
        self.send(officer, self.edit_url(poll), form)
        key = draft_of(poll).options.get(text="Đúng hẹn").key
        assert "Đúng hẹn" not in keys(poll)
        self.send(officer, self.edit_url(poll), self.form(officer, self.edit_url(poll)))
        self.send(
            officer, self.edit_url(poll), self.form(officer, self.edit_url(poll)), **{"action-publish": "1"}
        )
        assert keys(poll)["Đúng hẹn"] == key

    def test_the_key_of_a_stored_option_cannot_be_changed(self, officer, poll):
        before = keys(poll)
        form = self.form(officer, self.edit_url(poll))
        form["options-0-key"] = str(uuid.uuid4())
        self.send(officer, self.edit_url(poll), form, **{"action-publish": "1"})
        assert keys(poll) == before

    def test_deleting_a_poll_with_ballots_is_refused_in_words(self, officer, poll):
        vote(poll, "Nhanh")
        urls = [
            reverse(Poll.snippet_viewset.get_url_name("delete"), args=[poll.pk]),
            reverse("wagtail_bulk_action", args=["newsdesk_pages", "poll", "delete"]) + f"?id={poll.pk}",
        ]
        for url in urls:
            for ask in (officer.get, officer.post):
                response = ask(url, follow=True)
                assert response.status_code == 200
                assert poll.question in str(next(iter(response.context["messages"])))
        assert Ballot.objects.filter(poll=poll).exists()

    def test_a_poll_without_ballots_can_be_deleted_once_it_was_taken_down(self, officer, poll):
        poll.unpublish()
        url = reverse(Poll.snippet_viewset.get_url_name("delete"), args=[poll.pk])
        assert officer.get(url).status_code == 200
        officer.post(url)
        assert not Poll.objects.exists()


def is_sent(field) -> bool:
    return field.get("type") not in ("checkbox", "radio") or field.has_attr("checked")


def value(field) -> str:
    if field.name == "select":
        chosen = field.select_one("option[selected]")
        return chosen["value"] if chosen else ""
    return field.text.lstrip("\n") if field.name == "textarea" else field.get("value", "")


def test_the_database_keeps_a_poll_and_an_option_with_ballots(poll):
    vote(poll, "Nhanh")
    with pytest.raises(ProtectedError):
        Poll.objects.filter(pk=poll.pk).delete()
    with pytest.raises(ProtectedError):
        Option.objects.filter(poll=poll).delete()


@pytest.mark.parametrize("model", [Ballot, BallotChoice])
def test_a_ballot_leaves_no_trace_in_the_index_of_uses(model):
    assert not ReferenceIndex.model_is_indexable(model)


def test_a_poll_closes_after_it_opens(poll):
    poll.opens_at, poll.closes_at = timezone.now(), timezone.now() - timedelta(days=1)
    with pytest.raises(ValidationError) as error:
        poll.clean()
    assert "closes_at" in error.value.message_dict
