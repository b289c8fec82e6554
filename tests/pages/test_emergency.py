"""Publication in an emergency: for those who were given it, with a reason, and everybody who approves is told."""

import pytest
from django.contrib.admin.utils import quote
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.urls import reverse
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.users.models import UserProfile

from pages import groups
from pages.models import ArticlePage, Poll
from tests import factories

from .test_permissions import ROLES

pytestmark = pytest.mark.django_db

REASON = "Cảnh báo lũ khẩn cấp"


@pytest.fixture
def article(section):
    reporter = factories.reporter()
    article = factories.ArticlePageFactory(parent=section, title="Lũ về", live=False, owner=reporter)
    article.save_revision(user=reporter)
    article.get_workflow().start(article, reporter)
    return article


@pytest.fixture
def duty_officer(section):
    """An editor who was given the permission."""
    user = factories.editor(first_name="An", last_name="Lê", email="truc@example.vn")
    user.user_permissions.add(Permission.objects.get(codename="publish_alone"))
    return user


def address_of(thing) -> str:
    return reverse("newsdesk_emergency", args=[thing._meta.label_lower, quote(thing.pk)])


@pytest.mark.parametrize("role", [*ROLES, "superuser"])
def test_nobody_may_by_his_role(client, article, role):
    client.force_login(getattr(factories, role)())
    client.post(address_of(article), {"reason": REASON})
    assert not ArticlePage.objects.get(pk=article.pk).live
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert address_of(article) not in edit


def test_it_asks_for_a_reason(client, article, duty_officer):
    client.force_login(duty_officer)
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert address_of(article) in edit
    assert 'name="reason"' in client.get(address_of(article)).content.decode()
    assert client.post(address_of(article), {"reason": " "}).status_code == 200
    assert not ArticlePage.objects.get(pk=article.pk).live


def test_it_publishes_ends_the_workflow_and_stands_out_in_the_log(client, article, duty_officer):
    client.force_login(duty_officer)
    client.post(address_of(article), {"reason": REASON})
    article = ArticlePage.objects.get(pk=article.pk)
    assert article.live
    assert not article.workflow_in_progress
    entry = PageLogEntry.objects.get(action="newsdesk.published_alone")
    assert (entry.user, entry.data) == (duty_officer, {"reason": REASON})
    history = client.get(reverse("wagtailadmin_pages:history", args=[article.pk])).content.decode()
    assert f"ĐĂNG KHI CHƯA ĐƯỢC PHÊ DUYỆT: {REASON}" in history


def test_every_approver_gets_a_mail_in_his_language(
    client, article, duty_officer, django_capture_on_commit_callbacks
):
    vietnamese, english = factories.approver(), factories.approver()
    UserProfile.objects.create(user=english, preferred_language="en")
    factories.approver(is_active=False)
    factories.approver(email="")
    mail.outbox.clear()
    client.force_login(duty_officer)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address_of(article), {"reason": REASON})

    sent = {message.to[0]: message for message in mail.outbox if "Lũ về" in message.subject}
    assert "Nội dung đã được đăng." in sent.pop(article.owner.email).body
    assert set(sent) == {vietnamese.email, english.email}
    assert sent[vietnamese.email].subject == "Đăng khẩn cấp: Lũ về"
    assert sent[english.email].subject == "Published in an emergency: Lũ về"
    for message in sent.values():
        assert REASON in message.body
        assert reverse("wagtailadmin_pages:edit", args=[article.pk]) in message.body


def test_a_group_can_be_given_it_in_the_admin(client, section):
    client.force_login(factories.administrator())
    approvers = Group.objects.get(name=groups.APPROVER)
    form = client.get(reverse("wagtailusers_groups:edit", args=[approvers.pk])).content.decode()
    given = Permission.objects.get(codename="publish_alone")
    assert f'value="{given.pk}"' in form


def test_a_snippet_is_published_in_the_same_way(client, section, duty_officer):
    poll = factories.PollFactory(live=False)
    poll.save_revision(user=factories.reporter())
    client.force_login(duty_officer)
    edit = reverse(Poll.snippet_viewset.get_url_name("edit"), args=[quote(poll.pk)])
    assert address_of(poll) in client.get(edit).content.decode()
    client.post(address_of(poll), {"reason": REASON})
    assert Poll.objects.get(pk=poll.pk).live
    assert ModelLogEntry.objects.filter(action="newsdesk.published_alone").count() == 1


@pytest.mark.parametrize("label", ["auth.user", "newsdesk_pages.tag", "nothing", "no.such"])
def test_nothing_else_can_be_published(client, duty_officer, label):
    client.force_login(duty_officer)
    assert (
        client.post(reverse("newsdesk_emergency", args=[label, "1"]), {"reason": REASON}).status_code == 404
    )
