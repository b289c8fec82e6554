"""Templates of Wagtail's that say something in English only stand in our folder, as Wagtail has them but for that.

When an upgrade changes one of them the test fails: copy it anew, with what ``MENDED`` says.
"""

from importlib.util import find_spec
from pathlib import Path

import pytest
from django.conf import settings

OURS = settings.BASE_DIR / "cms" / "templates"
SEARCH = ('value="Search"', "value=\"{% trans 'Search' %}\"")
NAME = "{% load i18n wagtailadmin_tags %}", "{% load i18n wagtailadmin_tags permission_names %}"
MENDED = {
    "wagtailadmin/home.html": [SEARCH],
    "wagtailadmin/shared/header.html": [SEARCH],
    "wagtailadmin/shared/headers/_actions.html": [
        ("<nav aria-label=\"Actions\"", "{% load i18n %}\n<nav aria-label=\"{% trans 'Actions' %}\"")
    ],
    "wagtailusers/groups/includes/formatted_permissions.html": [
        NAME,
        ("content_perms_dict.object|capfirst", "content_perms_dict.object|kind_name|capfirst"),
        *((f"content_perms_dict.{action}.perm.name", f"content_perms_dict.{action}.perm|permission_name")
          for action in ("add", "change", "delete")),
        ("{% trans custom_perm.name as custom_perm_label %}",
         "{% with custom_perm_label=custom_perm.perm|permission_action %}"),
        ("text=custom_perm_label attrs=custom_perm.attrs %}",
         "text=custom_perm_label attrs=custom_perm.attrs %}{% endwith %}"),
        ("{% trans perm_tuple.0.name %}", "{{ perm_tuple.0|permission_name }}"),
    ],
}  # fmt: skip


def theirs(name: str) -> str:
    """Return a template as Wagtail has it."""
    package = find_spec("wagtail.users" if name.startswith("wagtailusers/") else "wagtail.admin")
    return (Path(package.submodule_search_locations[0]) / "templates" / name).read_text(encoding="utf-8")


def mended(name: str) -> str:
    text = theirs(name)
    for old, new in MENDED[name]:
        assert old in text, f"{name} no longer says {old}."
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("name", MENDED)
def test_a_mended_template_is_wagtails_but_for_what_was_mended(name):
    assert (OURS / name).read_text(encoding="utf-8") == mended(name)
