"""Presenting: finished JSON, written in the transaction of the change, in order, and rebuilt by one command."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from api import delivery, kinds, presentation, tasks
from api.models import ContentItem, ItemTerm, Reference
from api.presentation import PresentationFailed, present
from pages.models import ArticleAuthor, ArticlePage, Author, Poll
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    return factories.SectionPageFactory(parent=factories.home_site(), slug="kinh-te")


def item_of(thing, kind="page") -> ContentItem:
    return ContentItem.objects.get(key=f"{kind}:{thing.pk}")


def test_an_article_has_its_columns(section):
    author, tag = factories.AuthorFactory(), factories.TagFactory()
    article = factories.ArticlePageFactory(
        parent=section,
        title="Đảng viên",
        slug="dang-vien",
        lead="Hội nghị",
        body=[("paragraph", "<p>Nội dung</p>")],
    )
    article.article_authors = [ArticleAuthor(author=author)]
    article.tags.add(tag)
    article.save()
    item = item_of(article)
    assert (item.type, item.object_id, item.locale) == ("article", article.pk, "vi")
    assert item.path == "/kinh-te/dang-vien/"
    assert item.canonical_url == "http://localhost/kinh-te/dang-vien/"
    assert item.published_at == article.first_published_at
    entry = item.entry
    assert entry.plain_text == "Hội nghị Nội dung"
    assert entry.words == " dang vien hoi nghi noi dung "
    assert entry.written == " đảng viên hội nghị nội dung "
    assert (entry.title_words, entry.title_written) == (" dang vien ", " đảng viên ")
    assert (entry.site, entry.locale, entry.published_at) == (item.site, item.locale, item.published_at)
    assert set(item.terms.values_list("kind", "value", "published_at", "object_id")) == {
        (kind, value, item.published_at, article.pk)
        for kind, value in (("tag", tag.slug), ("author", str(author.pk)), ("section", str(section.pk)))
    }


def test_an_alias_is_canonical_where_its_original_stands(section):
    article = factories.ArticlePageFactory(parent=section, slug="bai")
    alias = article.create_alias(parent=section.get_parent(), update_slug="o-day")
    assert item_of(alias).path == "/o-day/"
    assert canonical_url(alias) == "http://localhost/kinh-te/bai/"
    ContentItem.objects.filter(pk=item_of(article).pk).update(hidden=True)
    assert canonical_url(alias) == "http://localhost/o-day/"


def canonical_url(page) -> str:
    return json.loads(delivery.page(f"page:{page.pk}", timezone.now()).write())["canonical_url"]


def test_every_presentation_has_a_higher_version(section):
    article = factories.ArticlePageFactory(parent=section)
    other = factories.ArticlePageFactory(parent=section)
    versions = [item_of(article).version, item_of(other).version]
    article.lead = "Một câu mới."
    article.save()
    versions.append(item_of(article).version)
    article.unpublish()
    versions.append(item_of(article).version)
    assert versions == sorted(set(versions))


def test_terms_and_references_are_replaced_and_not_piled_up(section):
    poll = factories.PollFactory()
    article = factories.ArticlePageFactory(parent=section, body=[("poll", poll)])
    article.tags.add(factories.TagFactory())
    article.save()
    article.save()
    tags = ItemTerm.objects.filter(item=item_of(article), kind="tag")
    assert tags.count() == 1
    assert Reference.objects.filter(source=item_of(article), target_key=f"poll:{poll.pk}").count() == 1
    article.body = []
    article.tags.clear()
    article.save()
    assert not tags.exists()
    assert not Reference.objects.filter(target_key=f"poll:{poll.pk}").exists()


def test_a_presentation_that_fails_undoes_the_publication(section, monkeypatch):
    draft = factories.ArticlePageFactory(parent=section, live=False)
    revision = draft.save_revision()

    def fail(*args):
        raise ValueError("no such look")

    monkeypatch.setattr(presentation, "described_page", fail)
    with pytest.raises(PresentationFailed, match=f"page:{draft.pk}") as raised:
        revision.publish()
    assert str(raised.value.__cause__) == "no such look"
    assert not ArticlePage.objects.get(pk=draft.pk).live
    assert not ContentItem.objects.filter(key=f"page:{draft.pk}").exists()


def test_a_poll_shows_its_options_in_order_without_retired_ones():
    poll = factories.PollFactory(options=["Một", "Hai", "Ba"])
    retired = poll.options.all()[1]
    retired.retired = True
    poll.options.add(retired)
    poll.save()
    assert [option["text"] for option in kinds.KINDS["poll"].card(Poll.objects.get()).data["options"]] == [
        "Một",
        "Ba",
    ]
    assert "Hai" not in item_of(poll, "poll").card


def test_an_authors_new_name_reaches_the_articles(section):
    author = factories.AuthorFactory(name="Tên cũ")
    article = factories.ArticlePageFactory(parent=section)
    article.article_authors = [ArticleAuthor(author=author)]
    article.save()
    author.name = "Tên mới"
    author.save()
    assert "Tên mới" in item_of(article).document


def test_a_deleted_tag_leaves_the_articles(section, django_capture_on_commit_callbacks):
    tag = factories.TagFactory(name="thẻ thừa")
    article = factories.ArticlePageFactory(parent=section)
    article.tags.add(tag)
    article.save()
    assert "thẻ thừa" in item_of(article).document
    with django_capture_on_commit_callbacks(execute=True):
        tag.delete()
    assert "thẻ thừa" not in item_of(article).document
    assert not item_of(article).terms.filter(kind="tag").exists()


def test_a_page_of_an_unknown_class_is_left_alone(section, monkeypatch):
    monkeypatch.delitem(kinds.PAGE_TYPES, ArticlePage)
    article = factories.ArticlePageFactory(parent=section)
    assert not ContentItem.objects.filter(key=f"page:{article.pk}").exists()


def test_an_article_directly_below_a_home_page_deep_in_the_tree_has_no_section():
    folder = factories.StandardPageFactory(parent=factories.root())
    home = factories.home_site(parent=folder)
    article = factories.ArticlePageFactory(parent=home)
    assert '"section":null' in item_of(article).document


COLUMNS = [field.name for field in ContentItem._meta.concrete_fields if field.name not in ("id", "version")]


def everything():
    return list(ContentItem.objects.order_by("key").values_list(*COLUMNS))


def test_presenting_everything_again_gives_the_same_items(section):
    article = factories.ArticlePageFactory(parent=section, lead_picture=factories.ImageFactory())
    factories.PollFactory()
    factories.BannerFactory(placement=factories.PlacementFactory())
    factories.ArticlePageFactory(parent=section).unpublish()
    before = everything()
    out = StringIO()
    call_command("present", "--all", stdout=out, stderr=StringIO())
    assert everything() == before
    ContentItem.objects.filter(gone_at=None).delete()
    call_command("present", "--all", stdout=out, stderr=StringIO())
    assert everything() == before
    assert item_of(article).gone_at is None


def test_presenting_everything_finds_what_was_deleted_unheard(section):
    gone = factories.ArticlePageFactory(parent=section)
    item = item_of(gone)
    gone.delete()
    item.gone_at = None
    item.save()
    call_command("present", "--all", stdout=StringIO(), stderr=StringIO())
    item.refresh_from_db()
    assert item.gone_at is not None


def run_present(*options) -> str:
    out = StringIO()
    call_command("present", *options, stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.fixture
def full(section):
    """A section with an article that has a picture, a tag and an author, and things around it."""
    article = factories.ArticlePageFactory(parent=section, lead_picture=factories.ImageFactory())
    article.tags.add("lễ hội")
    article.article_authors = [ArticleAuthor(author=factories.AuthorFactory())]
    article.save()
    factories.PollFactory()
    factories.BannerFactory(placement=factories.PlacementFactory())
    factories.ArticlePageFactory(parent=section).unpublish()
    return section


def test_a_check_finds_nothing_where_everything_was_presented(full):
    assert run_present("--all", "--check").endswith(" 0 differ.\n")


def spoil_text(item):
    ContentItem.objects.filter(pk=item.pk).update(title="Khác")


def spoil_terms(item):
    item.terms.filter(kind="tag").delete()


def spoil_references(item):
    item.references.first().delete()


def spoil_tombstone(item):
    ContentItem.objects.filter(pk=item.pk).update(gone_at=timezone.now())


@pytest.mark.parametrize(
    ("spoil", "names"),
    [
        (spoil_text, "title"),
        (spoil_terms, "terms"),
        (spoil_references, "references"),
        (spoil_tombstone, "gone_at"),
    ],
)
def test_a_check_names_what_differs_and_a_repair_mends_it(full, spoil, names):
    item = ContentItem.objects.filter(terms__kind="tag").get()
    spoil(item)
    before = everything()
    out = StringIO()
    with pytest.raises(CommandError, match="1 are not stored"):
        call_command("present", "--all", "--check", stdout=out, stderr=StringIO())
    assert f"{item.key}: {names}\n" in out.getvalue()
    assert everything() == before, "a check writes nothing"

    assert f"{item.key}: {names}\n" in run_present("--page", str(full.pk), "--repair")
    assert run_present("--all", "--check").endswith(" 0 differ.\n")


def test_a_check_finds_what_was_deleted_unheard(full):
    gone = factories.ArticlePageFactory(parent=full)
    key = f"page:{gone.pk}"
    gone.delete()
    ContentItem.objects.filter(key=key).update(gone_at=None)
    with pytest.raises(CommandError):
        run_present("--all", "--check")
    assert f"{key}: gone_at" in run_present("--all", "--repair")
    assert ContentItem.objects.get(key=key).gone_at is not None


def test_a_page_is_presented_with_what_stands_below_it_and_nothing_else(full):
    ContentItem.objects.update(title="Khác")
    run_present("--page", str(full.pk))
    family = full.get_descendants(inclusive=True).live().values_list("pk", flat=True)
    mended = ContentItem.objects.filter(gone_at=None).exclude(title="Khác")
    assert sorted(mended.values_list("object_id", flat=True)) == sorted(family)


def test_one_broken_page_stops_no_other(section, monkeypatch):
    broken, author = factories.ArticlePageFactory(parent=section), factories.AuthorFactory()
    sound = factories.ArticlePageFactory(parent=section)
    for article in (broken, sound):
        article.article_authors = [ArticleAuthor(author=author)]
        article.save()
    described = presentation.described_page

    def fail_once(page, page_type):
        if page.pk == broken.pk:
            raise ValueError("no such look")
        return described(page, page_type)

    monkeypatch.setattr(presentation, "described_page", fail_once)
    Author.objects.update(name="Tên mới")
    with pytest.raises(AssertionError, match="no such look"):
        tasks.present_again.enqueue("page", [broken.pk, sound.pk])
    assert "Tên mới" in item_of(sound).document
    assert "Tên mới" not in item_of(broken).document
    with pytest.raises(CommandError, match="1 could not be presented"):
        call_command("present", "--all", stdout=StringIO(), stderr=StringIO())
    assert item_of(broken).gone_at is None


def test_the_command_wants_to_be_told_what_to_present():
    for options in ([], ["--page", "999999"], ["--all", "--page", "1"]):
        with pytest.raises(CommandError):
            call_command("present", *options)


def test_presenting_what_does_not_exist_does_nothing():
    present("page", 10**9)
    present("poll", 10**9)
    assert not ContentItem.objects.filter(object_id=10**9).exists()
    assert not ContentItem.objects.public(timezone.now()).filter(object_id=10**9).exists()
