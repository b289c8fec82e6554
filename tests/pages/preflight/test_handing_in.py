"""The one verdict: in the editor, at each step, in the list, by the command and on the page where it is set."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.log_actions import registry
from wagtail.models import WorkflowState

from pages.emergency import publish_alone
from pages.models import ArticlePage, RuleSeverity
from pages.preflight.verdict import Stopped, examine_latest
from tests import factories
from tests.pages import editor_forms
from tests.pages.deciding import act, at_approval, fresh, press, press_in_editor, step_of

pytestmark = pytest.mark.django_db
ASKS_TO_CALL = "Gọi 0912 345 678 để biết thêm."


def stop(rule: str) -> None:
    RuleSeverity.objects.create(rule=rule, severity="stop")


def said(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


@pytest.fixture
def add(client, section, reporter):
    client.force_login(reporter)
    return reverse("wagtailadmin_pages:add", args=["newsdesk_pages", "articlepage", section.pk])


def test_what_stops_a_text_keeps_it_as_a_draft_and_is_told(client, add):
    form = editor_forms.article(lead_picture=factories.ImageFactory().pk)
    response = client.post(add, {**form, "action-submit": "1"}, follow=True)

    article = ArticlePage.objects.get()
    assert response.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert "Ảnh đại diện: Hãy mô tả ảnh" in said(response)
    assert step_of(article) == ""
    assert article.get_latest_revision().content["lead_picture"]


def test_what_only_warns_is_told_and_handed_in(client, add):
    response = client.post(
        add, {**editor_forms.article(lead=ASKS_TO_CALL), "action-submit": "1"}, follow=True
    )

    assert "0912 345 678" in said(response)
    assert step_of(ArticlePage.objects.get()) == "reviewtask"


def test_a_returned_text_that_is_stopped_stays_returned(client, article, reporter):
    act(article, factories.editor(), "reject", comment="Thêm số liệu.")
    stop("personal-data")
    client.force_login(reporter)
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    form = editor_forms.article(title=article.title, lead=ASKS_TO_CALL)
    client.post(edit, {**form, "action-submit": "1"})

    assert fresh(article).current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert fresh(article).get_latest_revision_as_object().lead == ASKS_TO_CALL

    client.post(edit, {**editor_forms.article(title=article.title), "action-submit": "1"})
    assert step_of(article) == "reviewtask"


def test_a_workflow_that_is_begun_again_is_not_cancelled_for_nothing(client, article, reporter):
    act(article, factories.editor(), "reject", comment="Thêm số liệu.")
    stop("personal-data")
    client.force_login(reporter)
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    form = editor_forms.article(title=article.title, lead=ASKS_TO_CALL)
    client.post(edit, {**form, "action-restart-workflow": "1"})

    assert fresh(article).current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES


def test_an_editor_does_not_pass_on_what_is_stopped(client, article):
    stop("personal-data")
    client.force_login(factories.editor())
    form = editor_forms.article(title=article.title, lead=ASKS_TO_CALL)
    response = press_in_editor(client, article, form)

    assert response.url == reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert step_of(article) == "reviewtask"
    assert fresh(article).get_latest_revision_as_object().lead == ASKS_TO_CALL


def test_what_came_to_light_since_the_review_stops_the_approval(client, article):
    at_approval(article)
    stop("title-length")
    article.revisions.update(content={**article.get_latest_revision().content, "title": "Tin"})
    response = press(client, article, factories.approver())

    assert response.status_code == 302
    assert "Chưa duyệt được" in said(client.get(response.url, follow=True))
    assert step_of(article) == "approvaltask"
    assert not fresh(article).live


def test_code_that_hands_in_is_stopped_too(section, reporter):
    article = factories.ArticlePageFactory(parent=section, live=False, lead="")
    article.save_revision(user=reporter, clean=False)
    with pytest.raises(Stopped) as stopped:
        article.get_workflow().start(article, reporter)

    assert [finding.rule.name for finding in stopped.value.verdict.stops] == ["required"]
    assert not WorkflowState.objects.exists()


def test_a_snippet_that_is_stopped_stays_a_draft(client, section):
    stop("personal-data")
    client.force_login(factories.reporter())
    add = reverse("wagtailsnippets_newsdesk_pages_poll:add")
    form = editor_forms.poll(question="Bạn đã gọi 0912 345 678 chưa?")
    response = client.post(add, {**form, "action-submit": "1"}, follow=True)
    poll = response.context["object"]

    assert response.redirect_chain[-1][0] == reverse(
        "wagtailsnippets_newsdesk_pages_poll:edit", args=[poll.pk]
    )
    assert "0912 345 678" in said(response)
    assert step_of(poll) == ""

    edit = response.redirect_chain[-1][0]
    options = [{"key": option.key, "text": option.text} for option in poll.options.all()]
    form = editor_forms.poll(options=[option["text"] for option in options])
    client.post(edit, {**form, "action-submit": "1"})
    assert step_of(poll) == "reviewtask"


def test_the_editor_shows_what_was_found(client, add, section):
    response = client.post(add, editor_forms.article(lead=ASKS_TO_CALL), follow=True)
    page = response.content.decode()

    assert 'data-side-panel="newsdesk-preflight"' in page
    assert "có vẻ là số điện thoại cá nhân" in page
    assert 'data-side-panel="newsdesk-preflight"' in client.get(add).content.decode()


def test_autosave_brings_the_verdict_up_to_date(client, article, reporter):
    draft = factories.ArticlePageFactory(parent=article.get_parent(), live=False, owner=reporter)
    draft.save_revision(user=reporter)
    client.force_login(reporter)
    response = client.post(
        reverse("wagtailadmin_pages:edit", args=[draft.pk]),
        editor_forms.article(title=draft.title, lead=ASKS_TO_CALL),
        headers={"accept": "application/json"},
    )

    assert "newsdesk-preflight" in response.json()["html"]
    assert "0912 345 678" in response.json()["html"]


def bulk(client, *pages, post: bool):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "hand_in"])
    address += "?next=/admin/&" + "&".join(f"id={page.pk}" for page in pages)
    return client.post(address) if post else client.get(address)


def test_a_list_of_drafts_is_handed_in_but_for_what_is_stopped(client, section, reporter):
    good, bad = (
        factories.ArticlePageFactory(parent=section, live=False, owner=reporter, lead=lead)
        for lead in ("Sáng nay.", "")
    )
    for page in (good, bad):
        page.save_revision(user=reporter, clean=False)
    client.force_login(reporter)

    assert "Chỗ này chưa điền gì" in bulk(client, good, bad, post=False).content.decode()
    response = client.get(bulk(client, good, bad, post=True).url)
    assert "Đã gửi duyệt: 1" in said(response)
    assert "vẫn là bản nháp: 1" in said(response)
    assert (step_of(good), step_of(bad)) == ("reviewtask", "")


def test_nobody_hands_in_from_a_list_what_she_may_not_edit_or_what_is_in_review(client, article):
    live = factories.ArticlePageFactory(parent=article.get_parent())
    client.force_login(factories.reporter())
    page = bulk(client, article, live, post=False).content.decode()
    assert "không có gì mới để gửi duyệt" in page

    bulk(client, article, live, post=True)
    assert WorkflowState.objects.count() == 1


def test_a_list_of_snippets_offers_nothing_of_the_kind(client, section):
    client.force_login(factories.administrator())
    assert "hand_in" not in client.get(reverse("wagtailsnippets_newsdesk_pages_poll:list")).content.decode()


def run(*options) -> str:
    out = StringIO()
    try:
        call_command("preflight", *options, stdout=out)
    except CommandError as error:
        return f"{out.getvalue()}exit {error.returncode}"
    return out.getvalue()


def test_the_command_says_what_is_found_and_fails_if_something_is_stopped(section):
    article = factories.ArticlePageFactory(parent=section, lead=ASKS_TO_CALL)
    factories.PollFactory()
    out = run("--warnings", "--live")
    assert f"ArticlePage {article.pk} warn personal-data: Sa-pô:" in out
    assert "4 looked at, 0 with something that stops them" in out

    article.lead = ""
    article.save_revision(clean=False)
    assert "exit" not in run("--live")
    out = run("--page", str(section.pk))
    assert f"newsdesk_pages.ArticlePage {article.pk} stop required: Sa-pô" in out
    assert "2 looked at, 1 with something" in out
    assert out.endswith("exit 2")


def test_the_command_knows_no_page_that_is_not_there(db):
    assert run("--page", "999999").endswith("exit 1")


def severities(**chosen) -> dict:
    page = {
        "title-length": "warn",
        "source-named": "stop",
        "alternative-text": "stop",
        "picture-credit": "warn",
    }
    page |= {"kind-of-change": "stop", "unknown-address": "warn"}
    rest = ("heading-order", "hidden-target", "senseless-date", "personal-data")
    rest += ("doubled-space", "punctuation-space", "quotation-marks", "tone-placement")
    page |= {"empty-link": "stop", "dead-link": "stop", **dict.fromkeys(rest, "warn")}
    return page | chosen


def test_an_administrator_says_what_stops_a_text_and_the_log_says_who_did(client, article):
    administrator = factories.administrator()
    client.force_login(administrator)
    address = reverse("newsdesk_severities")
    assert "Thứ tự các tiêu đề" in client.get(address).content.decode()
    assert address in client.get(reverse("wagtailadmin_home")).content.decode()

    form = severities(**{"personal-data": "stop"})
    assert client.post(address, form).status_code == 302
    assert RuleSeverity.chosen() == {"personal-data": "stop"}
    [entry] = registry.get_logs_for_instance(RuleSeverity.objects.get())
    assert (entry.user, entry.data["severity"]) == (administrator, "stop")
    assert "personal-data" in str(entry.message)

    assert client.post(address, {**form, "personal-data": "perhaps"}).status_code == 200
    assert RuleSeverity.chosen() == {"personal-data": "stop"}


@pytest.mark.parametrize("role", ["reporter", "editor", "approver", "banner_manager", "auditor"])
def test_nobody_else_says_what_stops_a_text(client, section, role):
    client.force_login(getattr(factories, role)())
    address = reverse("newsdesk_severities")
    assert client.post(address, severities()).status_code == 302
    assert not RuleSeverity.objects.exists()
    assert address not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_an_emergency_is_not_stopped(article):
    stop("personal-data")
    article.lead = ASKS_TO_CALL
    article.save_revision()
    publish_alone(article, factories.approver(), "Bão khẩn cấp")

    assert fresh(article).live
    assert examine_latest(article).stops
