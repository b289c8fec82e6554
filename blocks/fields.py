"""The model field that holds a body, and stays out of migrations."""

import unicodedata

from wagtail.fields import StreamField


class BodyField(StreamField):
    """A StreamField whose migrations name no block, so that a new or changed block makes no migration.

    A historical model therefore sees an empty stream: a data migration must never ``save()`` one.
    """

    def deconstruct(self):
        name, _path, _args, kwargs = super().deconstruct()
        return name, "wagtail.fields.StreamField", [[]], {**kwargs, "block_lookup": {}}

    def get_prep_value(self, value):
        """Return what is stored, in a row as in a revision, with every text in Unicode form C."""
        return composed(super().get_prep_value(value))


def composed(value):
    """Return a JSON value with its texts in Unicode form C; keys stay as they are."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {key: composed(entry) for key, entry in value.items()}
    return [composed(entry) for entry in value] if isinstance(value, (list, tuple)) else value
