"""A mail to a user of the admin: in her language, as text and as HTML, with links into the admin."""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_admin_base_url
from wagtail.users.models import UserProfile


@dataclass(frozen=True)
class Line:
    """A line of a list: what, the address that opens it, what to know about it, what was said about it."""

    title: str
    address: str = ""
    note: str = ""
    quote: str = ""

    @property
    def plain_title(self) -> str:
        return hanging(self.title)

    @property
    def plain_quote(self) -> str:
        return hanging(self.quote)


def hanging(text: str) -> str:
    """Return a text for a list that is plain text: all its lines stand where the first one does, behind the dash."""
    return textwrap.indent(text, "  ").strip()


@dataclass(frozen=True)
class Section:
    heading: str
    lines: list[Line]
    after: str = ""


@dataclass(frozen=True)
class Letter:
    """What a mail says: sentences, what somebody said, where to go, and lists.

    ``always``: it comes whatever its reader chose, and does not tell where to choose.
    """

    subject: str
    sentences: list[str] = field(default_factory=list)
    quote: str = ""
    link: str = ""
    address: str = ""
    sections: list[Section] = field(default_factory=list)
    always: bool = False


def send(user, write: Callable[[], Letter | None]) -> None:
    """Send a user what ``write`` returns in her language, if that is a letter and she can be reached."""
    if not user.is_active or not user.email:
        return
    with translation.override(language_of(user)):
        letter = write()
        if letter is None:
            return
        words = {
            "letter": letter,
            "greeting": _("Dear %(name)s,") % {"name": name_of(user)},
            "site": getattr(settings, "WAGTAIL_SITE_NAME", ""),
            "account": absolute(reverse("wagtailadmin_account")) + "#tab-notifications",
        }
        text = render_to_string("newsdesk_pages/mail/letter.txt", words)
        html = render_to_string("newsdesk_pages/mail/letter.html", words)
    send_mail(" ".join(letter.subject.split()), text, [user.email], html_message=html)


def language_of(user) -> str:
    """Return the language a user reads the admin in; if she chose none the site's, not that of whoever acts."""
    with translation.override(settings.LANGUAGE_CODE):
        return UserProfile.get_for_user(user).get_preferred_language()


def name_of(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else _("Somebody")


def address_for(user, thing) -> str:
    """Return the address at which a user edits or decides a thing; that of the first page if she may not."""
    return absolute(AdminURLFinder(user).get_edit_url(thing) or reverse("wagtailadmin_home"))


def absolute(path: str) -> str:
    return (get_admin_base_url() or "") + path
