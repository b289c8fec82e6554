"""An answer before it is written: what it is made of, how long that stays so, and how to write it."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from .statements import Row

# To be raised when the same rows are written differently: it is part of every ETag.
FORMAT = 1


@dataclass(frozen=True)
class Answer:
    """``made_of`` are the items it shows, in order; ``also`` is what else its bytes depend on.

    ``until`` is the next moment at which it changes by itself, None if there is none. ``lists`` are the tags of the
    lists in it, which a new article changes though nothing in them did. ``beside`` are the items it does not show but
    would be another without: what a banner leads to. ``write`` returns it as JSON.
    """

    write: Callable[[], str]
    made_of: Sequence[Row]
    until: datetime | None = None
    lists: frozenset[str] = frozenset()
    also: str = ""
    beside: Sequence[Row] = ()

    @property
    def etag(self) -> str:
        """The strong validator: two answers that have it in common have the same bytes."""
        made = ",".join(f"{row.pk}:{row.version}" for row in self.made_of)
        return hashlib.blake2b(f"{FORMAT};{made};{self.also}".encode(), digest_size=15).hexdigest()

    @property
    def tags(self) -> list[str]:
        """The keys of everything that it depends on, and its lists."""
        return sorted({row.key for row in (*self.made_of, *self.beside)} | self.lists)
