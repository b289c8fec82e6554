from wagtail import hooks

from .files import hide_or_show
from .kinds import FILES, KINDS, kind_of


@hooks.register("after_bulk_action")
def follow_a_bulk_action(request, action_type, objects, action_class_instance):
    """Adding pictures or documents to a collection sends no signal, and the collection may be private.

    Wagtail calls this inside the transaction of the action.
    """
    for kind in FILES:
        moved = [thing.pk for thing in objects if kind_of(thing) == kind]
        if moved:
            hide_or_show(kind, KINDS[kind].model().objects.filter(pk__in=moved))
