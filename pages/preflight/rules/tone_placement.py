from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...syllables import ToneOn, toned
from ..excerpts import excerpt, quoted
from ..rule import Rule, Severity


class TonePlacement(Rule):
    """In one text the tones of oa, oe and uy stand on the same vowel."""

    name = "tone-placement"
    title = gettext_lazy("Placement of tone marks")
    explanation = gettext_lazy(
        "Syllables that end in oa, oe or uy are written in one way throughout a text: “hòa, khỏe, thúy” or “hoà, "
        "khoẻ, thuý”. Both are right; the two together look careless. Names of people keep their own spelling."
    )
    severity = Severity.WARN
    good = {"lead": "Hòa giải viên khỏe mạnh, tận tụy với quý bà con."}
    bad = {"lead": "Hòa giải viên khoẻ mạnh, tận tụy với quý bà con."}

    def findings(self, material):
        found = {on: [] for on in ToneOn}
        for text in material.prose:
            for syllable in toned(text.words):
                found[syllable.on].append((text, syllable))
        if not all(found.values()):
            return
        # Where there are fewer it is easier to mend.
        text, syllable = min(reversed(found.values()), key=len)[0]
        message = _("The tone marks stand in two ways: %(first)s, but %(second)s. See: %(examples)s.")
        said = {
            "first": named(found[ToneOn.FIRST_VOWEL]),
            "second": named(found[ToneOn.SECOND_VOWEL]),
            "examples": quoted([excerpt(text.words, syllable.start, syllable.end)]),
        }
        yield self.finding(text.place, message % said)


def named(found: list) -> str:
    """Return the words that were found, each once."""
    return quoted(list(dict.fromkeys(syllable.word.lower() for _text, syllable in found)))
