"""What the wheel carries, and what it refuses to carry."""

import importlib.util
import zipfile
from email import message_from_bytes

import pytest

from .host import ROOT, build_wheel


def load_builder():
    """Return .ci/wheel.py as a module; its folder is no package."""
    spec = importlib.util.spec_from_file_location("wheel_builder", ROOT / ".ci" / "wheel.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


builder = load_builder()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build_wheel(tmp_path_factory.mktemp("wheel"))


def renamed(source: str) -> str:
    return builder.renamed(source.encode(), "pages/news.py").decode()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from blocks.body import BodyBlock\n", "from newsdesk.blocks.body import BodyBlock\n"),
        (
            "from  pages import (\n    voting,  # why\n)\n",
            "from  newsdesk.pages import (\n    voting,  # why\n)\n",
        ),
        ("import os, api.urls as urls\n", "import os, newsdesk.api.urls as urls\n"),
        (
            "def f():\n    'Việt'; from api import kinds\n",
            "def f():\n    'Việt'; from newsdesk.api import kinds\n",
        ),
        ("from .models import Poll\nimport pagesize\n", "from .models import Poll\nimport pagesize\n"),
        (
            'LABEL = "newsdesk_pages.Poll"\nword = "pages"\n',
            'LABEL = "newsdesk_pages.Poll"\nword = "pages"\n',
        ),
    ],
)
def test_imports_of_our_rooms_are_renamed_and_nothing_else(source, expected):
    assert renamed(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "\nimport pages.models\n",
        "\nimport api\n",
        '\nURLS = "api.urls"\n',
        '\nPATH = f"pages.models.{name}"\n',
        "\nfrom cms import health\n",
        "\nfrom tests import factories\n",
    ],
)
def test_a_name_that_cannot_be_renamed_stops_the_build_with_its_place(source):
    with pytest.raises(builder.Refused, match=r"^pages/news\.py:2: "):
        renamed(source)


def test_everything_a_room_needs_is_in_the_wheel_and_nothing_else(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "newsdesk/__init__.py",
        "newsdesk/blocks/locale/vi/LC_MESSAGES/django.mo",
        "newsdesk/blocks/locale/vi/LC_MESSAGES/django.po",
        "newsdesk/pages/migrations/0001_initial.py",
        "newsdesk/pages/static/newsdesk_pages/paste.js",
        "newsdesk/pages/templates/newsdesk_pages/admin/thumbnail_cell.html",
        "newsdesk/api/openapi.json",
        "wagtail_newsdesk-0.1.0.dist-info/licenses/LICENSE",
    } <= names
    assert not [name for name in names if "__pycache__" in name or "/tests/" in name]
    assert {name.partition("/")[0] for name in names} == {"newsdesk", "wagtail_newsdesk-0.1.0.dist-info"}


def test_the_metadata_say_what_the_project_file_says(wheel):
    metadata = message_from_bytes(zipfile.ZipFile(wheel).read("wagtail_newsdesk-0.1.0.dist-info/METADATA"))
    assert (metadata["Name"], metadata["Version"]) == ("wagtail-newsdesk", "0.1.0")
    assert metadata["License-Expression"] == "BSD-3-Clause"
    assert metadata["Requires-Python"] == ">=3.11"
    assert "wagtail>=8.0" in metadata.get_all("Requires-Dist")
    assert metadata.get_payload().startswith("# Newsdesk")


def test_building_twice_gives_the_same_bytes(wheel, tmp_path):
    assert build_wheel(tmp_path).read_bytes() == wheel.read_bytes()
