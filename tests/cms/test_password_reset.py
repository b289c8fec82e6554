"""Who forgot her password gets a link, in her language, by which she chooses a new one; nobody else gets anything."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests import factories
from tests.pages.notifications.reading import ADDRESS, html_of

from .signing_in import sign_in

pytestmark = pytest.mark.django_db

NEW = "song-nuoc-mien-tay-2027"


@pytest.fixture
def officer():
    return factories.UserFactory(username="lan.le", first_name="Lê", last_name="Lan")


def ask(client, address: str):
    return client.post(reverse("wagtailadmin_password_reset"), {"email": address})


def test_the_link_in_both_parts_lets_her_choose_a_password_once(client, officer):
    factories.newsroom()
    officer.is_superuser = True
    officer.save()
    ask(client, officer.email)
    [message] = mail.outbox
    assert (message.subject, message.to) == ("Đặt lại mật khẩu", [officer.email])
    assert "“lan.le”" in message.body
    assert "72 giờ" in message.body
    [address] = ADDRESS.findall(message.body)
    assert f'href="{address}"' in html_of(message)

    form = client.get(address, follow=True)
    passwords = {"new_password1": NEW, "new_password2": NEW}
    client.post(form.redirect_chain[-1][0], passwords)
    assert sign_in(client, officer.username, NEW).status_code == 302
    client.logout()
    assert "new_password1" not in client.get(address, follow=True).content.decode()


def test_it_is_in_the_language_its_reader_chose(client, officer):
    UserProfile.objects.create(user=officer, preferred_language="en")
    ask(client, officer.email)
    [message] = mail.outbox
    assert message.subject == "Password reset"
    assert "Choose a new password:" in message.body
    assert '<html lang="en">' in html_of(message)


def test_the_answer_does_not_tell_whether_there_is_an_account(client, officer):
    known, unknown = ask(client, officer.email), ask(client, "ai-do@example.vn")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert len(mail.outbox) == 1


def test_nor_does_a_letter_that_cannot_be_sent(client, officer, settings, caplog):
    settings.EMAIL_BACKEND = "nowhere.EmailBackend"
    known, unknown = ask(client, officer.email), ask(client, "ai-do@example.vn")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert f"account {officer.pk}" in caplog.text
