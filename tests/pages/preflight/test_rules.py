"""Each rule finds something in its bad example and nothing in its good one; and what is not in the examples."""

import json
from copy import deepcopy
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, Comment, PageViewRestriction

from blocks.body import BodyBlock
from pages.models import RuleSeverity
from pages.preflight.material import Material
from pages.preflight.rule import Rule, Severity
from pages.preflight.rules import RULES, register_rule
from pages.preflight.verdict import examine
from tests import factories

from .article import article_with

pytestmark = pytest.mark.django_db
LONG_ADDRESS = "Theo https://bao.example.vn/chinh-tri/202611/" + "mot-tieu-de-rat-dai-" * 6


@pytest.fixture(scope="module")
def kept_section(kept):
    return kept(
        lambda: factories.SectionPageFactory(parent=factories.home_site(), title="Kinh tế", slug="kinh-te")
    )


@pytest.fixture
def section(kept_section):
    return deepcopy(kept_section)


def found(name: str, thing) -> list[str]:
    """Return what the rule of that name says of a thing."""
    [rule] = [rule for rule in RULES if rule.name == name]
    return [finding.message for finding in rule.findings(Material.of(thing))]


def in_body(section, html: str):
    return article_with({"body": [("paragraph", html)]}, section)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_something_in_its_bad_example_and_nothing_in_its_good_one(rule, section):
    assert found(rule.name, article_with(rule.bad, section))
    assert found(rule.name, article_with(rule.good, section)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_what_it_is_for(rule):
    assert str(rule.title)
    assert str(rule.explanation).endswith(".")
    assert rule.severity in (Severity.STOP, Severity.WARN)


@pytest.mark.parametrize(
    "line",
    [
        "(Theo TTXVN)",
        "Nguồn: Báo Sơn Hà",
        "Theo Báo Sơn Hà",
        "Theo bao.example.vn",
        "Source: Son Ha News",
        LONG_ADDRESS,
    ],
)
def test_a_last_line_that_names_a_source_asks_for_the_field(section, line):
    html = f"<p>Nội dung.</p><p>{line}</p>"
    assert found("source-named", in_body(section, html))
    assert not found(
        "source-named", article_with({"body": [("paragraph", html)], "source_name": "TTXVN"}, section)
    )


@pytest.mark.parametrize(
    "line",
    [
        "Theo kế hoạch, " + "cầu được thông xe vào quý IV " * 3,
        "Theo kế hoạch, cầu thông xe năm nay",
        "Theo Luật Đất đai năm 2024.",
        "Theo Ủy ban nhân dân tỉnh, việc này đã xong",
        "Nguồn nước đã sạch",
    ],
)
def test_an_ordinary_last_line_asks_for_no_source(section, line):
    assert not found("source-named", in_body(section, f"<p>{line}</p>"))


def test_pictures_in_galleries_and_of_banners_need_words_too(section):
    picture = {"image": factories.ImageFactory(), "caption": "", "credit": ""}
    article = article_with({"body": [("gallery", {"title": "", "pictures": [picture, picture]})]}, section)
    assert len(found("alternative-text", article)) == 2
    assert len(found("picture-credit", article)) == 2

    banner = factories.BannerFactory(picture_alt="banner.png")
    assert found("alternative-text", banner)
    assert not found("picture-credit", banner)


def test_a_decorative_picture_needs_no_words(section):
    article = article_with({"lead_picture": True, "lead_picture_decorative": True}, section)
    assert not found("alternative-text", article)
    assert not found("picture-credit", article)


def test_headings_inside_running_text_count(section):
    assert found("heading-order", in_body(section, "<h3>Nông nghiệp</h3><p>Chữ.</p>"))
    assert not found(
        "heading-order", in_body(section, "<h2>Kết quả</h2><h3>Nông nghiệp</h3><h2>Tới đây</h2>")
    )


@pytest.mark.parametrize("href", ["#", "", " "])
def test_a_link_without_an_address_is_empty(section, href):
    assert found("empty-link", in_body(section, f'<p><a href="{href}">kế hoạch</a></p>'))


@pytest.mark.parametrize(
    "address", ["/kinh-te/", "/kinh-te", "http://localhost/kinh-te/", "/", "/kinh-te/?trang=2#dau"]
)
def test_addresses_of_pages_here_are_known(section, address):
    article = in_body(section, f'<p><a href="{address}">Kinh tế</a></p>')
    assert not found("unknown-address", article)
    assert not found("hidden-target", article)


@pytest.mark.parametrize("address", ["/khong-co/", "http://localhost/khong-co/", "/khac/kinh-te/"])
def test_addresses_of_nothing_here_are_unknown(section, address):
    assert found("unknown-address", in_body(section, f'<p><a href="{address}">cũ</a></p>'))


@pytest.mark.parametrize(
    "address",
    ["https://example.vn/kinh-te-2/", "mailto:a@example.vn", "tel:02438250000", "/media/a.pdf", "http://[x"],
)
def test_what_is_elsewhere_or_a_file_is_not_asked(section, address):
    assert not found("unknown-address", in_body(section, f'<p><a href="{address}">kế hoạch</a></p>'))


def test_a_redirected_address_leads_somewhere(section):
    Redirect.objects.create(old_path="/tin-cu", redirect_link="/kinh-te/")
    assert not found("unknown-address", in_body(section, '<p><a href="/tin-cu/">cũ</a></p>'))


def test_a_link_to_a_deleted_page_is_dead_and_one_to_a_draft_or_private_one_hidden(section):
    draft = factories.ArticlePageFactory(parent=section, live=False)
    article = in_body(section, f'<p><a linktype="page" id="{draft.pk}">xem</a></p>')
    assert found("hidden-target", article)
    assert not found("dead-link", article)

    PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert found("hidden-target", in_body(section, f'<p><a linktype="page" id="{section.pk}">xem</a></p>'))

    draft.delete()
    assert found("dead-link", article)


def test_a_document_in_a_private_collection_is_hidden(section):
    private = factories.collection().add_child(instance=Collection(name="Nội bộ"))
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document = factories.DocumentFactory(collection=private)
    article = article_with(
        {"body": [("document", document), ("paragraph", f'<a linktype="document" id="{document.pk}">x</a>')]},
        section,
    )

    assert len(found("hidden-target", article)) == 2


def test_a_poll_that_was_not_published_is_hidden_and_a_deleted_one_dead(section):
    poll = factories.PollFactory(live=False)
    article = article_with({"body": [("poll", poll)]}, section)
    article.save_revision()
    assert found("hidden-target", article)

    poll.delete()
    assert found("dead-link", article.get_latest_revision_as_object())


def test_a_web_link_to_nowhere_on_this_website_is_unknown():
    factories.home_site()
    group = factories.LinkGroupFactory(links=[("Cũ", "http://localhost/khong-co/")])
    assert found("unknown-address", group)


@pytest.mark.parametrize(
    "words",
    [
        "+84 912 345 678",
        "0912345678",
        "091.234.5678",
        "CMND số 012345678",
        "CCCD 001234567890",
        "001 234 567 890",
    ],
)
def test_numbers_of_people_are_found(section, words):
    assert found("personal-data", article_with({"lead": f"Ông A, {words}, cho biết."}, section))
    assert found("personal-data", in_body(section, f"<ul><li>{words}</li></ul>"))


@pytest.mark.parametrize(
    "words",
    [
        "0243 825 0000",
        "1900 1234",
        "12.345.678.901.234 đồng",
        "Số 0912/QĐ-UBND",
        "ngày 03/07/2026",
        "mã 123456789",
    ],
)
def test_other_numbers_are_left_alone(section, words):
    assert not found("personal-data", article_with({"lead": f"Theo {words} đã nêu."}, section))


@pytest.mark.parametrize(
    "words", ["31/02/2026", "ngày 30/2/2026", "Thứ Hai (27/11/2026)", "chủ nhật, 27/11/2026", "12/13/2026"]
)
def test_dates_that_are_none_are_found(section, words):
    assert found("senseless-date", article_with({"lead": f"Lễ khai mạc: {words}."}, section))


@pytest.mark.parametrize(
    "words",
    ["29/2/2028", "Thứ Sáu, ngày 27/11/2026", "thứ sáu (27/11/2026)", "Nghị định 45/13/2026/NĐ-CP", "24/7"],
)
def test_dates_that_are_some_are_left_alone(section, words):
    assert not found("senseless-date", article_with({"lead": f"Lễ khai mạc: {words}."}, section))


def test_what_ends_does_not_end_in_the_past_and_is_not_dated_far_ahead(section):
    now = timezone.now()
    assert found("senseless-date", factories.BannerFactory(ends_at=now - timedelta(hours=1)))
    assert found("senseless-date", article_with({"publication_date": now + timedelta(days=400)}, section))
    assert not found("senseless-date", article_with({"publication_date": now + timedelta(days=2)}, section))


def test_what_a_snippet_lacks_is_required():
    assert found("required", factories.BannerFactory(live=False, link=""))
    group = factories.LinkGroupFactory(live=False, links=[("Chính phủ", "")])
    assert found("required", group)


def test_comments_in_the_margin_are_no_part_of_a_text(section):
    article = article_with({}, section)
    comment = Comment(user=factories.UserFactory(), text="Hỏi lại 0912 345 678.", contentpath="lead")
    article.wagtail_admin_comments.add(comment)

    assert not found("personal-data", article)


def test_a_block_that_lacks_something_is_named(section):
    article = article_with({"body": [("quote", {"text": "", "speaker": "", "office": ""})]}, section)
    [rule] = [rule for rule in RULES if rule.name == "required"]
    [finding] = rule.findings(Material.of(article))

    assert finding.place.block == article.body[0].id


def test_an_administrators_choice_holds(section):
    article = article_with({"lead": "Gọi 0912 345 678."}, section)
    assert [finding.rule.name for finding in examine(article).warnings] == ["personal-data"]

    RuleSeverity.objects.create(rule="personal-data", severity="stop")
    assert [finding.rule.name for finding in examine(article).stops] == ["personal-data"]

    RuleSeverity.objects.update(severity="off")
    assert not examine(article)


def test_a_projects_own_rule_is_looked_at_and_names_are_used_once(section):
    class NoShouting(Rule):
        name, title, explanation, severity = (
            "no-shouting",
            "No shouting",
            "Titles are not shouted.",
            Severity.STOP,
        )

        def findings(self, material):
            for text in material.texts:
                if text.field == "title" and text.words.isupper():
                    yield self.finding(text.place, "Shouted.")

    register_rule(NoShouting())
    try:
        [finding] = examine(article_with({"title": "KHAI MẠC HỘI NGHỊ"}, section)).stops
        with pytest.raises(ValueError, match="no-shouting"):
            register_rule(NoShouting())
    finally:
        RULES.pop()
    assert finding.message == "Shouted."


def test_a_long_text_with_many_links_is_looked_up_in_a_few_queries(section):
    others = [factories.ArticlePageFactory(parent=section) for _number in range(6)]
    links = "".join(
        f'<a linktype="page" id="{other.pk}">xem</a> <a href="{other.url}">xem</a>' for other in others
    )
    polls = [("poll", factories.PollFactory()) for _number in range(4)]
    one = links[: links.index("</a>", links.index("href")) + 4]
    few = article_with({"body": [("paragraph", f"<p>{one}</p>"), polls[0]]}, section)
    many = article_with({"body": [("paragraph", f"<p>{links}</p>"), *polls]}, section)

    assert queries_for(few) == queries_for(many) <= 14


def queries_for(article) -> int:
    article.save_revision()
    stored = type(article).objects.get(pk=article.pk).get_latest_revision_as_object()
    with CaptureQueriesContext(connection) as queries:
        examine(stored)
    return len(queries)


def test_every_kind_of_block_can_be_looked_at(section):
    blocks = BodyBlock().child_blocks.items()
    raw = [{"type": name, "value": block.meta.preview_value, "id": name} for name, block in blocks]
    article = factories.ArticlePageFactory(parent=section, live=False, body=json.dumps(raw))

    # The examples choose what the database does not have.
    assert {finding.place.block for finding in examine(article).stops} >= {
        "poll",
        "banner",
        "document",
        "image",
    }
