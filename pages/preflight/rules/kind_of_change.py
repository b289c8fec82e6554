from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...models.correction import ChangeKind
from ..pieces import Place
from ..rule import Rule, Severity


class KindOfChange(Rule):
    """Who changes a published article says what kind of change it is, and tells readers of a correction."""

    name = "kind-of-change"
    title = gettext_lazy("Kind of change")
    explanation = gettext_lazy(
        "An article that readers know says what was changed: spelling, a correction or an update. A correction has a "
        "note for readers, which stays with the article."
    )
    severity = Severity.STOP
    good = {
        "published": True,
        "change_kind": "correction",
        "change_note": "Sửa số hộ nghèo: 120, không phải 210.",
    }
    bad = {"published": True, "change_kind": "correction", "change_note": ""}

    def findings(self, material):
        article = material.thing
        if not getattr(article, "changes_what_readers_know", False):
            return
        if not article.change_kind:
            yield self.finding(
                Place(_("kind of change")), _("Readers know this article: say what kind of change it is.")
            )
        elif article.change_kind == ChangeKind.CORRECTION and not article.change_note.strip():
            yield self.finding(
                Place(_("note for readers")), _("Tell readers what was wrong, and what is right.")
            )
