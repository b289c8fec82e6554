"""Reading the mails that were sent, as their recipients do, and letting runners send them at once."""

import re
import threading
from urllib.parse import urlsplit

from django.core import mail
from django.db import connection

ADDRESS = re.compile(r"https?://\S+")


def subjects() -> dict[str, list[str]]:
    """Return the subjects of what was sent, by address."""
    found: dict[str, list[str]] = {}
    for message in mail.outbox:
        found.setdefault(message.to[0], []).append(message.subject)
    return found


def only_mail_to(user):
    """Return the one mail that a user got."""
    [message] = [message for message in mail.outbox if message.to == [user.email]]
    return message


def html_of(message) -> str:
    [(content, kind)] = message.alternatives
    assert kind == "text/html"
    return content


def page_behind(client, user, message) -> str:
    """Return the page that the first link of a mail opens for a user; the HTML has the same link."""
    address = ADDRESS.search(message.body)[0]
    assert f'href="{address}"' in html_of(message)
    client.force_login(user)
    answer = client.get(urlsplit(address).path)
    assert answer.status_code == 200
    return answer.content.decode()


def two_at_once(look) -> None:
    """Let two runners look three times each, at the same time."""
    start = threading.Barrier(2)

    def go():
        start.wait()
        for _look in range(3):
            look()
        connection.close()

    threads = [threading.Thread(target=go) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
