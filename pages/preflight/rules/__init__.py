"""The rules: a small class each, in a file of its own. This is the order in which their findings are told."""

from ..rule import Rule
from .alternative_text import AlternativeText
from .dead_link import DeadLink
from .doubled_space import DoubledSpace
from .empty_link import EmptyLink
from .heading_order import HeadingOrder
from .hidden_target import HiddenTarget
from .kind_of_change import KindOfChange
from .personal_data import PersonalData
from .picture_credit import PictureCredit
from .punctuation_space import PunctuationSpace
from .quotation_marks import QuotationMarks
from .required import Required
from .senseless_date import SenselessDate
from .source_named import SourceNamed
from .title_length import TitleLength
from .tone_placement import TonePlacement
from .unknown_address import UnknownAddress

RULES: list[Rule] = [
    Required(),
    KindOfChange(),
    TitleLength(),
    SourceNamed(),
    AlternativeText(),
    PictureCredit(),
    HeadingOrder(),
    EmptyLink(),
    DeadLink(),
    HiddenTarget(),
    UnknownAddress(),
    SenselessDate(),
    PersonalData(),
    DoubledSpace(),
    PunctuationSpace(),
    QuotationMarks(),
    TonePlacement(),
]


def register_rule(rule: Rule) -> None:
    """Have a project's own rule looked at, too; for ``AppConfig.ready``.

    Raises ValueError if there is one of that name.
    """
    if rule.name in [known.name for known in RULES]:
        raise ValueError(f"There is a rule {rule.name} already.")
    RULES.append(rule)
