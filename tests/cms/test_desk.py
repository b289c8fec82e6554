"""The desk as an officer finds it: language, dates, numbers, menus and the panels of a form."""

import re

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import formats
from django.utils.translation import override
from wagtail.admin.menu import admin_menu
from wagtail.users.models import UserProfile

from pages.models import Banner, LinkGroup, Poll, VideoClip
from tests import factories

pytestmark = pytest.mark.django_db

SNIPPETS = {
    Poll: factories.PollFactory,
    Banner: factories.BannerFactory,
    LinkGroup: factories.LinkGroupFactory,
    VideoClip: factories.VideoClipFactory,
}


@pytest.fixture
def section():
    factories.newsroom()
    return factories.SectionPageFactory(parent=factories.home_site())


@pytest.fixture
def officer(client, section):
    """An administrator, logged in at ``client``."""
    user = factories.administrator()
    client.force_login(user)
    return user


def language_of(client) -> str:
    return re.search(r'<html[^>]*\blang="([\w-]+)"', client.get("/admin/").content.decode())[1]


def menu_of(user) -> dict[str, list[str]]:
    """Return the groups of the side bar that ``user`` sees, with the labels of their items."""
    request = RequestFactory().get("/admin/")
    request.user = user
    groups = [item for item in admin_menu.menu_items_for_request(request) if hasattr(item, "menu")]
    return {
        str(group.label): [str(item.label) for item in group.menu.menu_items_for_request(request)]
        for group in groups
    }


def tabs(client, model: str, parent) -> list[str]:
    url = reverse("wagtailadmin_pages:add", args=["newsdesk_pages", model, parent.pk])
    return [
        str(panel.heading) for panel in client.get(url).context["edit_handler"].children if panel.is_shown()
    ]


def test_the_admin_starts_in_vietnamese_and_can_be_switched_to_english(client, officer):
    assert language_of(client) == "vi"

    profile = UserProfile.get_for_user(officer)
    profile.preferred_language = "en"
    profile.save()
    assert language_of(client) == "en"


def test_an_officer_is_offered_both_languages_and_no_other(client, officer):
    page = client.get(reverse("wagtailadmin_account")).content.decode()
    choices = re.search(r'<select[^>]*name="locale-preferred_language".*?</select>', page, re.DOTALL)[0]

    assert set(re.findall(r'value="(\w+)"', choices)) == {"vi", "en"}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_dates_are_written_day_month_year_and_weeks_begin_on_monday(language):
    with override(language):
        assert formats.get_format("SHORT_DATETIME_FORMAT") == "d/m/Y H:i"
        assert formats.get_format("DATE_FORMAT") == "d/m/Y"
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
        assert "%d/%m/%Y %H:%M" in formats.get_format("DATETIME_INPUT_FORMATS")


@pytest.mark.parametrize(("language", "number"), [("vi", "1.234.567"), ("en", "1,234,567")])
def test_thousands_are_set_apart(language, number):
    with override(language):
        assert formats.localize(1234567) == number


def test_date_fields_of_the_editor_write_dates_so_too(client, officer, section):
    url = reverse("wagtailadmin_pages:add", args=["newsdesk_pages", "articlepage", section.pk])
    page = client.get(url).content.decode()

    assert '"format": "d/m/Y H:i"' in page
    assert '"dayOfWeekStart": 1' in page


def test_ids_above_a_thousand_are_no_numbers_to_read(client, officer):
    """A separator in an address or a hidden field would break the admin once there are a thousand of anything."""
    section = factories.SectionPageFactory(pk=7777, parent=factories.root().get_children().first())
    image = factories.ImageFactory(pk=4321)
    article = factories.ArticlePageFactory(pk=8888, parent=section, lead_picture=image)
    article.save_revision(user=officer)
    places = {model: make(pk=6543) for model, make in SNIPPETS.items()}
    urls = [
        reverse("newsdesk_articles:index"),
        reverse("wagtailadmin_explore", args=[section.pk]),
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        reverse("wagtailadmin_pages:history", args=[article.pk]),
        reverse("wagtailadmin_pages:copy", args=[article.pk]),
        reverse("wagtailadmin_choose_page_child", args=[section.pk]),
        reverse("wagtailimages:index"),
        *(reverse(model.snippet_viewset.get_url_name("list")) for model in places),
        *(reverse(model.snippet_viewset.get_url_name("edit"), args=[6543]) for model in places),
    ]
    for url in urls:
        response = client.get(url)
        assert response.status_code == 200, url
        assert not re.search(r"\b(7[.,]777|4[.,]321|8[.,]888|6[.,]543)\b", response.content.decode()), url


def test_an_article_is_edited_under_headings_an_officer_thinks_in(client, officer, section):
    assert tabs(client, "articlepage", section) == [
        "Nội dung",
        "Ảnh",
        "Nguồn và ngày đăng",
        "Công cụ tìm kiếm",
        "Thiết lập",
    ]


@pytest.mark.parametrize(
    ("role", "sees_it"), [("administrator", True), ("editor", False), ("approver", False)]
)
def test_the_tab_of_the_aside_is_there_for_those_who_may_change_it(client, section, role, sees_it):
    client.force_login(getattr(factories, role)())

    assert ("Cột bên" in tabs(client, "sectionpage", section)) is sees_it


@pytest.mark.parametrize("model", SNIPPETS)
def test_what_has_a_window_of_its_own_has_no_second_schedule_and_no_preview(client, officer, model):
    thing = SNIPPETS[model]()
    page = client.get(reverse(model.snippet_viewset.get_url_name("edit"), args=[thing.pk]))

    assert not {"go_live_at", "expire_at"} & set(page.context["form"].fields)
    assert model.preview_modes == []
    assert not thing.is_previewable()
    assert 'data-side-panel="preview"' not in page.content.decode()


def test_the_newsroom_and_what_stands_around_its_pages_are_two_groups_of_the_menu(officer):
    with override("en"):
        menu = menu_of(officer)

    assert menu["Newsroom"] == ["Articles", "Authors", "Tags"]
    assert menu["Around pages"] == [
        "Banner links",
        "Banner placements",
        "Groups of web links",
        "Video clips",
        "Opinion polls",
    ]
