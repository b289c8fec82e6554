"""The finder of English finds it: a walk that finds nothing has then said something."""

import pytest
from django.contrib.auth import get_user_model
from django.utils.translation import trans_real
from wagtail.users.models import UserProfile

from tests import factories

from . import stage
from .english import Finder, cut_off_in

pytestmark = pytest.mark.browser


@pytest.fixture
def window(browser):
    return browser.new_page()


@pytest.fixture
def finder(db) -> Finder:
    factories.TagFactory(name="Save the river")
    return Finder()


@pytest.mark.parametrize(
    "html",
    [
        "<p>Publish this page</p>",
        "<button>Đăng <b>now</b></button>",
        '<input placeholder="Search">',
        '<input type="submit" value="Search">',
        '<a title="Edit" href="/">Sửa</a>',
        '<nav aria-label="Actions">Thao tác</nav>',
        '<img alt="Preview" src="data:,">',
        "<template><p>Are you sure?</p></template>",
        "<dialog>Delete</dialog>",
        "<p>Gửi 5 minutes ago</p>",
        "<p>Can publish alone in an emergency</p>",
    ],
)
def test_english_is_found(window, finder, html):
    window.set_content(html)
    assert len(finder.look(window)) == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p>Đăng trang này, hẹn giờ hoặc lưu bản nháp.</p>",
        "<p>Wagtail, API, XLSX, banner và video clip</p>",
        "<p>Từ khóa: Save the river</p>",
        '<a href="/admin/pages/">http://localhost/admin/pages/the-page/</a>',
        "<script>const text = 'Delete this page'</script>",
        "<p>canbo@example.vn</p>",
    ],
)
def test_what_is_vietnamese_a_name_or_no_text_is_not_found(window, finder, html):
    window.set_content(html)
    assert finder.look(window) == []


def test_a_name_in_the_database_hides_no_other_words(window, finder):
    window.set_content("<p>Save the river, save the page</p>")
    assert len(finder.look(window)) == 1


@pytest.mark.django_db(transaction=True)
class TestScreens:
    @pytest.fixture
    def admin(self, browser, live_server, newsroom):
        """The dashboard of an administrator; ``admin()`` returns the window."""
        context = browser.new_context(locale="vi-VN")
        key = stage.session_of(factories.administrator())
        context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
        window = context.new_page()

        def look() -> list[str]:
            window.goto(f"{live_server.url}/admin/")
            window.locator(".sidebar-menu-item").first.wait_for()
            return Finder().look(window)

        return look

    def test_a_screen_in_english_is_found(self, admin):
        assert admin() == []
        UserProfile.objects.create(user=get_user_model().objects.get(), preferred_language="en")
        assert len(admin()) > 10

    def test_one_translation_that_is_taken_away_is_found(self, admin, monkeypatch):
        catalogue = trans_real.translation("vi")._catalog
        assert catalogue["Search"] == "Tìm kiếm"
        monkeypatch.setitem(catalogue, "Search", "Search")
        assert any("“Search”" in line for line in admin())


def test_a_label_that_does_not_fit_is_found(window):
    button = '<button style="width: 4em; overflow: hidden; white-space: nowrap">%s</button>'
    window.set_content(button % "Đổi trạng thái hoạt động" + button % "Xóa")
    assert cut_off_in(window) == ["Đổi trạng thái hoạt động"]
