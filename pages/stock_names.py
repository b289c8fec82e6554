"""Names in both languages for what Wagtail's first migrations leave behind in English."""

from collections.abc import Iterator

from django.contrib.auth.models import Group
from django.db.models import Model
from wagtail.models import Collection, Task, Workflow

from .models.base import Page

# What Wagtail's first migration assigns to the root page: one step, and no editor.
STOCK_WORKFLOW = ("Moderators approval", "Người điều hành của Wagtail duyệt (Moderators approval)")
# Each model with the field that holds the name, the name Wagtail gives, and ours.
NAMES: tuple[tuple[type[Model], str, str, str], ...] = (
    (Page, "title", "Root", "Trang gốc (root)"),
    (Page, "draft_title", "Root", "Trang gốc (root)"),
    (Collection, "name", "Root", "Bộ sưu tập gốc (root)"),
    (Group, "name", "Editors", "Biên tập viên của Wagtail (Editors)"),
    (Group, "name", "Moderators", "Người điều hành của Wagtail (Moderators)"),
    (Workflow, "name", *STOCK_WORKFLOW),
    (Task, "name", *STOCK_WORKFLOW),
)
# By what is told that nobody has made it his own.
UNTOUCHED: dict[type[Model], dict] = {Page: {"depth": 1}, Collection: {"depth": 1}, Group: {"user": None}}


def rename_stock() -> Iterator[str]:
    """Rename what still bears the name Wagtail gave it; yield each new name.

    What else has that name keeps it, and so does a group with members: a project may know it by its name.
    """
    for model, field, stock, ours in NAMES:
        if model._base_manager.filter(**{field: stock}, **UNTOUCHED.get(model, {})).update(**{field: ours}):
            yield ours
