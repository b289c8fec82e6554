"""What a reviewer sees who compares with what readers see: every field, every block, every word."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from blocks.body import BodyBlock
from pages import models
from pages.body_comparison import sequence
from pages.comparison import words
from tests import factories

from .deciding import fresh, handed_in

pytestmark = pytest.mark.django_db

MAKERS = {
    get_document_model(): factories.DocumentFactory,
    get_image_model(): factories.ImageFactory,
    models.ArticlePage: factories.ArticlePageFactory,
    models.Banner: factories.BannerFactory,
    models.LinkGroup: factories.LinkGroupFactory,
    models.Placement: factories.PlacementFactory,
    models.Poll: factories.PollFactory,
    models.VideoClip: factories.VideoClipFactory,
}
LINK = '<p><a href="https://{}.example.vn/">Kế hoạch</a></p>'
LEAVES = [
    (blocks.CharBlock, lambda block: [("Bản cũ", "Bản mới"), ("", "Thêm")]),
    (blocks.TextBlock, lambda block: [("Bản cũ", "Bản mới")]),
    (
        blocks.RichTextBlock,
        lambda block: [
            ("<p>Bản cũ</p>", "<p>Bản mới</p>"),
            (LINK.format("a"), LINK.format("b")),
            ("<p>Một</p>", "<p><b>Một</b></p>"),
        ],
    ),
    (blocks.ChoiceBlock, lambda block: [tuple(dict(block.field.choices))[-2:]]),
    (blocks.ChooserBlock, lambda block: [tuple(two(block))]),
    (ImageBlock, lambda block: list(pictures(block))),
    (TableBlock, lambda block: [(table("b"), table("c")), (table("b"), table("b", "column"))]),
]


def two(block) -> list[int]:
    return [MAKERS[block.model_class]().pk for _time in range(2)]


def pictures(block):
    first, second = two(block.child_blocks["image"])
    kept = {"image": first, "alt_text": "Ruộng", "decorative": False}
    for change in ({"image": second}, {"alt_text": "Đồi"}, {"decorative": True}):
        yield kept, {**kept, **change}


def table(cell: str, header: str = "row") -> dict:
    return {"table_caption": "", "table_header_choice": header, "data": [["a", cell], ["1", None]]}


def changes(block, value):
    """Yield values of a block before and after, as they are stored, one for each thing in it that can change.

    The rest of them is the block's example. Raises LookupError for a leaf nobody has told how to change.
    """
    for kind, pairs in LEAVES:
        if isinstance(block, kind):
            yield from pairs(block)
            return
    if isinstance(block, blocks.ListBlock):
        for old, new in changes(block.child_block, value[0]):
            yield [item(old)], [item(new)]
            yield [item(old)], [item(old), item(new, "2")]
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            for old, new in changes(child, value.get(name)):
                yield {**value, name: old}, {**value, name: new}
    else:
        raise LookupError(type(block).__name__)


def item(value, number: str = "1") -> dict:
    return {"type": "item", "id": number, "value": value}


def compared(a: list, b: list) -> str:
    """Compare two bodies of ``(type, number, value)``."""
    old, new = (
        BodyBlock().to_python([{"type": name, "id": number, "value": value} for name, number, value in body])
        for body in (a, b)
    )
    return sequence(list(old), list(new), named=True)


@pytest.mark.parametrize("name", BodyBlock.base_blocks)
def test_a_change_of_anything_in_a_block_is_marked(name):
    block = BodyBlock.base_blocks[name]
    for old, new in changes(block, block.meta.preview_value):
        html = compared([(name, "1", old)], [(name, "1", new)])
        assert "addition" in html or "Chỉ đổi cách trình bày" in html, (old, new)
        assert str(block.label) in html


def test_of_a_new_block_everything_is_shown_and_nothing_by_its_key():
    facts = BodyBlock.base_blocks["facts"].meta.preview_value
    html = compared([], [("facts", "1", facts), ("heading", "2", {"text": "Kết quả", "level": "3"})])
    for text in ("Thông tin chính", "Thời gian", "8 giờ, ngày 12/11", "Kết quả", "Tiểu mục"):
        assert text in html
    for key in ("<dt>facts", "<dt>label", ">3<"):
        assert key not in html


def test_blocks_that_changed_places_are_said_to_have_moved():
    body = [("paragraph", number, f"<p>Đoạn {number}</p>") for number in "abc"]
    html = compared(body, [body[1], body[2], body[0]])
    assert html.count("Đã đổi chỗ") == 1
    assert "addition" not in html


def test_a_block_that_is_gone_stands_where_it_stood():
    body = [("paragraph", number, f"<p>Đoạn {number}</p>") for number in "abc"]
    html = compared(body, [body[0], body[2]])
    assert html.index("Đoạn a") < html.index("deletion") < html.index("Đoạn b") < html.index("Đoạn c")


def test_no_block_is_lost_whose_number_another_has_or_had():
    body = [("paragraph", "a", "<p>Một</p>"), ("paragraph", "a", "<p>Hai</p>")]
    changed = [("heading", "a", {"text": "Ba", "level": "2"}), ("paragraph", "a", "<p>Một</p>")]
    html = compared(body, changed)
    for text in ("Một", "Hai", "Ba"):
        assert text in html


def test_of_a_vietnamese_sentence_only_the_words_that_changed_are_marked():
    old = "Sáng nay, cây cầu mới nối hai bờ sông đã được đưa vào sử dụng."
    html = words(old, old.replace("sông", "suối").replace("Sáng", "Chiều"))
    assert html.replace('<span class="deletion">', "-").replace('<span class="addition">', "+").replace(
        "</span>", ""
    ) == ("-Sáng+Chiều nay, cây cầu mới nối hai bờ -sông+suối đã được đưa vào sử dụng.")


def test_what_an_editor_wrote_makes_no_markup():
    html = words("<script>1</script>", "<b>2</b>\n3")
    assert "<script>" not in html
    assert "<b>" not in html
    assert "<br>" in html


def compare(client, thing):
    """Return the answer that compares with the live version."""
    if isinstance(thing, models.Poll | models.Banner | models.LinkGroup | models.VideoClip):
        name = thing.snippet_viewset.get_url_name("revisions_compare")
    else:
        name = "wagtailadmin_pages:revisions_compare"
    return client.get(reverse(name, args=[quote(thing.pk), "live", "latest"]))


def seen(answer) -> set[str]:
    return {comparison.field.name for comparison in answer.context["comparison"]}


def test_an_edit_of_any_field_of_an_article_is_seen(client):
    factories.newsroom()
    section = factories.SectionPageFactory(parent=factories.home_site())
    authors = [factories.AuthorFactory(name=name) for name in ("Minh Đức", "Thu An")]
    tags = [factories.TagFactory(name=name) for name in ("chuyển đổi số", "đường bộ")]
    others = [factories.ArticlePageFactory(parent=section, title=title) for title in ("Bài một", "Bài hai")]
    article = factories.ArticlePageFactory(
        parent=section, title="Tên cũ", lead_picture=factories.ImageFactory()
    )
    article.article_authors = [
        models.ArticleAuthor(author=author, sort_order=order) for order, author in enumerate(authors)
    ]
    article.tags.add(tags[0])
    article.save()
    article = fresh(article)
    for name in ("title", "lead", "lead_picture_alt", "lead_picture_caption", "lead_picture_credit"):
        setattr(article, name, f"{name} mới")
    for name in ("source_name", "seo_title", "search_description"):
        setattr(article, name, f"{name} mới")
    article.lead_picture = factories.ImageFactory()
    article.lead_picture_decorative = article.featured = True
    article.publication_date = datetime(2026, 11, 1, 23, 30, tzinfo=UTC)
    article.source_url, article.slug = "https://bao.example.vn/", "ten-moi"
    article.change_kind, article.change_note = "correction", "Số đúng là 120."
    article.review_by = date(2027, 1, 31)
    article.body = [("paragraph", "<p>Đoạn mới</p>")]
    article.tags.set([tags[1]])
    article.related_articles = [models.RelatedArticle(article=others[0])]
    article.article_authors = [
        models.ArticleAuthor(author=author, sort_order=order)
        for order, author in enumerate(reversed(authors))
    ]
    article.save_revision()

    client.force_login(factories.auditor())
    answer = compare(client, article)
    form = article.get_edit_handler().get_form_class()
    not_of_the_text = {"comment_notifications", "go_live_at", "expire_at"}
    parts = {"article_authors", "related_articles"}
    assert seen(answer) == set(form.base_fields) - not_of_the_text | parts
    page = answer.content.decode()
    for text in ("02/11/2026 06:30", ">chuyển đổi số<", ">đường bộ<", "Bài một", "Thu An", ">Có<"):
        assert text in page, text


@pytest.mark.parametrize("reordered", [True, False])
def test_another_order_of_options_is_a_change_and_their_keys_are_nobodys_business(client, reordered):
    factories.newsroom()
    poll = factories.PollFactory(options=["Có", "Không"])
    options = list(fresh(poll).options.all())
    if reordered:
        options[0].sort_order, options[1].sort_order = 1, 0
        options.reverse()
    else:
        options[1].text = "Chưa"
    poll = fresh(poll)
    poll.options = options
    poll.save_revision()
    client.force_login(factories.approver())
    page = compare(client, poll).content.decode()
    assert "Không" in page
    assert "Có" in page
    assert ("Chưa" in page) is not reordered
    assert str(options[0].key) not in page


def test_a_banner_shows_where_it_leads_and_when(client):
    factories.newsroom()
    home = factories.home_site()
    section = factories.SectionPageFactory(parent=home, title="Y tế")
    banner = factories.BannerFactory()
    banner.picture, banner.page, banner.link = factories.ImageFactory(), section, ""
    banner.starts_at, banner.sections = datetime(2026, 11, 1, 23, 30, tzinfo=UTC), [section]
    banner.new_tab = True
    banner.save_revision()
    client.force_login(factories.approver())
    answer = compare(client, banner)
    assert seen(answer) == {"picture", "page", "link", "starts_at", "sections", "new_tab"}
    assert "02/11/2026 06:30" in answer.content.decode()
    assert answer.content.decode().count("Y tế") >= 2


def test_links_and_clips_are_compared(client):
    factories.newsroom()
    group, clip = factories.LinkGroupFactory(), factories.VideoClipFactory()
    group = fresh(group)
    links = list(group.links.all())
    links[0].url = "https://moi.example.vn/"
    group.links = links
    clip.embed_url = "https://vimeo.com/76979871"
    clip.poster = factories.ImageFactory()
    client.force_login(factories.approver())
    for thing, shown in ((group, "moi"), (clip, "vimeo")):
        thing.save_revision()
        assert shown in compare(client, thing).content.decode()


@pytest.mark.parametrize("live", [True, False])
def test_the_way_to_the_comparison_stands_in_the_editor_at_every_step(client, section, live):
    """Also where the form is locked, and not where readers see nothing yet."""
    article = handed_in(factories.ArticlePageFactory(parent=section, live=live), factories.reporter())
    poll = handed_in(factories.PollFactory(live=live), factories.reporter())
    addresses = {
        reverse("wagtailadmin_pages:edit", args=[article.pk]): "wagtailadmin_pages:revisions_compare",
        reverse(poll.snippet_viewset.get_url_name("edit"), args=[quote(poll.pk)]): (
            poll.snippet_viewset.get_url_name("revisions_compare")
        ),
    }
    for user in (factories.editor(), factories.approver()):
        client.force_login(user)
        for (address, name), thing in zip(addresses.items(), (article, poll), strict=True):
            way = reverse(name, args=[quote(thing.pk), "live", "latest"])
            assert (way in client.get(address).content.decode()) is live
