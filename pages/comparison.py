"""What a reviewer sees of a change in the fields of a text: every word, and what stands where something else stood.

Wagtail's own comparison takes words of four letters and less, which is most of Vietnamese, for no landmarks; it shows
moments in UTC, tags by their addresses, and says nothing of a new order.
"""

import re
from difflib import SequenceMatcher

from django.conf import settings
from django.db import models
from django.template.defaultfilters import yesno
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from taggit.managers import TaggableManager
from wagtail.admin.compare import (
    ChildRelationComparison,
    FieldComparison,
    M2MFieldComparison,
    TextDiff,
    TextFieldComparison,
    register_comparison_class,
)

from .conf import VIET_NAM

WORDS = re.compile(r"\w+|\s+|[^\w\s]")


def words(a: str, b: str) -> SafeString:
    """Return two texts as one, with the words marked that only one of them has; lines stay lines."""
    a_words, b_words = WORDS.findall(a), WORDS.findall(b)
    changes = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(str.isspace, a_words, b_words, autojunk=False).get_opcodes():
        if kind == "equal":
            changes.append(("equal", "".join(a_words[i1:i2])))
        else:
            changes += [("deletion", "".join(a_words[i1:i2])), ("addition", "".join(b_words[j1:j2]))]
    return marked(changes)


def instead(a: str, b: str) -> SafeString:
    """Return a text in the place of another; either may be empty."""
    return marked([("deletion", a), ("addition", b)])


def marked(changes: list[tuple[str, str]]) -> SafeString:
    html = TextDiff([change for change in changes if change[1]]).to_html()
    return mark_safe(html.replace("\n", "<br>"))


class WordsComparison(TextFieldComparison):
    """A text, word by word."""

    def htmldiff(self):
        return words(self.val_a or "", self.val_b or "")


class ValueComparison(FieldComparison):
    """A date, a moment or an answer, as the editor shows it."""

    def htmldiff(self):
        a, b = self.shown(self.val_a), self.shown(self.val_b)
        return escape(a) if a == b else instead(a, b)

    def shown(self, value) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return yesno(value)
        if isinstance(self.field, models.DateTimeField):
            return f"{timezone.localtime(value, VIET_NAM):{settings.WAGTAIL_DATETIME_FORMAT}}"
        return f"{value:{settings.WAGTAIL_DATE_FORMAT}}"


class TagsComparison(M2MFieldComparison):
    """Tags by their names, whatever order they were given in."""

    def get_items(self):
        return sorted(self.val_a, key=str), sorted(self.val_b, key=str)


class ChildrenComparison(ChildRelationComparison):
    """The parts of a text that have an order: another order is a change, too."""

    def has_changed(self):
        return super().has_changed() or self.has_moved()

    def has_moved(self) -> bool:
        forwards, _backwards, _added, _deleted = self.get_mapping(
            list(self.val_a.all()), list(self.val_b.all())
        )
        places = [forwards[place] for place in sorted(forwards)]
        return places != sorted(places)


def register() -> None:
    """Let every comparison in the admin use these."""
    for field in (models.CharField, models.TextField):
        register_comparison_class(field, comparison_class=WordsComparison)
    for field in (models.BooleanField, models.DateField):
        register_comparison_class(field, comparison_class=ValueComparison)
    register_comparison_class(TaggableManager, comparison_class=TagsComparison)
