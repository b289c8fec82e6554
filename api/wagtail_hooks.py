from wagtail import hooks

from .kinds import kind_of
from .presentation import present


@hooks.register("after_bulk_action")
def present_what_a_bulk_action_moved(request, action_type, objects, action_class_instance):
    """Adding pictures or documents to a collection sends no signal, and the collection may be private."""
    for thing in objects:
        if kind_of(thing) in ("image", "document"):
            present(kind_of(thing), thing.pk)
