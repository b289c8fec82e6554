"""What is sent to make a page or a poll at the same time: on PostgreSQL, for SQLite lets one write at a time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from pages.models import ArticlePage, Poll
from tests.pages import editor_forms
from tests.pages.conftest import newsroom_with_section
from tests.pages.deciding import step_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("postgresql")]


@pytest.fixture
def section():
    return newsroom_with_section()


@pytest.fixture
def desk(client, reporter):
    client.force_login(reporter)
    return client


def send(address, user, forms):
    start = Barrier(len(forms))

    def post(form):
        client = Client()
        client.force_login(user)
        start.wait()
        try:
            return client.post(address, form)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(forms)) as pool:
        return list(pool.map(post, forms))


def test_one_form_makes_one_page(desk, section, reporter):
    add = editor_forms.add_article(section)
    key = editor_forms.key_in(desk.get(add))
    form = editor_forms.article(creation=key)
    answers = send(add, reporter, [form, form, {**form, "action-submit": "1"}])

    assert {answer.status_code for answer in answers} <= {200, 302}
    assert step_of(ArticlePage.objects.get()) == "reviewtask"


def test_one_form_makes_one_poll(desk, reporter):
    add = reverse("wagtailsnippets_newsdesk_pages_poll:add")
    form = editor_forms.poll(creation=editor_forms.key_in(desk.get(add)))
    answers = send(add, reporter, [form] * 3)

    assert [answer.status_code for answer in answers] == [302] * 3
    assert Poll.objects.get().options.count() == 2


def test_two_forms_with_one_title_make_two_pages(desk, section, reporter):
    add = editor_forms.add_article(section)
    keys = [editor_forms.key_in(desk.get(add)) for _ in range(4)]
    forms = [editor_forms.article("Bản tin", slug="ban-tin", creation=key) for key in keys]
    answers = send(add, reporter, forms)

    assert [answer.status_code for answer in answers] == [302] * 4
    assert len({article.slug for article in ArticlePage.objects.all()}) == 4
