"""Every mail the desk sends, caused as it is in use, for a reader of Vietnamese and for one of English."""

import re
import unicodedata
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, PageSubscription, Revision, TaskState
from wagtail.test.utils.form_data import inline_formset, nested_form_data
from wagtail.users.models import UserProfile

from pages.models import Notice, NotificationChoice
from pages.notifications import deadlines, digest
from tests import factories
from tests.pages import editor_forms
from tests.pages.deciding import act, at_approval, fresh, handed_in
from tests.pages.notifications.reading import html_of

pytestmark = pytest.mark.django_db

TITLE = """“Sông & Hồ” <5%: đê "cấp 1" ở phường 'Hạ'"""
QUOTE = """Bổ sung nguồn <2> & số liệu "quý 3".\n\nXem lại 'đê'."""
REPLY = "Theo báo cáo <quý> & năm."
# As some keyboards and macOS write it.
DECOMPOSED = unicodedata.normalize("NFD", QUOTE)
PEOPLE = {
    "reporter": {"first_name": "Trần Thị", "last_name": "Bình"},
    "editor": {"first_name": "Lê", "last_name": "Lan"},
    "approver": {"first_name": "Phạm Đức", "last_name": "Minh"},
    "duty_officer": {"first_name": "Đỗ", "last_name": "An"},
}


class Newsroom:
    """A newsroom whose people all read one language, and a client that acts for them."""

    def __init__(self, client, language: str):
        factories.newsroom()
        self.client = client
        self.section = factories.SectionPageFactory(parent=factories.home_site())
        get_user_model().objects.update(is_active=False)
        self.reporter = factories.reporter(**PEOPLE["reporter"])
        self.editor = factories.editor(**PEOPLE["editor"])
        self.approver = factories.approver(**PEOPLE["approver"])
        self.duty_officer = factories.editor(**PEOPLE["duty_officer"], email="")
        self.duty_officer.user_permissions.add(Permission.objects.get(codename="publish_alone"))
        for user in (self.reporter, self.editor, self.approver, self.duty_officer):
            UserProfile.objects.create(user=user, preferred_language=language)

    def draft(self, title: str = TITLE, **more):
        return factories.ArticlePageFactory(
            parent=self.section, title=title, live=False, owner=self.reporter, **more
        )

    def handed_in(self, **more):
        return handed_in(self.draft(**more), self.reporter)

    def planned(self, left: timedelta):
        """Return an article that has waited for days and is planned for ``left`` from now."""
        article = self.handed_in(go_live_at=timezone.now() + left)
        TaskState.objects.update(started_at=timezone.now() - timedelta(days=2))
        Revision.objects.update(created_at=timezone.now() - timedelta(days=2))
        return article

    def post(self, user, name: str, args: list, form: dict):
        self.client.force_login(user)
        answer = self.client.post(reverse(name, args=args), form)
        assert answer.status_code == 302, answer
        return answer


def submitted(room: Newsroom):
    room.handed_in(go_live_at=timezone.now() + timedelta(days=3))


def submitted_again(room: Newsroom):
    article = room.handed_in()
    act(article, room.editor, "reject", comment=DECOMPOSED)
    mail.outbox.clear()
    fresh(article).current_workflow_state.resume(user=room.reporter)


def passed_on(room: Newsroom):
    article = room.handed_in()
    mail.outbox.clear()
    act(article, room.editor)


def approved(room: Newsroom, **more):
    article = at_approval(room.handed_in(**more))
    mail.outbox.clear()
    act(article, room.approver, comment=DECOMPOSED)


def approved_for_later(room: Newsroom):
    approved(room, go_live_at=timezone.now() + timedelta(days=3))


def returned(room: Newsroom):
    article = room.handed_in()
    mail.outbox.clear()
    act(article, room.editor, "reject", comment=DECOMPOSED)


def ended(room: Newsroom):
    article = room.handed_in()
    mail.outbox.clear()
    fresh(article).current_workflow_state.cancel(user=room.editor)


def a_poll_submitted(room: Newsroom):
    handed_in(factories.PollFactory(question=TITLE, live=False), room.reporter)


def a_day_left(room: Newsroom):
    room.planned(timedelta(hours=20))
    mail.outbox.clear()
    deadlines.watch()


def an_hour_left(room: Newsroom):
    room.planned(timedelta(minutes=50))
    mail.outbox.clear()
    deadlines.watch()


def digests(room: Newsroom):
    for user in (room.reporter, room.editor):
        NotificationChoice.objects.create(user=user, digest=True)
    room.handed_in(go_live_at=timezone.now() + timedelta(days=3))
    back = room.handed_in()
    approved_one, ended_one = at_approval(room.handed_in()), room.handed_in()
    room.handed_in()
    act(back, room.editor, "reject", comment=DECOMPOSED)
    act(approved_one, room.approver, comment=DECOMPOSED)
    fresh(ended_one).current_workflow_state.cancel(user=room.editor)
    Notice.objects.update(at=timezone.now() - timedelta(days=1))
    mail.outbox.clear()
    digest.watch()


def emergency(room: Newsroom):
    article = room.draft()
    article.save_revision(user=room.reporter)
    room.post(
        room.duty_officer,
        "newsdesk_emergency",
        [article._meta.label_lower, article.pk],
        {"reason": DECOMPOSED},
    )


def comments(room: Newsroom):
    """Let one who decides settle, delete, answer and make comments at a text that others follow."""
    article = room.draft()
    article.save_revision(user=room.reporter)
    PageSubscription.objects.create(user=room.reporter, page=article, comment_notifications=True)
    known = [
        Comment.objects.create(page=article, user=room.editor, text=DECOMPOSED, contentpath="lead")
        for _ in ("settled", "deleted", "answered")
    ]
    rows = [
        {"id": comment.pk, "text": comment.text, "contentpath": "lead", "replies": inline_formset([])}
        for comment in known
    ]
    rows[0]["resolved"] = "on"
    rows[1]["DELETE"] = "on"
    rows[2]["replies"] = inline_formset([{"id": "", "text": REPLY}])
    rows.append(
        {"id": "", "position": "", "text": DECOMPOSED, "contentpath": "title", "replies": inline_formset([])}
    )
    form = editor_forms.article(title=TITLE, slug=article.slug)
    form |= nested_form_data({"comments": inline_formset(rows, initial=len(known))})
    room.post(room.editor, "wagtailadmin_pages:edit", [article.pk], form)


def password_forgotten(room: Newsroom):
    room.client.logout()
    room.client.post(reverse("wagtailadmin_password_reset"), {"email": room.editor.email})


# Each cause, and how many are told.
CAUSES: dict[Callable[[Newsroom], None], int] = {
    submitted: 1, submitted_again: 1, passed_on: 1, approved: 1, approved_for_later: 1, returned: 1, ended: 1,
    a_poll_submitted: 1, a_day_left: 1, an_hour_left: 2, digests: 2, emergency: 1, comments: 1,
    password_forgotten: 1,
}  # fmt: skip


ADDRESS = re.compile(r"https?://\S+")
ENTITY = re.compile(r"&(?:[a-z]+|#x?[0-9a-f]+);", re.IGNORECASE)
MOMENT = re.compile(r"\d\d/\d\d/\d{4}(?: \d\d:\d\d)?")
LOADED = re.compile(r"""<(?:img|link|script|iframe|style)\b|\bsrc=|url\(|@import""", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")
WORD = re.compile(r"[^\W\d_]{3,}")


@pytest.fixture
def mails(client, django_capture_on_commit_callbacks):
    """Return a function that returns the mails of a cause, sorted by what their reader is called."""

    def cause(what: Callable[[Newsroom], None], language: str) -> list:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            what(Newsroom(client, language))
        assert len(mail.outbox) == CAUSES[what]
        return sorted(mail.outbox, key=lambda message: message.body.splitlines()[0])

    return cause


def shown(message) -> str:
    """Return what a reader of the HTML sees."""
    return flat(unescape(TAG.sub(" ", html_of(message).partition("</head>")[2])))


def flat(text: str) -> str:
    return " ".join(text.split())


def own_words(text: str) -> set[str]:
    """Return the words that are ours, not those of whoever wrote the text, made the account or named the site."""
    data = [
        TITLE,
        flat(QUOTE),
        flat(REPLY),
        "Newsdesk",
        *(" ".join(names.values()) for names in PEOPLE.values()),
    ]
    text = flat(ADDRESS.sub(" ", text))
    for given in data:
        text = text.replace(given, " ")
    return {word.lower() for word in WORD.findall(re.sub(r"\bcanbo\d+\b", " ", text))}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("cause", CAUSES)
def test_a_mail_is_whole_in_both_its_parts(mails, cause, language):
    for message in mails(cause, language):
        text, html = message.body, html_of(message)
        assert message.extra_headers["Auto-Submitted"] == "auto-generated"
        assert f'<html lang="{language}">' in html
        assert not LOADED.search(html), "a mail loads nothing"

        for part in (message.subject, text, html):
            assert unicodedata.is_normalized("NFC", part)
        for plain in (message.subject, text):
            assert not ENTITY.search(plain)
        assert message.subject == flat(message.subject)
        assert text == text.strip() + "\n"
        assert "\n\n\n" not in text
        assert not re.search(r"[ \t]$", text, re.MULTILINE)

        assert message.subject in shown(message)
        for given in (TITLE, flat(QUOTE)):
            assert (given in flat(text)) == (given in shown(message))
        links = set(re.findall(r'href="([^"]*)"', html))
        assert links == set(ADDRESS.findall(text))
        assert all(link.startswith("http://localhost/admin/") for link in links)
        dates = MOMENT.findall(text)
        assert dates == [date for date in MOMENT.findall(shown(message)) if date not in message.subject]


@pytest.mark.parametrize("cause", CAUSES)
def test_a_mail_is_in_one_language(mails, cause):
    both = list(zip(mails(cause, "vi"), mails(cause, "en"), strict=True))
    for vietnamese, english in both:
        for said_in, said_out in (
            (vietnamese.subject + "\n" + vietnamese.body, english.subject + "\n" + english.body),
            (shown(vietnamese), shown(english)),
        ):
            assert own_words(said_in)
            assert own_words(said_in) & own_words(said_out) == set()
            assert not [word for word in own_words(said_out) if not word.isascii()]
