"""Where a list goes on: the place of the last card in the order, signed so that nobody builds one."""

from datetime import datetime

from django.core import signing

from .problems import invalid

SALT = "newsdesk.cursor"


def write(published_at: datetime, object_id: int) -> str:
    """Return the cursor behind an item at that place."""
    return signing.dumps([published_at.isoformat(), object_id], salt=SALT)


def read(cursor: str) -> tuple[datetime, int]:
    """Return the place a cursor stands for; raise a problem for one we did not write."""
    try:
        moment, object_id = signing.loads(cursor, salt=SALT)
    except (signing.BadSignature, UnicodeError) as error:
        raise invalid("cursor", "Use a cursor as it was given.") from error
    return datetime.fromisoformat(moment), object_id
