"""Migrations fit any host: they import only Django and Wagtail, and name no model a host may replace."""

import ast
from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from wagtail.blocks import CharBlock
from wagtail.fields import StreamField

from blocks.body import BodyBlock
from blocks.fields import BodyField
from pages.models import ArticlePage

MIGRATIONS = [
    path
    for room in ("pages", "api")
    for path in sorted((settings.BASE_DIR / room / "migrations").glob("0*.py"))
]
# Wagtail is built on modelcluster, and its own migrations import it too.
KNOWN = {"django", "wagtail", "modelcluster", "uuid"}
REPLACEABLE = {
    "wagtailcore.page",
    "wagtailimages.image",
    "wagtaildocs.document",
    "auth.user",
    settings.AUTH_USER_MODEL.lower(),
}


def tree(path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}.{path.stem}")
def test_a_migration_imports_only_django_and_wagtail(path):
    imported = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            imported.add(node.module)

    assert {name.partition(".")[0] for name in imported} <= KNOWN


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}.{path.stem}")
def test_a_migration_names_no_model_a_host_may_replace(path):
    names = {
        node.value.lower()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert not names & REPLACEABLE


def pending() -> str:
    """Return what ``makemigrations`` would write; nothing if every model is as its migrations say."""
    out = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=out)
    except SystemExit:
        return out.getvalue()
    return ""


@pytest.mark.django_db
def test_a_new_block_makes_no_migration(monkeypatch):
    class WiderBody(BodyBlock):
        proverb = CharBlock()

    body = ArticlePage._meta.get_field("body")
    wider = BodyField(WiderBody(), verbose_name=body.verbose_name, blank=True)
    wider.set_attributes_from_name("body")
    fields = [wider if field is body else field for field in ArticlePage._meta.local_fields]
    assert pending() == ""
    monkeypatch.setattr(ArticlePage._meta, "local_fields", fields)
    assert pending() == ""

    stock = StreamField(WiderBody(), verbose_name=body.verbose_name, blank=True)
    stock.set_attributes_from_name("body")
    monkeypatch.setattr(
        ArticlePage._meta, "local_fields", [stock if field is wider else field for field in fields]
    )
    assert "body" in pending(), "with Wagtail's own field it would"


def test_a_body_is_a_plain_stream_field_to_migrations():
    for model in apps.get_app_config("newsdesk_pages").get_models():
        for field in model._meta.local_fields:
            if isinstance(field, StreamField):
                _, path, args, kwargs = field.deconstruct()
                assert (path, args, kwargs["block_lookup"]) == ("wagtail.fields.StreamField", [[]], {})
