import json
import tempfile
import unicodedata
from collections.abc import Iterator
from io import StringIO
from itertools import groupby
from pathlib import Path
from unittest.mock import patch

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import TestCase, override_settings
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Revision, TaskState

from api.models import SearchEntry
from api.operations import EXAMPLES
from blocks.aside import AsideBlock
from blocks.body import BodyBlock
from cms.demo import pictures, texts
from cms.demo.build import build
from cms.demo.markup import stream
from cms.demo.uploads import pdf
from cms.management.commands import examples
from pages import voting
from pages.counting import views_of, visits_of
from pages.models import (
    ArticlePage,
    Author,
    Ballot,
    Banner,
    HomePage,
    LinkGroup,
    Placement,
    Poll,
    ReviewTask,
    SectionPage,
    VideoClip,
)

PLAIN = patch.multiple(
    pictures,
    draw=lambda name: Image.new("RGB", (48, 32)),
    banner=lambda *words_and_size: Image.new("RGB", (48, 8)),
    emblem=lambda: Image.new("RGBA", (16, 16)),
)


def everything() -> dict[str, int]:
    """How much there is of everything a second run could make again."""
    models = (
        ArticlePage,
        Author,
        Ballot,
        Banner,
        HomePage,
        LinkGroup,
        Placement,
        Poll,
        SectionPage,
        VideoClip,
    )
    more = (Revision, TaskState, get_image_model(), get_document_model())
    return {model.__name__: model.objects.count() for model in (*models, *more)}


def of_language(model, code="vi"):
    return model.objects.filter(locale__language_code=code)


@override_settings(NEWSDESK_DEMO_PASSWORD="only-for-this-test")
class DemoTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with PLAIN:
            build(lambda text: None)

    def test_a_name_is_written_as_in_vietnamese(self):
        assert get_user_model().objects.get(username="editor").get_full_name() == "Hồ Vân Khánh"

    def test_building_it_again_changes_nothing(self):
        before = everything()
        with PLAIN:
            build(lambda text: None)
        assert everything() == before

    def test_data_of_an_earlier_version_are_presented_anew(self):
        found = SearchEntry.objects.count()
        SearchEntry.objects.all().delete()
        with PLAIN:
            build(lambda text: None)
        assert SearchEntry.objects.count() == found > 0

    def test_there_is_as_much_as_a_portal_needs(self):
        assert of_language(ArticlePage).count() >= 40
        assert of_language(ArticlePage, "en").live().count() == 10
        assert of_language(SectionPage).live().count() >= 7
        assert SectionPage.objects.filter(depth=4).exists()
        assert (Poll.objects.count(), Banner.objects.count(), Placement.objects.count()) == (3, 8, 3)
        assert (LinkGroup.objects.count(), Author.objects.count()) == (3, 6)
        assert of_language(VideoClip).count() == of_language(VideoClip, "en").count() == 2

    def test_the_english_part_leads_to_english_articles(self):
        related = [
            entry.article
            for article in of_language(ArticlePage, "en")
            for entry in article.related_articles.all()
        ]
        assert len(related) == 30
        assert {article.locale.language_code for article in related} == {"en"}

    def test_articles_are_in_every_state(self):
        found = dict.fromkeys(
            ("draft", "review", "returned", "approval", "published", "scheduled", "expired"), 0
        )
        for article in of_language(ArticlePage):
            found[state_of(article)] += 1
        assert found == {
            "draft": 2, "review": 2, "returned": 1, "approval": 2, "published": 32, "scheduled": 2, "expired": 1,
        }  # fmt: skip

    def test_polls_are_open_with_ballots_closed_and_not_yet_open(self):
        assert {poll.state for poll in Poll.objects.all()} == {"open", "closed", "scheduled"}
        opened = next(poll for poll in Poll.objects.all() if poll.state == "open")
        assert [option.votes for option in voting.results(opened.pk).options] == [41, 58, 17, 9]

    def test_counters_start_from_what_the_earlier_system_had_counted(self):
        home = of_language(HomePage).get()
        assert visits_of(home.get_site()).total == texts.portal()["visits"]
        article = of_language(ArticlePage).get(title__startswith="Mùa vàng")
        assert views_of([("article", article.pk)]) == {("article", article.pk): 8125}

    def test_every_block_is_in_use(self):
        bodies = [block.block_type for article in of_language(ArticlePage).live() for block in article.body]
        assert set(bodies) == set(BodyBlock().child_blocks)
        zones = [
            block.block_type
            for page in (*HomePage.objects.all(), *SectionPage.objects.all())
            for block in page.aside
        ]
        assert set(zones) == set(AsideBlock().child_blocks)

    def test_everything_written_would_pass_the_editor(self):
        for article in of_language(ArticlePage):
            article = article.get_latest_revision_as_object()
            article.full_clean()
            article.body.stream_block.clean(article.body)

    def test_the_examples_of_the_contract_are_what_the_demo_answers(self):
        with tempfile.TemporaryDirectory() as folder, patch.object(examples, "EXAMPLES", Path(folder)):
            call_command("examples", stdout=StringIO())
            made = {file.name: words_in(file) for file in Path(folder).glob("*.json")}
        assert made == {file.name: words_in(file) for file in EXAMPLES.glob("*.json")}


def words_in(file: Path) -> list[str]:
    """Return the texts of an example that are the same in every demo: no address, moment, key or number."""
    words = {"type", "title", "lead", "name", "question", "text", "snippet_html", "portal_name", "label"}
    return sorted(texts_under(words, json.loads(file.read_text(encoding="utf-8"))))


def texts_under(names: set[str], value) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (text for name, text in value.items() if name in names and isinstance(text, str))
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from texts_under(names, inner)


def state_of(article) -> str:
    workflow_state = article.current_workflow_state
    if workflow_state and workflow_state.status == "needs_changes":
        return "returned"
    if workflow_state:
        task = workflow_state.current_task_state.task.specific
        return "review" if isinstance(task, ReviewTask) else "approval"
    if article.expired:
        return "expired"
    if article.live:
        return "published"
    return "scheduled" if article.approved_schedule else "draft"


def test_texts_are_composed_vietnamese():
    for path in texts.CONTENT.rglob("*.*"):
        text = path.read_text("utf-8")
        assert unicodedata.is_normalized("NFC", text), path


def test_most_articles_are_of_realistic_length_and_no_two_share_a_paragraph():
    articles = texts.articles()
    assert sum(len(f"{article.lead} {article.body}".split()) >= 300 for article in articles) >= 25
    paragraphs = sorted(
        part for article in articles for part in article.body.split("\n\n") if len(part) > 120
    )
    assert [part for part, same in groupby(paragraphs) if len(list(same)) > 1] == []


def test_every_web_address_is_a_reserved_one():
    for path in texts.CONTENT.rglob("*.*"):
        for piece in path.read_text("utf-8").split("https://")[1:]:
            host = piece.split("/")[0]
            assert host.endswith(".example") or host == "www.youtube.com", (path, host)


def test_a_list_an_emphasis_and_a_link_become_rich_text():
    blocks = stream("**Một** *hai* [ba](page:x)\n\n- bốn\n- năm", lambda kind, key: 7)
    assert blocks == [
        {
            "type": "paragraph",
            "value": '<p><b>Một</b> <i>hai</i> <a linktype="page" id="7">ba</a></p><ul><li>bốn</li><li>năm</li></ul>',
        }
    ]


def test_an_unknown_block_is_refused():
    with pytest.raises(KeyError):
        stream(":nothing x", lambda kind, key: 1)


def test_pictures_are_the_same_every_time():
    first, second = pictures.draw("counter"), pictures.draw("counter")
    assert first.size == (1920, 1280)
    assert first.tobytes() == second.tobytes()


def test_the_letters_of_the_demo_cover_vietnamese():
    missing = pictures.banners.font(40).getmask("\uffff").getbbox()
    assert all(
        pictures.banners.font(40).getmask(letter).getbbox() != missing for letter in "ăâđêôơưẠạỆệỘộỰựỸỹ"
    )


def test_documents_are_whole_pdf_files():
    content = pdf(["TỈNH", "Tờ trình", "Dòng"])
    start = int(content.rsplit(b"startxref", 1)[1].split()[0])
    assert content.startswith(b"%PDF-")
    assert content[start:].startswith(b"xref")
