"""What the rules of wording find, what they leave alone, and how they say it."""

import unicodedata

import pytest
from django.utils.translation import override
from wagtail.rich_text import RichText

from pages.preflight.excerpts import excerpt
from pages.preflight.material import Material
from pages.preflight.pieces import Picture, Place, Text
from pages.preflight.rules import RULES
from pages.syllables import ToneOn, is_syllable, toned
from tests import factories

from .article import article_with

BY_NAME = {rule.name: rule for rule in RULES}


def said(name: str, *lines: str) -> list[str]:
    """Return what a rule says, in English, of a body of these lines, each in a block of its own."""
    texts = [Text(Place(f"body {number}"), line) for number, line in enumerate(lines)]
    with override("en"):
        return [finding.message for finding in BY_NAME[name].findings(Material(None, texts))]


@pytest.mark.parametrize(
    "words",
    [
        "Hội nghị  diễn ra",
        "Hội nghị \u00a0diễn ra",
        "Hội nghị\u00a0 diễn ra",
        "Hội nghị\tdiễn ra",
        "Hội nghị   diễn\nra",
        "xong.  Sáng",
    ],
)
def test_more_than_one_space_between_words_is_found(words):
    assert said("doubled-space", words)


@pytest.mark.parametrize(
    "words",
    [
        "Hội nghị diễn ra",
        "  Hội nghị diễn ra  ",
        "Hội nghị\n    diễn ra",
        "Hội nghị  \ndiễn ra",
        "10\u00a0000 đồng",
        "Hội\u00a0nghị diễn ra",
        "",
    ],
)
def test_one_space_and_the_edges_of_a_line_are_left_alone(words):
    assert not said("doubled-space", words)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("bà An , ông Bình", "bà An␣, ông"),
        ("bà An ,ông Bình", "␣,"),
        ("đã xong .", "xong␣."),
        ("đã xong . Sáng nay", "xong␣."),
        ("Kính gửi : Sở Y tế", "gửi␣:"),
        ("ngô ; khoai", "ngô␣;"),
        ("Thật không ?", "không␣?"),
        ("Hoan hô !", "hô␣!"),
        ("Sở Y tế (SYT ) cho biết", "SYT␣)"),
        ("“Rất mừng ” là lời bà An", "mừng␣”"),
        ("“Rất mừng. ” là lời bà An", "mừng.␣”"),
        ("đạt 95% , tăng", "95%␣,"),
        ("năm 2025 , cả tỉnh", "2025␣,"),
    ],
)
def test_a_space_before_punctuation_is_found(words, shown):
    [message] = said("punctuation-space", words)
    assert message.startswith("A space before punctuation: ")
    assert shown in message


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("bà An,Bình và Châu", "An,Bình"),
        ("nhà,ở đây", "nhà,ở"),
        ("năm 2025,các xã", "2025,các"),
        ("ngô;khoai", "ngô;khoai"),
        ("Kính gửi:Sở Y tế", "gửi:Sở"),
        ("Thật không?Đúng", "không?Đúng"),
        ("Hoan hô!!Vui quá", "hô!!Vui"),
        ("đã xong.Sáng nay", "xong.Sáng"),
        ("tại Hà Nội.Sáng nay", "Nội.Sáng"),
        ("hết năm 2025.Sáng nay", "2025.Sáng"),
        ("Sở Y tế (SYT)cho biết", "(SYT)cho"),
        ("Sở Y tế (SYT),Sở Nội vụ", "(SYT),Sở"),
        ("Sở Y tế (SYT).Sáng nay", "(SYT).Sáng"),
        ("“Rất mừng”là lời bà An", "mừng”là"),
        ("“Rất mừng”,bà An nói", "mừng”,bà"),
    ],
)
def test_a_space_that_lacks_after_punctuation_is_found(words, shown):
    [message] = said("punctuation-space", words)
    assert message.startswith("No space after punctuation: ")
    assert shown in message


@pytest.mark.parametrize(
    "words", ["Sở Y tế ( SYT) cho biết", "Bà An nói: “ Rất mừng”.", "“ Rất mừng”", "[ trích]"]
)
def test_a_space_after_an_opening_mark_is_found(words):
    [message] = said("punctuation-space", words)
    assert message.startswith("A space after an opening bracket or quotation mark: ")
    assert "␣" in message


@pytest.mark.parametrize(
    "words",
    [
        "Giá 1.234,5 đồng, tăng 12,5kg và 3,2m",
        "Lúc 7:30, 7h:30 và 16:05; tỷ số 2:1, 3 : 1, tỷ lệ A : B",
        "Xem https://bao.example.vn/tin,moi?trang=2;3 và www.example.vn/a,b.",
        "Viết tới phong.van-thu@sonha.example.vn hoặc mailto:mot-cua@example.vn!",
        "Trang Baochinhphu.Vn, VnExpress.Net, ASP.Net và Node.js",
        "Các tệp ke-hoach.docx, Bao-cao.Quy-I.pdf và .xlsx, tên miền .vn",
        "lúa, ngô, khoai ... và sắn …",
        "lúa ... ngô",
        "Ông nói: …và thế là xong…",
        "Mục lục ........ 5, Phần hai . . . . 7",
        "TP.HCM, Tp.Hồ Chí Minh, tp.Hồ Chí Minh, TP. Huế, Q.1, P.Bến Nghé, q.Bình Thạnh, Đ.Trần Phú",
        "V.I.Lênin, V.I. Lê-nin, C.Mác, Ph.Ăngghen, Nguyễn V.A",
        "Ths.Bs.Lê An, ThS.BS Lê An, gs.ts.Trần Bình, PGS.TS.Nguyễn Văn Châu, Ts.Đỗ Hà, Cty.Sơn Hà, ks.Phạm Dũng",
        "Nghị định 12/2026/NĐ-CP, Quyết định số 45/QĐ-UBND; Công văn 12/CV.VP",
        "1.Mở đầu, 2.Kết quả, a) b) c), điểm a, khoản 2, Điều 3",
        "Vui quá :) buồn :( nháy ;) cười :D, :-) và : )",
        "«Rất mừng», « Rất mừng », “Rất mừng”, ‘mừng’",
        "Bonjour\u00a0! Pourquoi\u202f? Voici\u00a0: un",
        "[ ] Đồng ý, [x] không, ( ) có, [ x ] khác, (x)",
        "hạng A,B,C; B1,B2; N,N-đimetyl; 2,4-D; C2H5OH; Fe(OH)3",
        "chất(s) và file(s), f(x)dx",
        "Ông (Bà) .......... , ngày … tháng …",
        "v.v. và v.v…; k/g: Sở Y tế (để b/c);",
        "(Ảnh: Minh Khôi). (TTXVN) – “Vì dân”…",
        "Covid-19, LĐ-TB-XH, 50/50, 24/7, #SonHa, @sonha",
        "Hôm nay.\nNgày mai\n, rồi",
        "số điện thoại: tel:02438250000",
        "5”x7” và 32” TV; ai?! thế à?”, bà nói!",
        "từ\u00a0“A” (B), [C]: “D”; E",
    ],
)
def test_what_has_punctuation_of_its_own_is_left_alone(words):
    assert said("punctuation-space", words) == []


def test_a_field_or_block_is_told_once_with_the_first_places():
    [message] = said("doubled-space", "\n".join(f"từ{number}  sau" for number in range(5)))
    assert message == (
        "More than one space between words: “từ0␣␣sau từ1 sau từ2…”; “từ0 sau từ1␣␣sau từ2 sau từ3…”; "
        "“…sau từ1 sau từ2␣␣sau từ3 sau từ4…” and 2 more."
    )


def test_each_block_is_told_with_its_place(db):
    body = [("paragraph", "<p>Một  hai.</p><p>Ba  bốn.</p>"), ("paragraph", "<p>Năm  sáu.</p>")]
    article = article_with({"body": body}, factories.home_site())
    found = list(BY_NAME["doubled-space"].findings(Material.of(article)))

    assert [finding.place.block for finding in found] == [block.id for block in article.body]


def test_words_around_are_whole_and_on_one_line():
    words = "Sáng nay tại hội trường\ncủa tỉnh diễn ra  lễ trao giải thưởng cho các em học sinh"
    start = words.index("  ")
    assert excerpt(words, start, start + 2) == "…của tỉnh diễn ra␣␣lễ trao giải…"


@pytest.mark.parametrize(
    "lines",
    [
        ('Bài “Quê mình” và bài "Quê ta"',),
        ("Bài “Quê mình”", 'Bài "Quê ta"'),
        ("“Quê mình", '"Quê ta'),
    ],
)
def test_straight_and_curly_quotation_marks_in_one_text_are_found(lines):
    [message] = said("quotation-marks", *lines)
    assert message.startswith("Straight and curly quotation marks are mixed: ")
    assert '"Quê ta' in message
    assert "“Quê mình" in message


@pytest.mark.parametrize(
    "lines",
    [
        ("Bài “Quê mình nói về làng.", "Bài “Quê ta” cũng thế."),
        ("Bài Quê mình” nói về làng.",),
        ("Bà nói: “Rất mừng.", "Ông nói: vui."),
        ("Bài ”Quê mình” nói về làng.",),
    ],
)
def test_a_quotation_mark_without_its_counterpart_is_found(lines):
    assert said("quotation-marks", *lines)[0].startswith("A quotation mark without its counterpart: ")


@pytest.mark.parametrize(
    "lines",
    [
        ('Bài "Quê mình" và "Quê ta"',),
        ("Bài “Quê mình” và “Quê ta”",),
        ('Ti vi 32" và bài “Quê mình”',),
        ("Ti vi 32” và bài “Quê mình”",),
        ("Bà nói: “Rất mừng.", "“Vui nữa.", "“Thế thôi”."),
        ("Bà nói: “Rất mừng.", "Vui nữa.", "Thế thôi”."),
        ("„Guten Tag“, sagte er, und „Auf Wiedersehen“",),
        ("Xã Cư M'gar, Ea H’leo và «Quê mình»",),
        ("“Bài “Quê mình” hay lắm”",),
    ],
)
def test_quotation_marks_of_one_kind_in_pairs_are_left_alone(lines):
    assert said("quotation-marks", *lines) == []


def test_what_one_field_opens_another_does_not_close():
    texts = [Text(Place("title"), "Bài “Quê mình", "title"), Text(Place("lead"), "Bài Quê ta”", "lead")]
    found = list(BY_NAME["quotation-marks"].findings(Material(None, texts=texts)))

    assert [str(finding.place) for finding in found] == ["Title", "Lead"]


FIRST = "hòa thủy khỏe óa ủy tòa lóa xòe úy hủy lũy tùy ngụy thúy họa góa HÒA Khỏe đọa"
SECOND = "hoà thuỷ khoẻ oá uỷ toà loá xoè uý huỷ luỹ tuỳ nguỵ thuý hoạ goá HOÀ Khoẻ đoạ"
NEITHER = (
    "quý quỳ quỹ quá quà qúy thuở giúp hoàn khoẻn huỳnh khuỷu ngoẻo hoài thuế thuê hoa khoe tuy uống già mùa"
)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("words", "on"), [(FIRST, ToneOn.FIRST_VOWEL), (SECOND, ToneOn.SECOND_VOWEL)])
def test_the_vowel_a_tone_stands_on_is_known(words, on, form):
    found = list(toned(unicodedata.normalize(form, words)))
    assert [syllable.word for syllable in found] == words.split()
    assert {syllable.on for syllable in found} == {on}


@pytest.mark.parametrize("word", NEITHER.split())
def test_a_syllable_that_is_written_in_one_way_only_is_no_sign(word):
    assert list(toned(word)) == []


@pytest.mark.parametrize(
    "word", ["xong", "Nội", "nghiêng", "quý", "Đảng", "ở", "uyên", "giữ", "gìn", "phường", "ngh"][:-1]
)
def test_a_syllable_is_known(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["ths", "tp", "Cty", "ubnd", "gs", "q", "Ph", "kts", "asp2", "prof"])
def test_an_abbreviation_is_no_syllable(word):
    assert not is_syllable(word)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_two_placements_of_the_tone_in_one_text_are_told_with_words_of_both(form):
    lines = [
        unicodedata.normalize(form, line) for line in ("Hòa giải, tòa án, HÒA BÌNH", "công trình thuý lợi")
    ]
    [message] = said("tone-placement", *lines)
    assert message == (
        "The tone marks stand in two ways: “hòa”; “tòa”, but “thuý”. See: “công trình thuý lợi”."
    )


@pytest.mark.parametrize("words", [f"{FIRST} {NEITHER}", f"{SECOND} {NEITHER}", NEITHER])
def test_one_placement_throughout_is_left_alone(words):
    assert said("tone-placement", words) == []


def test_the_place_is_where_there_are_fewer():
    texts = [Text(Place("a"), "hoà"), Text(Place("b"), "hòa, tòa"), Text(Place("c"), "hòa")]
    [finding] = BY_NAME["tone-placement"].findings(Material(None, texts=texts))

    assert str(finding.place) == "A"


def test_the_alternative_text_of_a_picture_in_a_body_is_looked_at_too():
    picture = Picture(Place("body › picture", "b1"), "Đoàn thuyền  ra khơi", False, None)
    [finding] = BY_NAME["doubled-space"].findings(Material(None, pictures=[picture]))

    assert finding.place.block == "b1"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Hội nghị <b>quan trọng</b>, đã <i>xong</i>. (<a href='https://a.example.vn/'>xem</a>)</p>",
        "<p>Hội<b> nghị</b> diễn ra<br/>  hôm nay</p>",
        "<ul><li>Một, hai <b>ba</b>:<ul><li>Bốn.</li></ul></li></ul>",
    ],
)
def test_bold_words_and_links_part_no_words_of_running_text(db, html):
    article = article_with({"body": [("paragraph", html)]}, factories.home_site())
    material = Material.of(article)
    assert [
        *BY_NAME["doubled-space"].findings(material),
        *BY_NAME["punctuation-space"].findings(material),
    ] == []


def test_a_list_within_a_list_is_read_once(db):
    html = "<ul><li>Một <b>hai</b>:<ul><li>Bốn  năm.</li></ul></li></ul>"
    article = factories.ArticlePageFactory(
        parent=factories.home_site(), live=False, body=[("paragraph", RichText(html))]
    )
    words = [text.words for text in Material.of(article).texts if text.place.block]

    assert words == ["Một hai:", "Bốn  năm."]


def test_cells_and_captions_of_tables_are_looked_at(db):
    table = {"table_caption": "Số  hồ sơ", "data": [["Tháng", "Hồ  sơ"]]}
    article = article_with({"body": [("table", table)]}, factories.home_site())
    with override("en"):
        [finding] = BY_NAME["doubled-space"].findings(Material.of(article))

    assert finding.message == "More than one space between words: “Số␣␣hồ sơ”; “Hồ␣␣sơ”."
