"""The editor in a real browser: slugs while typing, text pasted from Word, a PDF and a spreadsheet."""

import json
import re
import unicodedata

import pytest
from django.urls import reverse
from playwright.sync_api import expect, sync_playwright

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
TITLE = "Đảng viên Trường học Ủy ban"
PASTE = """(element, [html, text]) => {
    const clipboardData = new DataTransfer();
    if (html) clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', text);
    element.focus();
    element.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
}"""
# What Word puts on the clipboard, shortened.
MARK = "<![if !supportLists]><span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp; </span></span><![endif]>"
WORD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator
content="Microsoft Word 15"><style><!-- p.MsoNormal {{margin:0cm}} --></style></head><body lang=VI><!--StartFragment-->
<h1 style='text-align:center'><b><span style='color:red'>Kết quả<o:p></o:p></span></b></h1>
<p class=MsoNormal><span style='font-size:14.0pt'>Sáng nay, <b>Ủy ban</b> họp tại
<a href="https://example.vn/tru-so">trụ sở</a>.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>&nbsp;</p>
<h2><span>Tình hình</span></h2>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'>{MARK.format("·")}Rà soát<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'>{MARK.format("1.")}Tập huấn<o:p></o:p></p>
<table border=1><tr><td><p class=MsoNormal>Tháng</p><p class=MsoNormal>(2026)</p></td><td>Hồ sơ</td></tr>
<tr><td>9</td><td>1.204</td></tr></table>
<p class=MsoNormal>{unicodedata.normalize("NFD", "Đảng viên")}<script>alert(1)</script></p>
<!--EndFragment--></body></html>"""

# A mail as Gmail and Outlook put it on the clipboard: paragraphs are divs, empty lines are divs too.
MAIL = """<html><body><!--StartFragment--><div dir="ltr"><div style="font-family:arial;color:#222">Kính gửi
tòa soạn,</div><div><br></div><div><span style="background-color:rgb(255,255,0)">Sở gửi <b>lịch tiếp dân</b>,
xem <a href="https://example.vn/lich?a=1" style="color:blue" onclick="alert(1)">tại đây</a>.</span></div>
<div>Địa điểm: <br>trụ sở Sở<br> <br>Điện thoại: 1022<br></div>
<div class="gmail_quote"><blockquote style="margin:0"><div>Trân trọng<br></div></blockquote></div>
<ul style="margin:0"><li style="font-size:11pt"><p style="margin:0">Thứ hai</p></li><li><font color="red">Thứ năm</font>
</li></ul><p class="MsoNormal"><u></u>&nbsp;<u></u></p><img src="https://track.example.vn/open.gif" width="1"></div>
<!--EndFragment--></body></html>"""


@pytest.fixture
def editor(live_server, client, settings, monkeypatch):
    """A reporter's browser at the form of a new article."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    factories.newsroom()
    section = factories.SectionPageFactory(parent=factories.home_site())
    client.force_login(factories.reporter())
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        context = browser.new_context(locale="vi-VN")
        context.add_cookies([session])
        page = context.new_page()
        path = reverse("wagtailadmin_pages:add", args=["newsdesk_pages", "articlepage", section.pk])
        page.goto(live_server.url + path)
        yield page
        browser.close()


def add_block(page, label: str) -> None:
    page.locator("button.c-sf-add-button").first.click()
    page.get_by_role("option", name=label, exact=True).click()


def pasted(page, html: str, text: str = "") -> list[tuple[str, str]]:
    """Paste into a new text block; return its paragraphs as ``(kind, text)``."""
    add_block(page, "Văn bản")
    page.locator(".public-DraftEditor-content").first.evaluate(PASTE, [html, text])
    expect(page.locator("[name=body-0-value]")).to_have_value(re.compile(".{150}"))
    content = json.loads(page.locator("[name=body-0-value]").input_value())
    assert not any(
        style["style"] not in ("BOLD", "ITALIC")
        for block in content["blocks"]
        for style in block["inlineStyleRanges"]
    )
    return [(block["type"], block["text"].strip()) for block in content["blocks"]]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_slug_is_made_while_the_title_is_typed(editor, form):
    editor.fill("[name=title]", unicodedata.normalize(form, TITLE))
    editor.locator("[name=title]").blur()

    expect(editor.locator("[name=slug]")).to_have_value("dang-vien-truong-hoc-uy-ban")


def test_text_from_word_arrives_clean(editor):
    assert pasted(editor, WORD) == [
        ("header-two", "Kết quả"),
        ("unstyled", "Sáng nay, Ủy ban họp tại trụ sở."),
        ("header-two", "Tình hình"),
        ("unordered-list-item", "Rà soát"),
        ("ordered-list-item", "Tập huấn"),
        ("unstyled", "Tháng (2026) | Hồ sơ"),
        ("unstyled", "9 | 1.204"),
        ("unstyled", "Đảng viên"),
    ]
    assert '"url":"https://example.vn/tru-so"' in editor.locator("[name=body-0-value]").input_value()


def test_a_mail_arrives_clean(editor):
    assert pasted(editor, MAIL) == [
        ("unstyled", "Kính gửi tòa soạn,"),
        ("unstyled", "Sở gửi lịch tiếp dân, xem tại đây."),
        ("unstyled", "Địa điểm: \ntrụ sở Sở"),
        ("unstyled", "Điện thoại: 1022"),
        ("unstyled", "Trân trọng"),
        ("unordered-list-item", "Thứ hai"),
        ("unordered-list-item", "Thứ năm"),
    ]
    kept = json.loads(editor.locator("[name=body-0-value]").input_value())
    assert [entity["data"].get("url") for entity in kept["entityMap"].values()] == [
        "https://example.vn/lich?a=1"
    ]


def test_lines_broken_by_a_pdf_are_joined(editor):
    text = "Ủy ban nhân dân tỉnh tổ\nchức hội nghị tại trung tâm.\nĐại biểu các sở tham dự.\n\n\nKết luận"

    assert pasted(editor, "", text) == [
        ("unstyled", "Ủy ban nhân dân tỉnh tổ chức hội nghị tại trung tâm."),
        ("unstyled", "Đại biểu các sở tham dự."),
        ("unstyled", "Kết luận"),
    ]


def test_cells_pasted_into_a_table_stay_cells(editor):
    add_block(editor, "Bảng")
    editor.locator("[name=body-0-value]").wait_for(state="attached")
    editor.locator(".handsontable td").first.click()
    target = editor.locator("textarea#HandsontableCopyPaste, textarea.handsontableInput").first
    target.evaluate(PASTE, ["", "Tháng\tHồ sơ\n9\t1.204"])
    expect(editor.locator("[name=body-0-value]")).to_have_value(re.compile(r"1\.204"))
    data = json.loads(editor.locator("[name=body-0-value]").input_value())["data"]

    assert [row[:2] for row in data[:2]] == [["Tháng", "Hồ sơ"], ["9", "1.204"]]


def test_a_long_title_can_be_read_in_full(editor):
    title = editor.locator("[name=title]")
    title.fill("Ủy ban nhân dân tỉnh ban hành kế hoạch phát triển các xã vùng cao giai đoạn mới " * 2)

    assert title.evaluate("field => field.scrollWidth <= field.clientWidth")
