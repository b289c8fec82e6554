"""One poll, as its item says."""

from datetime import datetime
from functools import cache

from . import arms
from .answers import Answer
from .found import Found
from .statements import Arm, Named, Statement


@cache
def poll_statement() -> Statement:
    poll = arms.public().of_kind("poll").filter(key=Named("key"))
    return Statement({"asked": Arm(poll), "version": arms.version()})


def poll(key: str, now: datetime) -> Answer | None:
    """Return a poll; None if it is not public. One query."""
    found = Found(poll_statement().run(key=key, now=now), now)
    if not found["asked"]:
        return None
    [asked] = found["asked"]
    return found.answer(lambda: found.cards([asked]), [asked], asked.card)
