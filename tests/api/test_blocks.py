"""Every block's example, from the stored value to what a reader gets: as written here, and as the contract says."""

import json

import pytest
from django.utils import timezone
from jsonschema import Draft202012Validator
from wagtail import blocks as stock

from api import checks, contract, delivery, leaves
from api.leaves import Leaf, leaf_of, register_leaf
from api.marks import marked_json, references_in
from api.models import ContentItem, Reference
from api.streams import present_stream, schema
from api.urls import CALLS
from blocks.aside import AsideBlock
from blocks.body import BodyBlock
from pages.models import StandardPage
from tests import factories

pytestmark = pytest.mark.django_db

BODY = BodyBlock()
ASIDE = AsideBlock()
BLOCKS = [(BODY, name) for name in BODY.child_blocks] + [(ASIDE, name) for name in ASIDE.child_blocks]
WORDS = {
    "alt": "Ruộng bậc thang trong nắng sớm",
    "caption": "Mùa lúa chín trên vùng cao",
    "credit": "Ảnh: Minh Khôi",
}
EXPECTED = {
    "paragraph": (
        "<p>Hội nghị thống nhất <b>ba nhóm giải pháp</b>, xem "
        '<a href="https://example.org/ke-hoach" rel="noopener">kế hoạch chi tiết</a>.</p>'
        "<ul><li>Rà soát thủ tục</li><li>Tập huấn cán bộ</li></ul>"
    ),
    "heading": {"text": "Kết quả đạt được", "level": 2, "anchor": "ket-qua-dat-duoc"},
    "quote": {
        "text": "Chúng tôi lấy sự hài lòng của người dân làm thước đo.",
        "speaker": "Lê Thu An",
        "office": "Giám đốc Trung tâm Phục vụ hành chính công",
    },
    "table": {
        "caption": "Số hồ sơ theo tháng",
        "header_row": True,
        "header_column": False,
        "rows": [["Tháng", "Hồ sơ"], ["9", "1.204"], ["10", "1.377"]],
    },
    "facts": {
        "title": "Thông tin chính",
        "facts": [
            {"label": "Thời gian", "value": "8 giờ, ngày 12/11"},
            {"label": "Số đại biểu", "value": "240"},
        ],
    },
    "image": {"type": "image", "id": 1, **WORDS},
    "gallery": {"title": "Một ngày ở cảng cá", "pictures": [{"type": "image", "id": 1, **WORDS}] * 2},
    "video": {"type": "video", "id": 1},
    "document": {"type": "document", "id": 1, "title": "Kế hoạch công tác"},
    "poll": {"type": "poll", "id": 1},
    "banner": {"type": "banner", "id": 1},
    "banner_placement": {
        "placement": {"type": "placement", "id": 1},
        "banners": [{"type": "banner", "id": 1}],
    },
    "related_articles": {"title": "Đọc thêm", "articles": [{"type": "article", "id": 1}]},
    "link_group": {"type": "link_group", "id": 1},
    "video_clips": {"title": "Video clip", "clips": [{"type": "video", "id": 1}]},
    "latest_articles": {"title": "Tin mới", "section": None, "articles": [{"type": "article", "id": 1}]},
    "visit_counter": {"title": "Lượt truy cập"},
}
WITHOUT_THEM = {
    "gallery": {"title": "Một ngày ở cảng cá", "pictures": []},
    "related_articles": {"title": "Đọc thêm", "articles": []},
    "video_clips": {"title": "Video clip", "clips": []},
    "latest_articles": {"title": "Tin mới", "section": None, "articles": []},
}
STANDING_ALONE = {"paragraph", "heading", "quote", "table", "facts", "visit_counter"}


def show_under_sample_id(kind: str, thing) -> None:
    """Let a thing's item be the one that the examples name: number 1 of its kind."""
    item = ContentItem.objects.get(key=f"{kind}:{thing.pk}")
    texts = {
        name: getattr(item, name).replace(f'"id":{thing.pk},', '"id":1,') for name in ("card", "document")
    }
    ContentItem.objects.filter(pk=item.pk).update(key=f"{kind}:sample", object_id=1, **texts)


@pytest.fixture(scope="module")
def samples(kept):
    return kept(make_samples)


def make_samples():
    """One public thing of each kind, known as number 1."""
    home = factories.home_site()
    image = factories.ImageFactory()
    things = {
        "image": image,
        "document": factories.DocumentFactory(),
        "video": factories.VideoClipFactory(),
        "poll": factories.PollFactory(),
        "link_group": factories.LinkGroupFactory(),
        "page": factories.ArticlePageFactory(parent=home),
    }
    factories.BannerFactory(pk=1, picture=image, placement=factories.PlacementFactory(pk=1))
    for kind, thing in things.items():
        show_under_sample_id(kind, thing)
    for item in ContentItem.objects.filter(key__endswith=":sample"):
        ContentItem.objects.filter(key=item.key.replace("sample", "1")).delete()
        ContentItem.objects.filter(pk=item.pk).update(key=item.key.replace("sample", "1"))
    return home


def shown(stream, name: str, page) -> list:
    """Return the stream a reader gets when it holds only the example of one block."""
    raw = {"type": name, "id": "b1", "value": stream.child_blocks[name].meta.preview_value}
    item = ContentItem.objects.get(key=f"page:{page.pk}")
    item.document = marked_json(present_stream(stream.to_python([raw])))
    item.save()
    item.references.all().delete()
    Reference.objects.bulk_create(
        Reference(source=item, target_key=key, in_card=False) for key in references_in(item.document)
    )
    return json.loads(delivery.page(item.key, timezone.now()).write())


def holds(value, expected) -> bool:
    """Return whether ``value`` has everything that ``expected`` names."""
    if isinstance(expected, dict):
        return isinstance(value, dict) and all(holds(value.get(key), part) for key, part in expected.items())
    if isinstance(expected, list):
        return len(value) == len(expected) and all(map(holds, value, expected))
    return value == expected


@pytest.mark.parametrize(("stream", "name"), BLOCKS, ids=[f"{type(s).__name__}-{n}" for s, n in BLOCKS])
def test_the_example_of_a_block_looks_as_written_here(samples, stream, name):
    [block] = shown(stream, name, samples)
    assert block.keys() == {"type", "id", "value"}
    assert (block["type"], block["id"]) == (name, "b1")
    assert holds(block["value"], EXPECTED[name]), block["value"]


@pytest.mark.parametrize("visible", [True, False], ids=["public", "hidden"])
def test_every_example_obeys_the_contract(samples, visible):
    document = contract.document(CALLS)
    if not visible:
        ContentItem.objects.exclude(key=f"page:{samples.pk}").update(hidden=True)
    for stream, component in ((BODY, "BodyBlock"), (ASIDE, "ZoneBlock")):
        rule = {"type": "array", "items": {"$ref": f"#/components/schemas/{component}"}}
        validator = Draft202012Validator({**rule, "components": document["components"]})
        for name in stream.child_blocks:
            validator.validate(shown(stream, name, samples))


@pytest.mark.parametrize(("stream", "name"), BLOCKS, ids=[f"{type(s).__name__}-{n}" for s, n in BLOCKS])
def test_a_block_whose_things_are_hidden_shows_nothing_of_them(samples, stream, name):
    ContentItem.objects.exclude(key=f"page:{samples.pk}").update(hidden=True)
    blocks = shown(stream, name, samples)
    if name in STANDING_ALONE:
        assert holds(blocks[0]["value"], EXPECTED[name])
    elif name in WITHOUT_THEM:
        assert [block["value"] for block in blocks] == [WITHOUT_THEM[name]]
    else:
        assert blocks == []


@pytest.mark.parametrize(
    "name", ["image", "video", "document", "poll", "banner", "banner_placement", "link_group"]
)
def test_a_block_in_which_nothing_was_chosen_is_left_out(samples, name):
    empty = {"image": {"image": None, "caption": "", "credit": ""}}.get(name)
    assert present_stream(BODY.to_python([{"type": name, "id": "b1", "value": empty}])) == []


def test_a_block_that_is_no_longer_declared_is_left_out(samples):
    assert present_stream(BODY.to_python([{"type": "formerly", "id": "b1", "value": "x"}])) == []


def test_each_heading_has_an_anchor_of_its_own():
    texts = ["Kết quả", "Kết quả", "kết quả 2", "KẾT QUẢ", "漢", "漢"]
    raw = [
        {"type": "heading", "id": f"b{number}", "value": {"text": text, "level": "2"}}
        for number, text in enumerate(texts)
    ]
    anchors = [block["value"]["anchor"] for block in present_stream(BODY.to_python(raw))]
    assert anchors == ["ket-qua", "ket-qua-2", "ket-qua-2-2", "ket-qua-3", "b4", "b5"]


def test_an_unknown_leaf_is_an_error_and_not_a_guess():
    with pytest.raises(LookupError, match="DecimalBlock"):
        schema(stock.StructBlock([("price", stock.DecimalBlock())]))


def test_an_unknown_leaf_is_found_at_start(monkeypatch):
    assert checks.check_leaves(None) == []
    monkeypatch.setitem(BODY.child_blocks, "price", stock.DecimalBlock())
    monkeypatch.setattr(StandardPage._meta.get_field("body"), "stream_block", BODY, raising=False)
    assert [error.id for error in checks.check_leaves(None)] == ["newsdesk_api.E001"]


def test_a_host_registers_a_leaf_of_its_own_and_classes_below_inherit_it(monkeypatch):
    monkeypatch.setattr(leaves, "TABLE", dict(leaves.TABLE))

    class RatingBlock(stock.FieldBlock):
        pass

    class StarsBlock(RatingBlock):
        pass

    register_leaf(RatingBlock, Leaf(int, {"type": "integer"}))
    assert schema(StarsBlock()) == {"type": "integer"}
    assert leaf_of(StarsBlock()).look("3") == 3
