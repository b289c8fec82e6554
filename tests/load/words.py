"""Vietnamese words as often as the demo's articles use them: a thousand and more, a few of them everywhere."""

import random
import re
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate

from cms.demo import texts
from pages.folding import fold, nfc

# Every tenth article holds the first, one in a thousand the second; no other text holds any word of them.
COMMON, RARE = "thủy lợi", "khuyến ngư"
SENTENCE = 20  # words


@dataclass(frozen=True)
class Words:
    """A text in the three forms in which the product stores it: as it reads, its words as written, and folded."""

    shown: str
    written: str
    folded: str


class Vocabulary:
    """Gives texts; the same ``seed`` gives the same ones."""

    def __init__(self, seed: int):
        self.chance = random.Random(seed)
        counted = counted_words()
        self.written, self.cumulative = list(counted), list(accumulate(counted.values()))
        self.folded = [fold(word) for word in self.written]
        self.places = range(len(self.written))

    def words(self, length: int) -> Words:
        """Return a text of ``length`` words."""
        chosen = self.chance.choices(self.places, cum_weights=self.cumulative, k=length)
        written = [self.written[place] for place in chosen]
        return Words(sentences(written), " ".join(written), " ".join(self.folded[place] for place in chosen))


def sentences(words: list[str]) -> str:
    """Return words as sentences, each with a capital and a full stop."""
    starts = range(0, len(words), SENTENCE)
    return " ".join(" ".join(words[start : start + SENTENCE]).capitalize() + "." for start in starts)


def phrase(text: str) -> Words:
    """Return a text that was not drawn by chance."""
    return Words(text.capitalize(), text, fold(text))


def counted_words() -> Counter:
    """Return the words of the demo's Vietnamese articles, and how often each stands there."""
    text = " ".join(f"{article.lead} {article.body}" for article in texts.articles())
    taken = set(fold(f"{COMMON} {RARE}").split())
    found = re.findall(r"[^\W\d_]+", nfc(text).lower())
    return Counter(word for word in found if fold(word) not in taken)
