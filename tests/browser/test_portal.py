"""The reference front end as readers use it."""

import json

import pytest
from playwright.sync_api import expect

from pages import models
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def portal(newsroom, live_server):
    """A small portal with a section, two articles, and a full aside; returns the article to read."""
    section = factories.SectionPageFactory(parent=newsroom, title="Văn hóa", description="Tin văn hóa.")
    image = factories.ImageFactory(file__width=640, file__height=400)
    image.contextual_alt_text, image.decorative = "Ruộng bậc thang", False
    poll = factories.PollFactory(question="Bạn hài lòng không?", options=["Hài lòng", "Chưa hài lòng"])
    placement = factories.PlacementFactory(slug="ben-phai")
    factories.BannerFactory(placement=placement, title="Dịch vụ công", link=f"{live_server.url}/van-hoa/")
    newsroom.aside = [
        ("banner_placement", placement),
        ("link_group", factories.LinkGroupFactory()),
        ("video_clips", {"title": "Video clip", "clips": [factories.VideoClipFactory()]}),
        ("poll", poll),
        ("latest_articles", {"title": "Tin mới", "section": section, "count": 3}),
        ("visit_counter", {"title": "Lượt truy cập"}),
    ]
    newsroom.save()
    other = factories.ArticlePageFactory(parent=section, title="Bài khác")
    body = [
        ("heading", {"text": "Diễn biến", "level": "2"}),
        ("paragraph", "<p>Đông đảo <b>người dân</b> tham dự.</p><ul><li>Phần lễ</li><li>Phần hội</li></ul>"),
        ("quote", {"text": "Rất vui.", "speaker": "An", "office": "Chủ tịch xã"}),
        ("image", {"image": image, "caption": "Toàn cảnh", "credit": "Minh Khôi"}),
        (
            "table",
            {"table_caption": "Lịch", "table_header_choice": "row", "data": [["Giờ", "Việc"], ["8", "Lễ"]]},
        ),
        ("facts", {"title": "Thông tin", "facts": [{"label": "Nơi", "value": "Đền"}]}),
        ("document", factories.DocumentFactory()),
        ("related_articles", {"title": "Đọc thêm", "articles": [other]}),
    ]
    return factories.ArticlePageFactory(
        parent=section,
        title="Lễ hội đền Thượng",
        slug="le-hoi",
        body=body,
        lead_picture=image,
        lead_picture_alt="Ruộng",
        source_name="Báo Sơn Hà",
        featured=True,
    )


def test_a_reader_votes_and_sees_the_results(portal, reader, live_server):
    page = reader()
    page.goto(f"{live_server.url}/van-hoa/le-hoi/")
    poll = page.locator("aside .poll")
    poll.get_by_label("Chưa hài lòng").check()
    poll.get_by_role("button", name="Gửi bình chọn").click()
    expect(poll).to_contain_text("100")
    assert models.Ballot.objects.count() == 1
    page.reload()
    expect(page.locator("aside .poll")).to_contain_text("100")
    expect(page.locator("aside .poll input")).to_have_count(0)


def test_a_banner_counts_and_leads_on(portal, reader, live_server):
    page = reader()
    page.goto(f"{live_server.url}/van-hoa/le-hoi/")
    page.get_by_role("link", name="Dịch vụ công").first.click()
    page.wait_for_url(f"{live_server.url}/van-hoa/")
    assert models.ClickCount.objects.values_list("people", flat=True).get() == 1


def test_banners_of_the_top_placement_stand_on_the_front_page(portal, reader, live_server):
    top = factories.PlacementFactory(slug="dau-trang")
    factories.BannerFactory(placement=top, picture_alt="Hội đền", link=f"{live_server.url}/van-hoa/")
    page = reader()
    page.goto(live_server.url)
    expect(page.locator(".banner-strip").get_by_role("link", name="Hội đền")).to_be_visible()


def test_a_search_without_marks_finds_and_marks(portal, reader, live_server):
    page = reader()
    page.goto(live_server.url)
    page.locator("input[type=search]").first.fill("le hoi")
    page.keyboard.press("Enter")
    expect(page.locator("main mark").first).to_have_text("Lễ")
    page.get_by_role("link", name="Lễ hội đền Thượng").first.click()
    expect(page.locator("h1")).to_have_text("Lễ hội đền Thượng")


def test_reading_counts_one_view_and_one_visit(portal, reader, live_server):
    page = reader()
    with page.expect_response("**/api/v1/views/**") as counted:
        page.goto(f"{live_server.url}/van-hoa/le-hoi/")
    assert counted.value.status == 202
    assert models.ViewCount.objects.values_list("object_id", "people").get() == (portal.pk, 1)
    assert models.VisitCount.objects.values_list("people", flat=True).get() == 1


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_loads(portal, reader, live_server, width):
    page = reader(width)
    page.add_init_script(
        """window.moved = 0;
        const add = (list) => { for (const entry of list.getEntries()) window.moved += entry.value; };
        new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });"""
    )
    for path in ("/", "/van-hoa/", "/van-hoa/le-hoi/", "/search/?q=zzz", "/khong-co/"):
        page.goto(live_server.url + path)
        expect(page.locator("main h1")).to_be_attached()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.moved") < 0.02, path


def test_going_back_after_the_skip_link_shows_the_page_one_came_from(portal, reader, live_server):
    page = reader()
    page.goto(f"{live_server.url}/van-hoa/")
    expect(page.locator("main h1")).to_have_text("Văn hóa")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.get_by_role("link", name="Lễ hội đền Thượng").first.click()
    expect(page.locator("main h1")).to_have_text("Lễ hội đền Thượng")
    page.go_back()
    expect(page.locator("main h1")).to_have_text("Văn hóa")


def test_a_poll_whose_results_come_after_voting_is_not_asked_before(portal, reader, live_server):
    page = reader()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live_server.url}/polls/{models.Poll.objects.get().pk}/")
    expect(page.locator("main .poll")).to_contain_text("Kết quả hiển thị sau khi bạn bình chọn.")
    assert not [url for url in asked if url.endswith("/results/")]
    expect(page.get_by_role("link", name="Xem kết quả")).to_have_count(0)


def test_an_unknown_address_says_so_kindly(portal, reader, live_server):
    page = reader()
    page.goto(f"{live_server.url}/khong-co/")
    expect(page.locator("h1")).to_contain_text("Không tìm thấy")


def violations(page, axe_source) -> str:
    """What axe finds on the page when its font is as low as any may be: "" if nothing."""
    page.evaluate(
        """() => {
            const low = new CSSStyleSheet();
            low.replaceSync("* { line-height: 1 !important }");
            document.adoptedStyleSheets = [low];
        }"""
    )
    page.evaluate(axe_source)
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = page.evaluate("rules => axe.run(document, rules)", rules)["violations"]
    return json.dumps([(v["id"], [n["html"] for n in v["nodes"]]) for v in found], indent=1) if found else ""


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation_and_nothing_overflows(portal, reader, live_server, axe_source, width):
    page = reader(width)
    poll = models.Poll.objects.get()
    for path in ("/", "/van-hoa/", "/van-hoa/le-hoi/", "/search/?q=le", f"/polls/{poll.pk}/", "/khong-co/"):
        page.goto(live_server.url + path)
        expect(page.locator("main h1")).to_be_attached()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        assert violations(page, axe_source) == "", path


def test_no_request_goes_to_another_host(portal, reader, live_server):
    page = reader()
    others = []
    page.on("request", lambda request: others.append(request.url))
    for path in ("/", "/van-hoa/", "/van-hoa/le-hoi/"):
        page.goto(live_server.url + path)
        page.wait_for_load_state("networkidle")
    assert [url for url in others if not url.startswith((live_server.url, "data:", "blob:"))] == []
