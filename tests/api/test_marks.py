"""Marks in stored JSON: written by ``marked_json``, resolved by ``splice``; whatever a text holds, JSON comes out."""

import json

import pytest

from api.marks import (
    Listed,
    MarkedHtml,
    Own,
    OwnUnless,
    Picture,
    Spliced,
    Standing,
    link_end,
    link_start,
    marked_json,
    references_in,
)
from api.splicing import splice
from api.statements import Row
from tests.api.parts import part

AWKWARD = (
    'ngoặc {"kép"} [mảng], \\u001epage:1\\u0002 \x1epage:1\x02lộ\x03 \x1d\x05url\x05\x06 \n\t</script> 👩‍🌾'
)


def read(value, *parts: Row, own: Row | None = None, fill=None):
    """Return what a reader gets of ``value`` when only ``parts`` are public."""
    return json.loads(splice(marked_json(value), {p.key: p for p in parts}, own, fill))


@pytest.mark.parametrize(
    "value",
    [None, True, 0, 1.5, "", AWKWARD, [], {}, [[]], {"a": []}, [AWKWARD, [AWKWARD]], {AWKWARD: AWKWARD}],
)
def test_plain_values_come_back_as_they_were(value):
    assert read(value) == value


def test_another_item_takes_its_place():
    card = marked_json({"type": "poll", "question": AWKWARD})
    assert read({"poll": Spliced("poll:3")}, part("poll:3", card)) == {
        "poll": {"type": "poll", "question": AWKWARD}
    }


def test_a_hidden_item_becomes_null():
    assert read({"poll": Spliced("poll:3"), "after": 1}) == {"poll": None, "after": 1}


def test_a_link_has_type_id_title_and_url():
    assert read(Spliced("page:7", "link"), part("page:7", title=AWKWARD)) == {
        "type": "page",
        "id": 7,
        "title": AWKWARD,
        "url": "/a/",
    }


@pytest.mark.parametrize("public", [(), (1,), (2,), (3,), (1, 2), (1, 3), (2, 3), (1, 2, 3)])
def test_an_array_keeps_what_is_public_in_order(public):
    value = [Standing(f"poll:{n}", {"id": n, "card": Spliced(f"poll:{n}")}) for n in (1, 2, 3)]
    parts = [part(f"poll:{n}", str(n)) for n in public]
    assert read({"items": value, "after": [0]}, *parts) == {
        "items": [{"id": n, "card": n} for n in public],
        "after": [0],
    }


@pytest.mark.parametrize("public", [(), (2,)])
def test_elements_that_always_stand_mix_with_elements_that_may_go(public):
    value = ["a", Standing("poll:2", "b"), ["c", Standing("poll:2", "d")], "e"]
    expected = ["a", "b", ["c", "d"], "e"] if public else ["a", ["c"], "e"]
    assert read(value, *[part(f"poll:{n}") for n in public]) == expected


def test_a_picture_joins_its_sizes_with_the_words_of_its_use():
    value = Picture("image:4", {"alt": AWKWARD, "caption": "", "credit": ""})
    sizes = marked_json({"type": "image", "id": 4})[1:-1]
    assert read(value, part("image:4", sizes)) == {
        "type": "image",
        "id": 4,
        "alt": AWKWARD,
        "caption": "",
        "credit": "",
    }
    assert read(value) is None


def test_an_item_can_hold_items_of_its_own():
    inner = part("image:4", marked_json({"id": 4})[1:-1])
    card = marked_json({"picture": Picture("image:4", {"alt": "Cờ"})})
    assert read(Spliced("video:1"), part("video:1", card), inner) == {"picture": {"id": 4, "alt": "Cờ"}}
    assert read(Spliced("video:1"), part("video:1", card)) == {"picture": None}


def test_own_addresses_are_filled_in_when_read():
    own = part("page:1", path="/tin/bai-viet/")
    assert read({"url": Own("url"), "canonical_url": Own("canonical_url")}, own=own) == {
        "url": "/tin/bai-viet/",
        "canonical_url": "http://localhost/tin/bai-viet/",
    }


def test_an_item_can_give_the_address_of_another_while_that_is_public():
    own = part("page:1", path="/mot/")
    value = [OwnUnless("page:2", "canonical_url")]
    assert read(value, part("page:2", path="/hai/"), own=own) == ["http://localhost/hai/"]
    assert read(value, own=own) == ["http://localhost/mot/"]


def test_own_addresses_of_a_card_are_the_cards():
    card = marked_json({"url": Own("url")})
    shown = read(
        [Standing("page:2", Spliced("page:2"))],
        part("page:2", card, "/hai/"),
        own=part("page:1", path="/mot/"),
    )
    assert shown == [{"url": "/hai/"}]


def test_a_list_is_filled_when_it_is_read():
    value = {"articles": [Listed("latest", {"section": None, "count": 2})]}
    asked = []

    def fill(name, arguments):
        asked.append((name, arguments))
        return '{"id":1},{"id":2}'

    assert read(value, fill=fill) == {"articles": [{"id": 1}, {"id": 2}]}
    assert asked == [("latest", '{"section": null, "count": 2}')]
    assert read(value, fill=lambda name, arguments: "") == {"articles": []}


def test_a_link_in_html_loses_its_tag_while_its_target_is_hidden():
    html = MarkedHtml(f'<p>"Xem" {link_start("page:9")}kế hoạch{link_end("page:9")} \\u001e</p>')
    assert (
        read(html, part("page:9", path="/ke-hoach/"))
        == '<p>"Xem" <a href="/ke-hoach/">kế hoạch</a> \\u001e</p>'
    )
    assert read(html) == '<p>"Xem" kế hoạch \\u001e</p>'


def test_a_link_in_html_escapes_the_address():
    html = MarkedHtml(f"{link_start('document:9')}tệp{link_end('document:9')}")
    shown = read(html, part("document:9", path='/documents/9/a&copy="b".pdf'))
    assert shown == '<a href="/documents/9/a&amp;copy=&quot;b&quot;.pdf">tệp</a>'


def test_a_region_inside_another_is_refused():
    with pytest.raises(ValueError, match="poll:2"):
        marked_json([Standing("poll:1", Spliced("poll:2"))])


def test_all_named_items_are_known():
    text = marked_json(
        [Standing("poll:1", Spliced("poll:1")), Picture("image:2", {}), Spliced("page:3", "link")]
    )
    html = marked_json(MarkedHtml(f"{link_start('page:4')}x{link_end('page:4')}"))
    assert references_in(text, html) == {"poll:1", "image:2", "page:3", "page:4"}


def test_text_that_looks_like_a_mark_names_nothing():
    assert references_in(marked_json(AWKWARD), marked_json(MarkedHtml("\\u001epage:1\\u0002"))) == set()


def test_an_unknown_field_is_an_error():
    with pytest.raises(LookupError):
        read(Spliced("poll:1", "secret"), part("poll:1"))
