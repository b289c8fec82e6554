"""Every way past the workflow that Wagtail has is closed, to superusers too; taking down stays open, with a reason."""

import pytest
from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction, CopyPagePermissionError
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.actions.publish_revision import PublishPermissionError
from wagtail.models import ModelLogEntry, PageLogEntry, PageViewRestriction

from pages.models import ArticlePage, Poll
from tests import factories

from . import editor_forms
from .deciding import handed_in
from .test_permissions import SNIPPETS, url_of

pytestmark = pytest.mark.django_db

STRONGEST = ["approver", "administrator", "superuser"]
REASON = {"reason": "Thông tin  đã\ncũ"}


@pytest.fixture
def live(section):
    article = factories.ArticlePageFactory(parent=section, title="Đang đăng")
    article.save_revision().publish()
    return ArticlePage.objects.get(pk=article.pk)


@pytest.fixture
def draft(section):
    article = factories.ArticlePageFactory(parent=section, live=False)
    article.save_revision()
    return article


@pytest.fixture(params=STRONGEST)
def strong(request, section, client):
    user = getattr(factories, request.param)()
    client.force_login(user)
    return user


def test_a_forged_button_publishes_no_change(client, live, strong):
    form = editor_forms.article(title="Lén đổi", slug=live.slug)
    client.post(reverse("wagtailadmin_pages:edit", args=[live.pk]), {**form, "action-publish": "1"})
    assert ArticlePage.objects.get(pk=live.pk).title == "Đang đăng"


def test_a_bulk_action_publishes_nothing(client, draft, strong):
    client.post(f"/admin/bulk/wagtailcore/page/publish/?id={draft.pk}", {"include_descendants": "on"})
    assert not ArticlePage.objects.get(pk=draft.pk).live


def test_wagtails_own_action_publishes_nothing_for_a_user(draft, strong):
    with pytest.raises(PublishPagePermissionError):
        draft.get_latest_revision().publish(user=strong)


@pytest.mark.parametrize("model", SNIPPETS)
def test_wagtails_own_action_publishes_no_snippet_for_a_user(section, strong, model):
    thing = SNIPPETS[model][1](live=False)
    with pytest.raises(PublishPermissionError):
        thing.save_revision().publish(user=strong)


@pytest.mark.parametrize("more", [{}, {"publish_copies": "on"}], ids=["a copy", "a copy to publish"])
def test_a_copy_is_a_draft(client, live, strong, more):
    form = {"new_title": "Bản sao", "new_slug": "ban-sao", "new_parent_page": live.get_parent().pk, **more}
    client.post(reverse("wagtailadmin_pages:copy", args=[live.pk]), form)
    assert not ArticlePage.objects.get(title="Bản sao").live


def test_a_copy_made_in_code_for_a_user_is_a_draft(live, section, strong):
    other = factories.SectionPageFactory(parent=section.get_parent())
    copy = CopyPageAction(live, to=other, user=strong, keep_live=True)
    with pytest.raises(CopyPagePermissionError):
        copy.execute()


def test_an_old_revision_comes_back_as_a_draft(client, live, strong):
    old = live.get_latest_revision()
    live.title = "Bản mới"
    live.save_revision().publish()
    form = editor_forms.article(title="Đang đăng", slug=live.slug, revision=old.pk)
    client.post(reverse("wagtailadmin_pages:edit", args=[live.pk]), {**form, "action-publish": "1"})
    assert ArticlePage.objects.get(pk=live.pk).title == "Bản mới"


def test_a_moment_in_a_form_schedules_nothing(client, draft, strong):
    moment = timezone.localtime() + timezone.timedelta(days=1)
    form = editor_forms.article(slug=draft.slug, go_live_at=moment.strftime("%d/%m/%Y %H:%M"))
    client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), {**form, "action-publish": "1"})
    assert not ArticlePage.objects.get(pk=draft.pk).approved_schedule


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("reporter", False),
        ("editor", False),
        ("approver", True),
        ("administrator", False),
        ("superuser", True),
    ],
)
class TestWhatIsApprovedAlready:
    """To show it at another place, or to fewer readers, is for whoever may take it down."""

    def test_an_alias(self, client, live, role, may):
        client.force_login(getattr(factories, role)())
        other = factories.SectionPageFactory(parent=live.get_parent().get_parent())
        form = {"new_title": live.title, "new_slug": live.slug, "new_parent_page": other.pk, "alias": "on"}
        client.post(reverse("wagtailadmin_pages:copy", args=[live.pk]), form)
        assert live.aliases.exists() is may

    def test_a_move(self, client, live, role, may):
        client.force_login(getattr(factories, role)())
        other = factories.SectionPageFactory(parent=live.get_parent().get_parent())
        client.post(reverse("wagtailadmin_pages:move_confirm", args=[live.pk, other.pk]))
        assert ArticlePage.objects.get(pk=live.pk).is_child_of(other) is may

    def test_privacy(self, client, live, role, may):
        client.force_login(getattr(factories, role)())
        form = {"restriction_type": "login", "password": "", "groups": []}
        client.post(reverse("wagtailadmin_pages:set_privacy", args=[live.pk]), form)
        assert PageViewRestriction.objects.exists() is may

    def test_unpublishing(self, client, live, role, may):
        client.force_login(getattr(factories, role)())
        client.post(reverse("wagtailadmin_pages:unpublish", args=[live.pk]), REASON)
        assert ArticlePage.objects.get(pk=live.pk).live is not may


def test_what_waits_for_approval_or_is_locked_can_be_taken_down_at_once(client, live):
    reporter = factories.reporter()
    live = handed_in(live, reporter)
    live.locked, live.locked_by, live.locked_at = True, reporter, timezone.now()
    live.save()
    client.force_login(factories.approver())
    client.post(reverse("wagtailadmin_pages:unpublish", args=[live.pk]), REASON)
    assert not ArticlePage.objects.get(pk=live.pk).live


def test_taking_down_asks_for_a_reason_and_logs_it(client, live):
    approver = factories.approver()
    client.force_login(approver)
    address = reverse("wagtailadmin_pages:unpublish", args=[live.pk])
    assert 'name="reason"' in client.get(address).content.decode()

    refused = client.post(address, {"reason": " "})
    assert refused.status_code == 200
    assert refused.context["form"].errors
    assert ArticlePage.objects.get(pk=live.pk).live

    client.post(address, REASON)
    entry = PageLogEntry.objects.get(page=live.pk, action="newsdesk.taken_down")
    assert (entry.user, entry.data) == (approver, {"reason": "Thông tin đã cũ"})
    history = client.get(reverse("wagtailadmin_pages:history", args=[live.pk])).content.decode()
    assert "Đã gỡ: Thông tin đã cũ" in history


def test_taking_down_many_asks_for_one_reason(client, live):
    client.force_login(factories.approver())
    address = f"/admin/bulk/wagtailcore/page/unpublish/?id={live.pk}"
    assert 'name="reason"' in client.get(address).content.decode()
    client.post(address, {})
    assert ArticlePage.objects.get(pk=live.pk).live

    client.post(address, REASON)
    assert not ArticlePage.objects.get(pk=live.pk).live
    assert PageLogEntry.objects.get(action="newsdesk.taken_down").data == {"reason": "Thông tin đã cũ"}


@pytest.mark.parametrize("model", SNIPPETS)
@pytest.mark.parametrize(
    ("role", "may"),
    [("banner_manager", False), ("administrator", False), ("approver", True), ("superuser", True)],
)
def test_a_snippet_is_taken_down_with_a_reason(client, section, model, role, may):
    thing = SNIPPETS[model][1]()
    client.force_login(getattr(factories, role)())
    address = url_of(model, "unpublish", quote(thing.pk))
    client.post(address, {"reason": ""})
    assert model.objects.get().live

    client.post(address, REASON)
    assert model.objects.get().live is not may
    assert ModelLogEntry.objects.filter(action="newsdesk.taken_down").exists() is may


# Deleting


@pytest.mark.parametrize("role", [*STRONGEST, "editor", "reporter"])
def test_what_readers_see_is_not_deleted(client, live, role):
    client.force_login(getattr(factories, role)())
    address = reverse("wagtailadmin_pages:delete", args=[live.pk])
    response = client.post(address)
    assert ArticlePage.objects.filter(pk=live.pk).exists()
    if role in ("approver", "superuser"):
        assert response["Location"] == reverse("wagtailadmin_pages:unpublish", args=[live.pk])


@pytest.mark.parametrize("state", ["locked", "scheduled"])
def test_what_is_locked_or_scheduled_is_not_deleted(client, draft, strong, state):
    if state == "locked":
        ArticlePage.objects.filter(pk=draft.pk).update(locked=True)
    else:
        moment = timezone.now() + timezone.timedelta(days=1)
        draft.revisions.update(approved_go_live_at=moment)
    client.post(reverse("wagtailadmin_pages:delete", args=[draft.pk]))
    client.post(f"/admin/bulk/wagtailcore/page/delete/?id={draft.pk}")
    assert ArticlePage.objects.filter(pk=draft.pk).exists()


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("editor", False),
        ("approver", False),
        ("administrator", True),
        ("superuser", True),
        ("auditor", False),
    ],
)
def test_a_tree_with_live_pages_is_an_administrators_to_delete(client, section, live, role, may):
    section.unpublish()
    client.force_login(getattr(factories, role)())
    client.post(reverse("wagtailadmin_pages:delete", args=[section.pk]))
    assert ArticlePage.objects.filter(pk=live.pk).exists() is not may


def test_a_live_snippet_is_not_deleted(client, section):
    poll = factories.PollFactory()
    client.force_login(factories.administrator())
    response = client.post(url_of(Poll, "delete", quote(poll.pk)), follow=True)
    assert Poll.objects.exists()
    assert "Hãy gỡ hoặc mở khóa trước" in response.content.decode()
    poll.unpublish()
    client.post(url_of(Poll, "delete", quote(poll.pk)))
    assert not Poll.objects.exists()
