"""A fresh ``wagtail start`` project with its own user and picture models, and the wheel beside it."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.documented_block import printed as printed_block

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
PUBLISH = Path(__file__).with_name("publish.py")

USER_MODEL = """
from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    unit = models.CharField(max_length=100, blank=True)
"""
# With a name that Newsdesk uses too, as its start page has.
SETTINGS_MODEL = """
from django.db import models
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting
class SiteSettings(BaseSiteSetting):
    slogan = models.CharField(max_length=100, blank=True)
"""
PICTURE_MODEL = """
from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition


class Picture(AbstractImage):
    photographer = models.CharField(max_length=100, blank=True)
    admin_form_fields = ("title", "file", "collection", "photographer")


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]
"""
# What docs/developers/ tells a host project to add to its settings and its addresses.
SETTINGS = """
from newsdesk.pages.catalogues import LOCALE_PATHS

from .base import *

SECRET_KEY = "only-for-this-test"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS += [
    "newsdesk.blocks",
    "newsdesk.pages",
    "newsdesk.api",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail_headless_preview",
    "django_tasks",
    "django_tasks_db",
    "rest_framework",
]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
WAGTAIL_FINISH_WORKFLOW_ACTION = "newsdesk.pages.publication.publish_approved"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
FORMAT_MODULE_PATH = ["newsdesk.pages.formats"]
USE_THOUSAND_SEPARATOR = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "newsdesk.pages.search_index"}}
TAGGIT_TAGS_FROM_STRING = "newsdesk.pages.composed_text.tag_names"
WAGTAILADMIN_BASE_URL = "https://host.example"
WAGTAIL_HEADLESS_PREVIEW = {"CLIENT_URLS": {"default": "https://front.example/preview/"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS += ["branding", "city.apps.CityConfig", "people", "pictures"]
AUTH_USER_MODEL = "people.User"
WAGTAILIMAGES_IMAGE_MODEL = "pictures.Picture"
DATABASES["default"]["OPTIONS"] = {"init_command": "PRAGMA synchronous=OFF;"}
"""
# The project's own example pages are written for the stock page model; Wagtail's test application has a swapped one.
SWAPPED = """
INSTALLED_APPS = [app for app in INSTALLED_APPS if app not in ("home", "search")] + ["wagtail.test.basepage"]
WAGTAIL_PAGE_MODEL = "basepage.BasePage"
"""
ADDRESSES = """
from django.urls import include, path
from wagtail import urls as page_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

urlpatterns = [
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("api/v1/", include("newsdesk.api.urls")),
    path("", include(page_urls)),
]
"""


@dataclass
class Host:
    """A project in ``folder`` that finds the packages of an unpacked wheel, and none of this repository."""

    folder: Path
    packages: Path
    swapped: bool

    def set_up(self) -> None:
        """Start the project, add Newsdesk to it, and migrate. Raises AssertionError with what a command said."""
        run([BIN / "wagtail", "start", "host", self.folder], cwd=self.folder)
        self.write_app("people", USER_MODEL)
        self.write_app("branding", SETTINGS_MODEL)
        self.write_app("pictures", PICTURE_MODEL)
        self.write_app("city", "")
        for name, code in zip(("blocks", "apps"), printed_block(), strict=True):
            (self.folder / "city" / f"{name}.py").write_text(code)
        settings = self.folder / "host" / "settings" / "test.py"
        settings.write_text(SETTINGS + (SWAPPED if self.swapped else ""))
        (self.folder / "host" / "urls.py").write_text(ADDRESSES)
        self.manage("makemigrations", "branding", "people", "pictures")
        self.manage("migrate")

    def write_app(self, name: str, models: str) -> None:
        folder = self.folder / name
        folder.mkdir()
        (folder / "__init__.py").touch()
        (folder / "models.py").write_text(models)

    def manage(self, *arguments: str) -> str:
        """Run a management command of the project; return what it printed."""
        return self.python("manage.py", *arguments)

    def publish(self) -> dict:
        """Publish an article in a process of the project; return what a reader is then told, by call."""
        shutil.copy(PUBLISH, self.folder)
        return json.loads(self.python(PUBLISH.name).splitlines()[-1])

    def python(self, *arguments) -> str:
        environment = {
            "DJANGO_SETTINGS_MODULE": "host.settings.test",
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join([str(self.folder), str(self.packages)]),
            "PYTHONUTF8": "1",
        }
        return run([sys.executable, *arguments], cwd=self.folder, env=environment)


def build_wheel(folder: Path) -> Path:
    """Build the wheel into ``folder`` and return its path."""
    run([sys.executable, ROOT / ".ci" / "wheel.py", "--out", folder, "--build", folder / "build"], cwd=ROOT)
    [wheel] = folder.glob("*.whl")
    return wheel


def unpack(wheel: Path, folder: Path) -> Path:
    """Install the wheel, without what it depends on, into ``folder``."""
    run(
        [BIN / "uv", "pip", "install", "--quiet", "--offline", "--no-deps", "--target", folder, wheel],
        cwd=ROOT,
    )
    return folder


def run(command: list, **options) -> str:
    """Run a command and return what it printed. Raises AssertionError with all it said if it failed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout
