"""Where a list goes on: the place of the last card in the order, signed so that nobody builds one.

The same place has the same cursor at any time: it is a part of answers, whose bytes must not change by themselves.
"""

from datetime import datetime

from django.core import signing
from django.utils.translation import gettext_lazy as _

from .problems import invalid

SALT = "newsdesk.cursor"


def write(published_at: datetime, object_id: int) -> str:
    """Return the cursor behind an item at that place."""
    return signed([published_at.isoformat(), object_id], SALT)


def read(cursor: str) -> tuple[datetime, int]:
    """Return the place a cursor stands for; raise a problem for one we did not write."""
    moment, object_id = unsigned(cursor, SALT)
    return datetime.fromisoformat(moment), object_id


def signed(place, salt: str) -> str:
    return signing.Signer(salt=salt).sign_object(place)


def unsigned(cursor: str, salt: str):
    """Return what was signed; raise a problem for what we did not sign."""
    try:
        return signing.Signer(salt=salt).unsign_object(cursor)
    except (signing.BadSignature, UnicodeError) as error:
        raise invalid("cursor", _("Use a cursor as it was given.")) from error
