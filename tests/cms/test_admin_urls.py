"""Who is let in at which address of the admin: the table in the documentation is what the site answers.

``REWRITE_TABLES=1`` writes it anew; look at the difference before you commit it.
"""

import os
from contextlib import nullcontext
from pathlib import Path
from unittest.mock import patch

import pytest
from django.contrib.messages import ERROR, get_messages
from django.db import transaction
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import reverse

from tests import factories

from .admin_addresses import PREFIX, Address, addresses
from .admin_things import values

TABLE = Path(__file__).resolve().parents[2] / "docs" / "developers" / "admin-urls.md"
HEAD = """# Who is let in at which address of the admin

Made by `tests/cms/test_admin_urls.py` from what the site answers; with `REWRITE_TABLES=1` the test writes it anew. A
new address without a row fails. Each is asked with GET, or with POST where GET is refused, about things of somebody
else’s: what a reporter may do with an article of his own is in [who may what](who-may.md).

- **yes**: let in, whatever the form then says
- **no**: refused, or sent to the dashboard with “Sorry, you do not have permission to access this area.”
- **log in**: sent to the log-in page
- **404**: not found, be it that it does not exist for that account, or for nobody
- **500**: breaks: `admin/failwhale/` is meant to, and Wagtail's import of redirects does if its second step comes
  without the first

An account in no group has no access to the admin.

"""
ROLES = {
    "anonymous": None,
    "no group": factories.UserFactory,
    "reporter": factories.reporter,
    "editor": factories.editor,
    "approver": factories.approver,
    "banner manager": factories.banner_manager,
    "administrator": factories.administrator,
    "auditor": factories.auditor,
    "superuser": factories.superuser,
}
# What nobody has to log in for: logging in, a forgotten password, and what these pages are drawn with.
OPEN = {
    "admin/jsi18n/",
    "admin/login/",
    "admin/password_reset/",
    "admin/password_reset/complete/",
    "admin/password_reset/confirm/<uidb64>/<token>/",
    "admin/password_reset/done/",
    "admin/sprite/",
}
UNDRAWN = patch.object(SimpleTemplateResponse, "rendered_content", "")
# What breaks, and is not ours to mend.
BREAKS = {
    # Meant to, so that an operator can try the alarm.
    "`admin/failwhale/`",
    # Wagtail's second step of an import, without the first.
    "`admin/redirects/import/process/` by POST",
}


class Visitor:
    """One role's browser, which forgets between two questions, as the database does."""

    def __init__(self, make):
        self.client = Client(raise_request_exception=False)
        if make:
            self.client.force_login(make())
        self.cookies = dict(self.client.cookies)

    def ask(self, method: str, address: str, drawn: bool = True):
        """Return the answer; its template is not rendered, which costs most, unless it is to be ``drawn``."""
        self.client.cookies.clear()
        self.client.cookies.update(self.cookies)
        with transaction.atomic(), nullcontext() if drawn else UNDRAWN:
            answer = getattr(self.client, method)(address)
            transaction.set_rollback(True)
        return answer


def word(answer) -> str:
    """Return what an answer says to whoever asked."""
    if answer.status_code == 302 and answer.url.startswith(f"{reverse('wagtailadmin_login')}?next="):
        return "log in"
    if answer.status_code in (403, 405) or sent_away(answer) or nothing_to_act_on(answer):
        return "no"
    return str(answer.status_code) if answer.status_code in (404, 500) else "yes"


def sent_away(answer) -> bool:
    if answer.status_code != 302 or answer.url != reverse("wagtailadmin_home"):
        return False
    return any(message.level == ERROR for message in get_messages(answer.wsgi_request))


def nothing_to_act_on(answer) -> bool:
    """Say whether a bulk action answers with a list of what may not be acted on, and nothing else."""
    context = getattr(answer, "context_data", None) or {}
    return "items_with_no_access" in context and not context["items"]


def row(address: Address, filled: str, visitors: dict[str, Visitor]) -> list[str]:
    """Return the address and a word for each role. The page is drawn for the first who is let in."""
    refused = visitors["superuser"].ask("get", filled, drawn=False).status_code == 405
    words: list[str] = []
    for visitor in visitors.values():
        words.append(word(visitor.ask("post" if refused else "get", filled, drawn="yes" not in words)))
    return [f"`{PREFIX}{address.shown}`" + (" by POST" if refused else ""), *words]


def rows() -> list[list[str]]:
    filled = fill(values())
    visitors = {role: Visitor(make) for role, make in ROLES.items()}
    return [row(address, text, visitors) for address, text in filled]


def fill(things) -> list[tuple[Address, str]]:
    """Return every address with what to ask for."""
    return [(address, address.fill(things) + acted_on(address, things)) for address in addresses()]


def acted_on(address: Address, things) -> str:
    return f"?id={address.value('id', things)}" if address.shown.startswith("bulk/") else ""


def table(found: list[list[str]]) -> str:
    lines = [["address", *ROLES], ["---"] * (len(ROLES) + 1), *found]
    return HEAD + "".join(f"| {' | '.join(line)} |\n" for line in lines)


@pytest.mark.django_db
def test_the_table_says_who_is_let_in_where():
    found = rows()
    made = table(found)
    if os.environ.get("REWRITE_TABLES"):
        TABLE.write_text(made, encoding="utf-8")
    assert {line[0] for line in found if "500" in line} == BREAKS
    assert {line[0].strip("`") for line in found if line[1] not in ("log in", "404")} == OPEN
    assert TABLE.read_text(encoding="utf-8") == made, "look at the change, then run with REWRITE_TABLES=1"


def test_an_address_that_nothing_fills_says_what_to_add():
    with pytest.raises(LookupError, match=r"Nothing fills <new> of admin/reports/<int:new>/: add it to"):
        Address("reports/<int:new>/", "admin/reports/<int:new>/").fill({"": {"old": 1}})
