"""Filters for the table of a group's permissions."""

from django import template

from .. import permission_names

register = template.Library()

for name in ("permission_name", "permission_action", "kind_name"):
    register.filter(name, getattr(permission_names, name))
