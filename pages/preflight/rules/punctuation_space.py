import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...syllables import is_syllable
from ..rule import Severity
from ..wording import Fault, WordingRule

# What has punctuation of its own: addresses, names of files, ratios ("1 : 2", "A : B") and boxes to tick. No rule of
# prose holds in them.
ADDRESS_END = r"\S*[^\s.,;:!?)\]”»…]"
NO_PROSE = re.compile(
    rf"""
    \b(?:https?|ftp|mailto|tel|doi|urn):{ADDRESS_END}
    | \bwww\.{ADDRESS_END}
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | (?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|info|gov|edu|io|tv|asia)\b(?:/{ADDRESS_END})?
    | (?<![\w()-])[\w()-]+\.(?:docx?|xlsx?|pptx?|pdf|odt|ods|txt|csv|xml|html?|jpe?g|png|webp|zip|rar|mp[34])\b
    | \d[ ]:[ ]?(?=\d)
    | \b\w[ ]:[ ](?=\w\b)
    | [(\[]\s?\w?\s?[)\]]
    """,
    re.VERBOSE | re.IGNORECASE,
)

LETTER = r"[^\W\d_]"
# A no-break space is set on purpose, as French does, and dots in a row are left alone: they may stand for something.
BEFORE = re.compile(
    r"""
    (?<=[\w%”’»)\]…])[ \t]+(?:
        ,(?!\d)
        | ;(?=\s|$)
        | :(?=\s|$|[“"])(?!\s?\))
        | \.(?=\s|$|[”"’)\]])(?!\s*\.)
        | [!?](?=\s|$|[!?”"’)\]…])
        | [)\]](?!\w)
        | ”(?!\w)
    )
    | (?<=[.!?])[ \t]+”(?!\w)
    """,
    re.VERBOSE,
)
AFTER_OPENING = re.compile(r"(?:(?<![:;=\w-])[(\[]|(?<![^\s(\[‘—–-])“)[ \t]+(?=\w)")
# "A,B" and "B1,B2" are lists of codes, "12,5" is a number and "7:30" a time. "chất(s)" is one word.
AFTER = re.compile(
    rf"""
    (?:(?<={LETTER}{{2}})|(?<=[)\]”]))[,;](?={LETTER}{{2}}|[a-zà-ỹ]\b)
    | (?<=\d\d)[,;](?={LETTER}{{2}})
    | (?:(?<={LETTER}{{2}})|(?<=[)\]”]))(?::|[!?]+)(?={LETTER}{{2}})
    | (?<=\w\w)\)(?=[a-zà-ỹ]{{2}})
    | (?<=[\w.,!?…])”(?=[a-zà-ỹ]{{2}})
    """,
    re.VERBOSE,
)
# A new sentence right behind a full stop. Of what stands before the stop only whole words tell it from an abbreviation.
SENTENCE = re.compile(rf"(?P<word>(?<![\w.])(?:{LETTER}{{2,}}|\d{{4}})|[)”])(?P<stop>\.)(?={LETTER}{{2}})")


class PunctuationSpace(WordingRule):
    """Punctuation follows its word at once, and a space follows punctuation."""

    name = "punctuation-space"
    title = gettext_lazy("Spaces around punctuation")
    explanation = gettext_lazy(
        "No space stands before a comma, a full stop or a closing bracket or quotation mark, nor after an opening one; "
        "one space stands after a comma, a full stop, a colon. Numbers, times, addresses, names of files and "
        "abbreviations are left alone. The places are shown with “␣” for each space."
    )
    severity = Severity.WARN
    good = {"lead": "Lúc 7:30, bà An (phường 3) nhận 1.234,5 kg gạo: “Rất mừng!”."}
    bad = {"lead": "Sáng nay,bà An ( phường 3 ) nhận gạo ."}

    def faults(self, words):
        prose = NO_PROSE.sub(lambda found: "x" * len(found.group()), words)
        for found in BEFORE.finditer(prose):
            yield Fault(_("A space before punctuation: %(examples)s."), *found.span())
        for found in AFTER_OPENING.finditer(prose):
            message = _("A space after an opening bracket or quotation mark: %(examples)s.")
            yield Fault(message, *found.span())
        for start, end in sorted(ends_without_space(prose)):
            yield Fault(_("No space after punctuation: %(examples)s."), start, end)


def ends_without_space(prose: str) -> Iterator[tuple[int, int]]:
    """Yield where punctuation stands that the next word follows at once."""
    yield from (found.span() for found in AFTER.finditer(prose))
    for found in SENTENCE.finditer(prose):
        following = prose[found.end() : found.end() + 2]
        if following[0].isupper() and following[1].islower() and ends_a_sentence(found["word"]):
            yield found.span("stop")


def ends_a_sentence(word: str) -> bool:
    """Say whether ``word`` is more than an abbreviation such as "Tp", "ths", "GS" or "Q"."""
    if not word.isalpha():
        return True
    return is_syllable(word) and (word.islower() or (word.istitle() and not word.isascii()))
