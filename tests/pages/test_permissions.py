"""Who may do what in the newsroom, by role, through the admin's real forms."""

import pytest
from django.contrib.admin.utils import quote
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.test.utils.form_data import streamfield

from pages import groups
from pages.models import ArticlePage, Banner, LinkGroup, Placement, Poll, SectionPage, VideoClip
from tests import factories

from . import editor_forms

pytestmark = pytest.mark.django_db

ROLES = ["reporter", "editor", "approver", "banner_manager", "administrator", "auditor"]
SNIPPETS = {
    Poll: (editor_forms.poll, factories.PollFactory),
    Banner: (editor_forms.banner, factories.BannerFactory),
    LinkGroup: (editor_forms.link_group, factories.LinkGroupFactory),
    VideoClip: (editor_forms.video, factories.VideoClipFactory),
}


def as_role(client, role: str):
    user = getattr(factories, role)()
    client.force_login(user)
    return user


def url_of(model, view: str, *args) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


def refused(response) -> bool:
    return response.status_code in (302, 403) and response.get("Location", "/admin/") == "/admin/"


@pytest.mark.parametrize("role", ROLES)
def test_who_may_write_an_article(client, section, role):
    as_role(client, role)
    url = reverse("wagtailadmin_pages:add", args=["newsdesk_pages", "articlepage", section.pk])
    client.post(url, editor_forms.article())

    assert ArticlePage.objects.exists() is (role in {"reporter", "editor", "approver", "administrator"})
    assert not ArticlePage.objects.live().exists()


@pytest.mark.parametrize("role", [*ROLES, "superuser"])
def test_nobody_publishes_an_article_past_its_workflow(client, section, role):
    as_role(client, role)
    url = reverse("wagtailadmin_pages:add", args=["newsdesk_pages", "articlepage", section.pk])
    client.post(url, {**editor_forms.article(), "action-publish": "1"})

    assert not ArticlePage.objects.live().exists()


@pytest.mark.parametrize("role", ROLES)
def test_who_may_edit_another_ones_article(section, role):
    article = factories.ArticlePageFactory(parent=section, live=False)
    may = article.permissions_for_user(getattr(factories, role)())

    assert may.can_edit() is (role in {"editor", "approver", "administrator"})


@pytest.mark.parametrize("role", ROLES)
def test_who_may_edit_a_section(section, role):
    may = section.permissions_for_user(getattr(factories, role)())

    assert may.can_edit() is (role in {"editor", "approver", "banner_manager", "administrator"})


def test_a_banner_manager_who_also_writes_edits_articles(section):
    article = factories.ArticlePageFactory(parent=section)
    user = factories.banner_manager()
    user.groups.add(Group.objects.get(name=groups.EDITOR))

    assert article.permissions_for_user(user).can_edit()


def test_a_banner_manager_cannot_post_changes_to_an_article(client, section):
    as_role(client, "banner_manager")
    article = factories.ArticlePageFactory(parent=section)
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])

    assert refused(client.post(url, editor_forms.article("Đổi tên", slug=article.slug)))
    assert not article.revisions.exists()


def test_an_auditor_changes_nothing(client, section):
    as_role(client, "auditor")
    article = factories.ArticlePageFactory(parent=section)
    urls = [
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        reverse("wagtailadmin_pages:delete", args=[article.pk]),
        reverse("wagtailadmin_pages:unpublish", args=[article.pk]),
        reverse("wagtailadmin_pages:copy", args=[article.pk]),
        reverse("wagtailadmin_pages:move", args=[article.pk]),
        reverse("wagtailadmin_pages:lock", args=[article.pk]),
        reverse("wagtailadmin_pages:set_privacy", args=[article.pk]),
        f"/admin/bulk/wagtailcore/page/delete/?id={article.pk}",
        reverse("wagtailimages:add"),
        reverse("wagtaildocs:add"),
        *(url_of(model, "add") for model in SNIPPETS),
    ]
    before = ModelLogEntry.objects.count() + PageLogEntry.objects.count()
    for url in urls:
        client.post(url, editor_forms.article("Đổi tên", slug=article.slug))
    article.refresh_from_db()

    assert ModelLogEntry.objects.count() + PageLogEntry.objects.count() == before
    assert (article.live, article.locked) == (True, False)


@pytest.mark.parametrize("role", ROLES)
def test_who_may_withdraw_a_live_article_which_nobody_may_delete(section, role):
    article = factories.ArticlePageFactory(parent=section)
    may = article.permissions_for_user(getattr(factories, role)())

    assert not may.can_delete()
    assert may.can_unpublish() is (role == "approver")


def test_a_reporter_edits_and_deletes_her_own_draft(section):
    user = factories.reporter()
    own = factories.ArticlePageFactory(parent=section, live=False, owner=user)
    foreign = factories.ArticlePageFactory(parent=section, live=False)

    assert own.permissions_for_user(user).can_edit()
    assert own.permissions_for_user(user).can_delete()
    assert not foreign.permissions_for_user(user).can_edit()


MANAGERS = {"banner_manager", "administrator"}
MAY_DRAFT = {
    Poll: {"reporter", "editor", "approver", "banner_manager", "administrator"},
    VideoClip: {"reporter", "editor", "approver", "banner_manager", "administrator"},
    Banner: {"approver", "banner_manager", "administrator"},
    LinkGroup: {"approver", "banner_manager", "administrator"},
}
# A reviewer who may not change a snippet finds no link to it in the list of what waits for her.
MAY_CHANGE = {**{model: roles | {"editor"} for model, roles in MAY_DRAFT.items()}, Placement: MANAGERS}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("model", SNIPPETS)
def test_who_may_draft_a_snippet(client, section, model, role):
    as_role(client, role)
    form, _ = SNIPPETS[model]
    client.post(url_of(model, "add"), form())

    assert model.objects.exists() is (role in MAY_DRAFT[model])
    assert not model.objects.filter(live=True).exists()


@pytest.mark.parametrize("role", [*ROLES, "superuser"])
@pytest.mark.parametrize("model", SNIPPETS)
def test_nobody_publishes_a_snippet_past_its_workflow(client, section, model, role):
    as_role(client, role)
    form, factory = SNIPPETS[model]
    whole = {
        "picture": factories.ImageFactory().pk,
        "picture_alt": "Cải cách",
        "link": "https://a.example.vn/",
    }
    filled = form(**whole) if model is Banner else form()
    client.post(url_of(model, "add"), {**filled, "action-publish": "1"})

    assert not model.objects.filter(live=True).exists()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("model", [*SNIPPETS, Placement])
def test_who_may_edit_and_delete_a_snippet(client, section, model, role):
    as_role(client, role)
    thing = factories.PlacementFactory() if model is Placement else SNIPPETS[model][1](live=False)

    assert refused(client.get(url_of(model, "edit", quote(thing.pk)))) is (role not in MAY_CHANGE[model])
    assert refused(client.get(url_of(model, "delete", quote(thing.pk)))) is (role not in MANAGERS)


@pytest.mark.parametrize("model", SNIPPETS)
def test_the_dashboard_leads_an_editor_to_what_waits_for_her(client, section, model):
    thing = SNIPPETS[model][1](live=False)
    submitter = factories.banner_manager()
    thing.save_revision(user=submitter)
    thing.get_workflow().start(thing, submitter)
    as_role(client, "editor")

    dashboard = client.get(reverse("wagtailadmin_home")).content.decode()
    assert f'href="{url_of(model, "edit", quote(thing.pk))}"' in dashboard


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("model", [*SNIPPETS, Placement])
def test_everybody_in_the_newsroom_sees_the_listings(client, section, model, role):
    as_role(client, role)

    assert client.get(url_of(model, "list")).status_code == 200


def change_aside(client, section):
    aside = streamfield([("visit_counter", {"title": "Lượt truy cập"})])
    url = reverse("wagtailadmin_pages:edit", args=[section.pk])
    return client.post(url, editor_forms.section(section.title, slug=section.slug, aside=aside))


def test_a_reporter_gives_her_own_draft_section_no_aside(client, section):
    user = as_role(client, "reporter")
    draft = factories.SectionPageFactory(parent=section, live=False, owner=user)
    change_aside(client, draft)

    assert not draft.get_latest_revision_as_object().aside


@pytest.mark.parametrize("role", ["editor", "approver", "banner_manager", "administrator"])
def test_only_administrators_and_banner_managers_change_an_aside(client, section, role):
    as_role(client, role)
    response = change_aside(client, section)

    assert response.status_code == 302
    draft = SectionPage.objects.get().get_latest_revision_as_object()
    assert bool(draft.aside) is (role in {"banner_manager", "administrator"})


@pytest.mark.parametrize("role", ROLES)
def test_everybody_in_the_newsroom_reads_the_history_of_a_page(client, section, role):
    article = factories.ArticlePageFactory(parent=section)
    as_role(client, role)
    assert client.get(reverse("wagtailadmin_pages:history", args=[article.pk])).status_code == 200


@pytest.mark.parametrize("role", ["administrator", "auditor"])
def test_administrators_and_auditors_read_the_history(client, section, role):
    article = factories.ArticlePageFactory(parent=section)
    article.save_revision(user=factories.editor(), log_action=True)
    as_role(client, role)
    response = client.get(reverse("wagtailadmin_reports:site_history"))

    assert response.status_code == 200
    assert article.pk in [getattr(entry, "page_id", None) for entry in response.context["object_list"]]


@pytest.mark.parametrize("role", ROLES)
def test_only_administrators_manage_users_and_settings(client, section, role):
    as_role(client, role)
    may = role == "administrator"
    urls = [
        reverse("wagtailusers_users:add"),
        reverse("wagtailusers_groups:add"),
        reverse("wagtailadmin_workflows:index"),
        reverse("wagtailsites:index"),
        reverse("wagtailredirects:index"),
        reverse("wagtailsettings:edit", args=["newsdesk_pages", "sitesettings"]),
    ]
    for url in urls:
        assert refused(client.get(url, follow=False)) is not may, url


def test_the_workflow_publishes_after_review_and_approval(client, section):
    reporter = as_role(client, "reporter")
    url = reverse("wagtailadmin_pages:add", args=["newsdesk_pages", "articlepage", section.pk])
    client.post(
        url, {**editor_forms.article(body=[editor_forms.paragraph("<p>Nội dung.</p>")]), "action-submit": "1"}
    )
    article = ArticlePage.objects.get()
    assert article.owner == reporter
    assert article.workflow_in_progress

    for role in ("editor", "approver"):
        as_role(client, role)
        state = article.current_workflow_task_state
        action = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", state.pk])
        assert client.post(action, {"comment": ""}).status_code in (200, 302)
        article = ArticlePage.objects.get()
        assert article.live is (role == "approver")
