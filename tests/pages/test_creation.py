"""One form makes one page or snippet: what is sent again, after an answer that was lost, makes no second one."""

import html

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Comment
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from pages.models import ArticlePage, Author, Placement, Poll
from tests import factories
from tests.pages import editor_forms
from tests.pages.deciding import act, step_of

pytestmark = pytest.mark.django_db
BY_ITSELF = {"headers": {"accept": "application/json"}}


@pytest.fixture
def add(client, section, reporter):
    client.force_login(reporter)
    return editor_forms.add_article(section)


@pytest.fixture
def add_poll(client, reporter):
    client.force_login(reporter)
    return reverse("wagtailsnippets_newsdesk_pages_poll:add")


def edit(thing) -> str:
    if isinstance(thing, ArticlePage):
        return reverse("wagtailadmin_pages:edit", args=[thing.pk])
    return reverse("wagtailsnippets_newsdesk_pages_poll:edit", args=[thing.pk])


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_a_form_that_is_opened_twice_makes_two(client, add):
    for _ in range(2):
        client.post(add, editor_forms.article(creation=editor_forms.key_in(client.get(add))))

    assert {article.slug for article in ArticlePage.objects.all()} == {"ban-tin-moi", "ban-tin-moi-2"}


def test_what_is_sent_a_second_time_is_written_into_the_first(client, add, section):
    related = factories.ArticlePageFactory(parent=section)
    key = editor_forms.key_in(client.get(add))
    rows = inline_formset([{"article": related.pk}])
    comments = editor_forms.comments({"text": "Hỏi lại số liệu.", "contentpath": "lead"})
    for title in ("Bản tin", "Bản tin mới"):
        form = editor_forms.article(title, creation=key, related_articles=rows)
        response = client.post(add, {**form, **comments})

    article = ArticlePage.objects.exclude(pk=related.pk).get()
    latest = article.get_latest_revision_as_object()
    assert response.url == edit(article)
    assert latest.title == "Bản tin mới"
    assert [one.article_id for one in latest.related_articles.all()] == [related.pk]
    assert article.related_articles.count() == 1
    assert Comment.objects.filter(page=article).count() == 1
    assert article.revisions.count() == 2


def test_the_form_of_an_answer_that_was_lost_becomes_one_that_edits(client, add, section):
    related = factories.ArticlePageFactory(parent=section)
    form = {
        "creation": editor_forms.key_in(client.get(add)),
        "related_articles": inline_formset([{"article": related.pk}]),
    }
    first = client.post(add, editor_forms.article("Bản tin", **form), **BY_ITSELF).json()
    second = client.post(add, editor_forms.article(**form), **BY_ITSELF).json()

    for name in ("pk", "url", "hydrate_url"):
        assert second[name] == first[name]
    assert set(second) == set(first)
    assert set(second["field_updates"]) == set(first["field_updates"])
    # What it sends from now on belongs to what is there.
    form = {**editor_forms.article("Bản tin cuối", **form), **second["field_updates"]}
    more = {"overwrite_revision_id": second["revision_id"]}
    assert client.post(second["url"], {**form, **more}, **BY_ITSELF).json()["success"]
    latest = ArticlePage.objects.get(pk=first["pk"]).get_latest_revision_as_object()
    assert (latest.title, latest.related_articles.count()) == ("Bản tin cuối", 1)


def test_a_poll_is_made_once_with_each_option_once(client, add_poll):
    key = editor_forms.key_in(client.get(add_poll))
    client.post(add_poll, editor_forms.poll("Bạn hài lòng?", creation=key), **BY_ITSELF)
    answer = client.post(add_poll, editor_forms.poll(creation=key), **BY_ITSELF).json()
    response = client.post(add_poll, editor_forms.poll(creation=key))

    poll = Poll.objects.get()
    latest = poll.get_latest_revision_as_object()
    assert (answer["url"], response.url) == (edit(poll), edit(poll))
    assert latest.question == "Bạn có hài lòng không?"
    assert [option.text for option in latest.options.all()] == ["Có", "Không"]
    assert poll.options.count() == 2


@pytest.mark.parametrize("by", ["reporter", "editor"])
def test_what_was_handed_in_or_changed_since_is_left_as_it_is(client, add, by):
    key = editor_forms.key_in(client.get(add))
    if by == "reporter":
        client.post(add, editor_forms.article(creation=key, **{"action-submit": "1"}))
        article = ArticlePage.objects.get()
        assert step_of(article) == "reviewtask"
    else:
        client.post(add, editor_forms.article(creation=key))
        article = ArticlePage.objects.get()
        article.save_revision(user=factories.editor())
    again = editor_forms.article("Bản tin thứ hai", creation=key)

    by_itself = client.post(add, again, **BY_ITSELF)
    assert (by_itself.status_code, by_itself.json()["error_code"]) == (400, "invalid_revision")
    assert "“Bản tin mới” đã được tạo từ biểu mẫu này" in by_itself.json()["error_message"]

    response = client.post(add, again)
    assert "Nếu lưu lần nữa" in said(response)
    assert "Bản tin thứ hai" in html.unescape(response.content.decode())
    assert ArticlePage.objects.get().revisions.count() == article.revisions.count()

    client.post(add, {**again, "creation": editor_forms.key_in(response)})
    assert {one.title for one in ArticlePage.objects.all()} == {"Bản tin mới", "Bản tin thứ hai"}


def test_the_form_of_another_officer_makes_one_of_its_own(client, add):
    key = editor_forms.key_in(client.get(add))
    client.post(add, editor_forms.article(creation=key))
    client.force_login(factories.reporter())
    response = client.post(add, editor_forms.article("Bản tin khác", creation=key))

    assert response.status_code == 302
    latest = [article.get_latest_revision_as_object().title for article in ArticlePage.objects.order_by("pk")]
    assert latest == ["Bản tin mới", "Bản tin khác"]


def test_what_is_sent_again_with_an_error_and_then_without_has_each_part_once(client, add, section):
    related = factories.ArticlePageFactory(parent=section)
    rows = inline_formset([{"article": related.pk}])
    form = {
        "slug": "dia-chi-rieng",
        "creation": editor_forms.key_in(client.get(add)),
        "related_articles": rows,
    }
    client.post(add, editor_forms.article(**form), **BY_ITSELF)
    wrong = client.post(add, editor_forms.article("", **form, **{"action-submit": "1"}))
    assert f'action="{add}"' in wrong.content.decode()
    form["creation"] = editor_forms.key_in(wrong)
    response = client.post(add, editor_forms.article("Bản tin cuối", **form))

    article = ArticlePage.objects.exclude(pk=related.pk).get()
    assert response.url == edit(article)
    assert (article.title, article.slug) == ("Bản tin cuối", "dia-chi-rieng")
    assert article.get_latest_revision_as_object().related_articles.count() == 1


def test_what_somebody_locked_is_left_as_it_is(client, add):
    key = editor_forms.key_in(client.get(add))
    client.post(add, editor_forms.article(creation=key))
    ArticlePage.objects.update(locked=True, locked_by=factories.editor())
    client.post(add, editor_forms.article("Bản tin khác", creation=key))

    assert ArticlePage.objects.get().get_latest_revision_as_object().title == "Bản tin mới"


def test_what_has_no_translations_is_made_as_ever(client, section):
    client.force_login(factories.administrator())
    for model, form in (
        (Author, {"name": "Lê Lan"}),
        (Placement, {"name": "Cột phải", "slug": "cot-phai", "width": 600, "height": 240}),
    ):
        add = reverse(f"wagtailsnippets_newsdesk_pages_{model._meta.model_name}:add")
        assert 'name="creation"' not in client.get(add).content.decode()
        form = nested_form_data({**form, "banner_placements": inline_formset([])})
        assert client.post(add, form).status_code == 302
        assert model.objects.count() == 1


def test_what_is_live_is_left_as_it_is(client, add):
    key = editor_forms.key_in(client.get(add))
    client.post(add, editor_forms.article(creation=key, **{"action-submit": "1"}))
    article = ArticlePage.objects.get()
    act(article, factories.editor())
    act(article, factories.approver())
    client.post(add, editor_forms.article("Bản tin khác", creation=key))

    assert ArticlePage.objects.get().get_latest_revision_as_object().title == "Bản tin mới"


@pytest.mark.parametrize("key", ["", "khoá", "1:2", "8a4f6d52-0d5c-4c53-a5f0-7a7c3f8f5f55:sai"])
def test_a_key_that_no_form_was_given_counts_as_none(client, add, key):
    for _ in range(2):
        assert client.post(add, editor_forms.article(creation=key)).status_code == 302

    assert ArticlePage.objects.count() == 2


def test_a_form_with_errors_keeps_its_key(client, add):
    key = editor_forms.key_in(client.get(add))
    response = client.post(add, editor_forms.article("", creation=key))

    assert editor_forms.key_in(response) == key
