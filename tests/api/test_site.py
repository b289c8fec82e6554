import pytest

from pages import models
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return factories.home_site(title="Trang chủ", address="1 Đường Hồ", licence="Giấy phép số 1")


def test_one_call_answers_with_what_every_page_shows(client, home):
    section = factories.SectionPageFactory(parent=home, title="Tin tức")
    nested = factories.SectionPageFactory(parent=section, title="Trong tỉnh")
    factories.SectionPageFactory(parent=home, title="Không trong menu", show_in_menus=False)
    contact = factories.StandardPageFactory(parent=home, title="Liên hệ", show_in_menus=True)
    group = factories.LinkGroupFactory(title="Cơ quan", links=[("Chính phủ", "https://a.example/")])
    site = client.get("/api/v1/site/").json()
    assert (site["type"], site["locale"], site["default_locale"]) == ("site", "vi", "vi")
    assert (site["portal_name"], site["address"], site["licence"]) == (
        home.portal_name,
        "1 Đường Hồ",
        "Giấy phép số 1",
    )
    assert [item["id"] for item in site["navigation"]] == [section.pk]
    assert [item["id"] for item in site["navigation"][0]["children"]] == [nested.pk]
    assert [link["id"] for link in site["footer"]] == [contact.pk]
    assert [(entry["id"], entry["links"][0]["url"]) for entry in site["link_groups"]] == [
        (group.pk, "https://a.example/")
    ]
    assert site["languages"] == [{"code": "vi", "name": "Tiếng Việt", "url": "/"}]
    assert site["logo"] is None


def test_settings_that_know_no_language_are_part_of_it(client, home):
    settings = models.SiteSettings.for_site(home.get_site())
    settings.email, settings.facebook_url = "lienhe@example.vn", "https://facebook.example/tinh"
    settings.logo = factories.ImageFactory()
    settings.save()
    site = client.get("/api/v1/site/").json()
    assert site["email"] == "lienhe@example.vn"
    assert site["social"] == [{"name": "Facebook", "url": "https://facebook.example/tinh"}]
    assert site["logo"]["src"].startswith("http://localhost/media/images/")


def test_a_language_without_a_home_page_is_not_found(client, home):
    assert client.get("/api/v1/site/", {"locale": "en"}).status_code == 404


def test_sections_are_a_tree_with_their_descriptions(client, home):
    section = factories.SectionPageFactory(parent=home, title="Tin tức", description="Tin trong ngày.")
    factories.SectionPageFactory(parent=section, title="Trong tỉnh", show_in_menus=False)
    (node,) = client.get("/api/v1/sections/").json()["items"]
    assert (node["type"], node["title"], node["description"]) == ("section", "Tin tức", "Tin trong ngày.")
    assert [child["url"] for child in node["children"]] == ["/tin-tuc/trong-tinh/"]
