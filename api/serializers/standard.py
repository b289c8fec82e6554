from .fields import BodyField, TypeField
from .page import PageSerializer


class StandardSerializer(PageSerializer):
    """A page that stays."""

    type = TypeField("standard")
    body = BodyField()
