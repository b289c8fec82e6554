"""Permissions in the language of whoever reads them: the database has their names in English, as they were made."""

from django.contrib.auth.models import Permission
from django.utils.translation import gettext, gettext_noop

# What may be done with any kind of thing, by how the code names begin.
ACTIONS = {
    "add": gettext_noop("Can add"),
    "change": gettext_noop("Can change"),
    "delete": gettext_noop("Can delete"),
    "view": gettext_noop("Can view"),
    "publish": gettext_noop("Can publish"),
    "lock": gettext_noop("Can lock"),
    "unlock": gettext_noop("Can unlock"),
}
# Names that are no action with a kind of thing; and a kind to which its package gives no name in words.
OTHERS = (
    gettext_noop("Can change what stands beside pages"),
    gettext_noop("Can publish alone in an emergency"),
    gettext_noop("Delete pages with children"),
    gettext_noop("Lock/unlock pages you've locked"),
    gettext_noop("Publish any page"),
    gettext_noop("Unlock any page"),
    gettext_noop("simple translation"),
)


def permission_name(permission: Permission) -> str:
    """Return what a permission permits, and with which kind of thing."""
    action = action_of(permission)
    if action is None:
        return gettext(permission.name)
    return f"{gettext(ACTIONS[action])} {kind_name(permission.content_type.name)}"


def permission_action(permission: Permission) -> str:
    """Return what a permission permits, to be read beside the name of the kind of thing."""
    action = action_of(permission)
    return gettext(permission.name if action is None else ACTIONS[action])


def action_of(permission: Permission) -> str | None:
    """Return the action of a permission that permits one with a kind of thing; None for one of another sort."""
    action, _, kind = permission.codename.partition("_")
    is_plain = action in ACTIONS and kind == permission.content_type.model and permission.name not in OTHERS
    return action if is_plain else None


def kind_name(name: str) -> str:
    """Return the name of a kind of thing, also of one whose model has it in English only."""
    return gettext(name)
