"""The wheel in a project that knows nothing of this repository: once with Wagtail's page model, once with its own."""

import json

import pytest

from .host import Host, build_wheel, unpack

CONTRACT = """
import django, json
django.setup()
from django.test import Client
contract = Client().get("/api/v1/openapi.json").json()
print(json.dumps(contract["components"]["schemas"]["BodyBlock"]["discriminator"]["mapping"]["timeline"]))
"""


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    """A folder with the installed wheel."""
    return unpack(build_wheel(tmp_path_factory.mktemp("wheel")), tmp_path_factory.mktemp("packages"))


@pytest.fixture(scope="module", params=[False, True], ids=["stock page model", "swapped page model"])
def host(request, packages, tmp_path_factory):
    """A project with Newsdesk, migrated."""
    project = Host(tmp_path_factory.mktemp("host"), packages, swapped=request.param)
    project.set_up()
    return project


def test_no_model_differs_from_its_migrations(host):
    host.manage("makemigrations", "--check", "--dry-run")


def test_the_system_checks_find_nothing(host):
    host.manage("check", "--fail-level", "WARNING")


def test_the_projects_admin_speaks_vietnamese(host):
    said = host.python(
        "-c",
        "import django; django.setup()\n"
        "from django.utils import formats, translation\n"
        "with translation.override('vi'):\n"
        "    print(translation.gettext('Save draft'), formats.number_format(1234567.8))",
    )

    assert said.strip() == "Lưu bản nháp 1.234.567,8"


def test_a_published_article_is_read_through_the_api(host):
    found = host.publish()
    article = found["article"]
    assert (article["type"], article["title"]) == ("article", "Khánh thành cầu mới")
    assert article["url"] == "/thoi-su/khanh-thanh-cau-moi/"
    assert article["section"]["title"] == "Thời sự"
    assert article["lead_picture"]["src"].startswith("https://host.example/media/images/")
    assert [block["type"] for block in article["body"]] == ["paragraph", "heading"]
    assert found["resolve"]["page"] == article
    assert [hit["title"] for hit in found["search"]["items"]] == ["Khánh thành cầu mới"]
    assert "/api/v1/articles/{id}/" in found["contract"]["paths"]
    assert found["generic_names"] == []


def test_a_block_of_the_project_is_in_its_contract_and_makes_no_migration(host):
    blocks = host.python("-c", CONTRACT)
    assert json.loads(blocks.splitlines()[-1]) == "#/components/schemas/TimelineBlock"
    host.manage("makemigrations", "--check", "--dry-run")
