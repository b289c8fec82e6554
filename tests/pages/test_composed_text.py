"""Every text is stored in Unicode form C, whichever form it was typed in, in drafts as in what is live."""

import unicodedata

import pytest
from django.urls import reverse

from pages.models import Poll
from tests import factories

from . import editor_forms

pytestmark = pytest.mark.django_db

TEXT = "Đảng viên Trường học Ủy ban"
DECOMPOSED = unicodedata.normalize("NFD", TEXT)


@pytest.mark.parametrize(
    ("make", "read"),
    [
        (lambda: factories.ArticlePageFactory(lead=DECOMPOSED), lambda page: page.lead),
        (lambda: factories.AuthorFactory(name=DECOMPOSED), lambda author: author.name),
        (lambda: factories.PlacementFactory(name=DECOMPOSED), lambda place: place.name),
        (lambda: factories.BannerFactory(title=DECOMPOSED), lambda banner: banner.title),
        (
            lambda: factories.PollFactory(options=[DECOMPOSED, "Không"]),
            lambda poll: poll.options.first().text,
        ),
        (
            lambda: factories.LinkGroupFactory(links=[(DECOMPOSED, "https://a.example.vn/")]),
            lambda group: group.links.first().title,
        ),
    ],
)
def test_texts_are_stored_composed(make, read):
    made = make()

    assert read(type(made).objects.get(pk=made.pk)) == TEXT


def test_options_of_a_draft_are_stored_composed(client):
    client.force_login(factories.superuser())
    form = editor_forms.poll(options=[DECOMPOSED, "Không"])
    client.post(reverse("wagtailsnippets_newsdesk_pages_poll:add"), form)

    revision = Poll.objects.get().latest_revision
    assert [option["text"] for option in revision.content["options"]] == [TEXT, "Không"]
