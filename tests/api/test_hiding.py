"""What is hidden is hidden at once, by whatever way, and from everything that shows it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
)

from api import delivery
from api.models import ContentItem, Reference, SearchEntry
from pages.models import ArticlePage, RelatedArticle
from tests import factories

pytestmark = pytest.mark.django_db

SECRET = "chuyện-bí-mật"


@pytest.fixture
def article(section):
    return factories.ArticlePageFactory(parent=section, title=SECRET, lead=SECRET)


def is_public(thing, kind="page", now=None) -> bool:
    return ContentItem.objects.public(now or timezone.now()).filter(key=f"{kind}:{thing.pk}").exists()


def was_public(thing, kind="page", now=None) -> bool:
    return ContentItem.objects.gone(now or timezone.now()).filter(key=f"{kind}:{thing.pk}").exists()


def answer(page, now=None) -> str:
    """Return what a reader gets who resolves the address of a public page."""
    now = now or timezone.now()
    item = ContentItem.objects.public(now).get(key=f"page:{page.pk}")
    return delivery.resolved(None, item.path, now).write()


def restrict(page):
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def make_private(collection):
    return CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )


def private_collection() -> Collection:
    collection = Collection.get_first_root_node().add_child(name="Nội bộ")
    make_private(collection)
    return collection


def test_a_live_page_is_public(article):
    assert is_public(article)


def test_a_draft_has_no_item(section):
    draft = factories.ArticlePageFactory(parent=section, live=False)
    assert not ContentItem.objects.filter(key=f"page:{draft.pk}").exists()


def test_a_draft_edit_of_a_live_page_does_not_show(article):
    article.title = article.slug = "ban-nhap"
    article.save_revision()
    assert "ban-nhap" not in answer(article)
    article.get_latest_revision().publish()
    assert "ban-nhap" in answer(article)


def test_a_draft_edit_does_not_show_when_something_presents_it_again(article):
    tag = factories.TagFactory()
    article.tags.add(tag)
    article.save()
    article.lead = "bản nháp"
    article.save_revision()
    tag.name = "thẻ mới"
    tag.save()
    assert "thẻ mới" in answer(article)
    assert "bản nháp" not in answer(article)


def test_a_scheduled_publication_shows_nothing_before_its_time(section):
    draft = factories.ArticlePageFactory(parent=section, live=False)
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision().publish()
    assert not ContentItem.objects.filter(key=f"page:{draft.pk}").exists()


def unpublish(page):
    page.unpublish()


def unpublish_as_a_plain_page(page):
    Page.objects.get(pk=page.pk).unpublish()


def unpublish_with_everything_below(page):
    """As the admin does it: what is below as plain pages."""
    section = page.get_parent().specific
    section.unpublish()
    for below in section.get_descendants().live():
        below.unpublish()


def delete(page):
    page.specific.delete()


def delete_as_a_plain_page(page):
    Page.objects.get(pk=page.pk).delete()


def delete_the_section(page):
    page.get_parent().delete()


def delete_through_a_queryset(page):
    Page.objects.filter(pk=page.pk).delete()


def expire_by_the_scheduler(page):
    ArticlePage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")


@pytest.mark.parametrize(
    "way",
    [
        unpublish,
        unpublish_as_a_plain_page,
        unpublish_with_everything_below,
        delete,
        delete_as_a_plain_page,
        delete_the_section,
        delete_through_a_queryset,
        expire_by_the_scheduler,
    ],
)
def test_what_is_taken_down_is_gone_and_its_text_with_it(article, way):
    way(article)
    assert not is_public(article)
    assert was_public(article)
    item = ContentItem.objects.get(key=f"page:{article.pk}")
    assert SECRET not in f"{item.document}{item.card}{item.aside}{item.title}"
    assert not SearchEntry.objects.filter(item=item).exists()
    assert not Reference.objects.filter(source=item).exists()


def test_what_comes_back_is_public_again(article):
    article.unpublish()
    article.save_revision().publish()
    assert is_public(article)
    assert not was_public(article)


def test_an_expired_page_is_gone_at_its_moment_though_nobody_unpublished_it(section):
    end = timezone.now() + timedelta(hours=1)
    article = factories.ArticlePageFactory(parent=section, expire_at=end)
    assert is_public(article, now=end - timedelta(microseconds=1))
    assert not is_public(article, now=end)
    assert was_public(article, now=end)


def test_taking_down_an_article_takes_down_its_aliases(section, article):
    alias = article.create_alias(parent=section, update_slug="noi-khac")
    assert is_public(alias)
    article.unpublish()
    assert not is_public(alias)


def test_a_restriction_hides_the_page_and_everything_below_and_its_removal_shows_them(home, section, article):
    restriction = restrict(section)
    assert not is_public(section)
    assert not is_public(article)
    assert not was_public(article)
    assert SECRET not in answer(home)
    restriction.delete()
    assert is_public(section)
    assert is_public(article)


def test_what_is_published_below_a_restriction_stays_hidden(section):
    restrict(section)
    article = factories.ArticlePageFactory(parent=section)
    assert not is_public(article)


def test_a_page_moved_below_a_restriction_is_hidden_with_everything_below(home, section):
    private = factories.SectionPageFactory(parent=home)
    restrict(private)
    inner = factories.SectionPageFactory(parent=section)
    article = factories.ArticlePageFactory(parent=inner)
    inner.move(private, "last-child")
    assert not is_public(inner)
    assert not is_public(article)
    Page.objects.get(pk=inner.pk).move(Page.objects.get(pk=section.pk), "last-child")
    assert is_public(inner)
    assert is_public(article)


def test_a_page_moved_out_of_every_site_has_no_address(section, article):
    Page.objects.get(pk=section.pk).move(factories.root(), "last-child")
    item = ContentItem.objects.get(key=f"page:{article.pk}")
    assert (item.site, item.path, item.canonical_url) == (None, "", "")


def test_a_renamed_section_moves_the_addresses_below(section, article):
    section.slug = "ten-moi"
    section.save_revision().publish()
    assert ContentItem.objects.get(key=f"page:{article.pk}").path == f"/ten-moi/{article.slug}/"
    assert f"/ten-moi/{article.slug}/" in answer(article)


def test_a_site_with_another_root_moves_the_addresses(home, article):
    other = factories.HomePageFactory(slug="khac")
    Site.objects.get().delete()
    assert ContentItem.objects.get(key=f"page:{article.pk}").path == ""
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    assert ContentItem.objects.get(key=f"page:{article.pk}").path != ""
    site = Site.objects.get()
    site.root_page = other
    site.save()
    assert ContentItem.objects.get(key=f"page:{article.pk}").path == ""
    assert ContentItem.objects.get(key=f"page:{other.pk}").path == "/"


def test_a_hidden_related_article_is_left_out(section, article):
    other = factories.ArticlePageFactory(parent=section)
    other.related_articles = [RelatedArticle(article=article)]
    other.save()
    assert SECRET in answer(other)
    article.unpublish()
    assert SECRET not in answer(other)


def test_a_hidden_section_is_neither_the_articles_section_nor_in_its_breadcrumbs(home):
    section = factories.SectionPageFactory(parent=home, title=SECRET)
    article = factories.ArticlePageFactory(parent=section)
    assert SECRET in answer(article)
    section.unpublish()
    assert SECRET not in answer(article)


@pytest.mark.parametrize("factory", ["PollFactory", "BannerFactory", "LinkGroupFactory", "VideoClipFactory"])
@pytest.mark.parametrize("way", ["unpublish", "delete"])
def test_a_snippet_that_is_taken_down_is_gone(section, factory, way):
    kind, field, block = {
        "PollFactory": ("poll", "question", "poll"),
        "BannerFactory": ("banner", "title", "banner"),
        "LinkGroupFactory": ("link_group", "title", "link_group"),
        "VideoClipFactory": ("video", "title", "video"),
    }[factory]
    snippet = getattr(factories, factory)(**{field: SECRET})
    article = factories.ArticlePageFactory(parent=section, body=[(block, snippet)])
    assert SECRET in answer(article)
    key = snippet.pk
    getattr(snippet, way)()
    assert SECRET not in answer(article)
    assert not ContentItem.objects.public(timezone.now()).filter(key=f"{kind}:{key}").exists()


def test_a_poll_shows_from_its_opening_and_stays_after_its_closing():
    opens, closes = timezone.now() + timedelta(hours=1), timezone.now() + timedelta(hours=2)
    poll = factories.PollFactory(opens_at=opens, closes_at=closes)
    assert not is_public(poll, "poll", opens - timedelta(microseconds=1))
    assert is_public(poll, "poll", opens)
    assert is_public(poll, "poll", closes)


def test_a_banner_shows_between_its_start_and_its_end():
    starts, ends = timezone.now() + timedelta(hours=1), timezone.now() + timedelta(hours=2)
    banner = factories.BannerFactory(starts_at=starts, ends_at=ends)
    assert not is_public(banner, "banner")
    assert is_public(banner, "banner", starts)
    assert not is_public(banner, "banner", ends)


@pytest.fixture
def with_files(section):
    """An article with a picture and a document."""
    image, document = factories.ImageFactory(), factories.DocumentFactory(title=SECRET)
    link = f'<p><a linktype="document" id="{document.pk}">{"tệp"}</a></p>'
    body = [("document", document), ("paragraph", link)]
    return factories.ArticlePageFactory(
        parent=section, lead_picture=image, lead_picture_alt=SECRET, body=body
    )


def shows_files(article) -> bool:
    text = answer(article)
    shown = {SECRET in text, "<a href" in text, '"lead_picture":null' not in text}
    assert len(shown) == 1
    return shown.pop()


def images_and_documents():
    return [*get_image_model().objects.all(), *get_document_model().objects.all()]


def test_files_of_a_private_collection_are_left_out(with_files):
    assert shows_files(with_files)
    for file in images_and_documents():
        file.collection = private_collection()
        file.save()
    assert not shows_files(with_files)


def test_a_collection_made_private_hides_files_in_it_and_below(with_files):
    outer = Collection.get_first_root_node().add_child(name="Ngoài")
    inner = outer.add_child(name="Trong")
    for file in images_and_documents():
        file.collection = inner
        file.save()
    assert shows_files(with_files)
    restriction = make_private(outer)
    assert not shows_files(with_files)
    restriction.delete()
    assert shows_files(with_files)


def test_deleted_files_are_left_out(with_files):
    for file in images_and_documents():
        file.delete()
    assert not shows_files(with_files)


def test_files_moved_by_a_bulk_action_into_a_private_collection_are_left_out(with_files, client):
    client.force_login(factories.superuser())
    collection = private_collection()
    for model in (get_image_model(), get_document_model()):
        app, name = model._meta.app_label, model._meta.model_name
        response = client.post(
            f"/admin/bulk/{app}/{name}/add_to_collection/?id={model.objects.get().pk}",
            {"collection": collection.pk},
        )
        assert response.status_code == 302
        assert model.objects.get().collection == collection
    assert not shows_files(with_files)


def test_a_collection_moved_into_a_private_one_by_the_admin_hides_its_files(
    with_files, client, django_capture_on_commit_callbacks
):
    client.force_login(factories.superuser())
    collection = Collection.get_first_root_node().add_child(name="Ảnh")
    for file in images_and_documents():
        file.collection = collection
        file.save()
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(
            f"/admin/collections/{collection.pk}/", {"name": "Ảnh", "parent": private_collection().pk}
        )
    assert response.status_code == 302
    assert not shows_files(with_files)


def test_a_hidden_translation_is_no_alternate(home):
    english = home.copy_for_translation(Locale.objects.get_or_create(language_code="en")[0])
    assert '"alternates":[]' in answer(home)
    english.save_revision().publish()
    assert '"/en/"' in answer(home)
    Page.objects.get(pk=english.pk).unpublish()
    assert '"alternates":[]' in answer(home)


def test_what_is_restricted_can_be_deleted_and_does_not_tell_that_it_was(section, article):
    restrict(section)
    section.delete()
    assert not is_public(article)
    assert not was_public(article)


def test_what_went_while_it_was_restricted_is_not_told_of_later(section):
    restriction = restrict(section)
    article = factories.ArticlePageFactory(parent=section)
    article.unpublish()
    restriction.delete()
    assert not was_public(article)


def test_a_private_collection_can_be_deleted():
    collection = private_collection()
    image = factories.ImageFactory(collection=collection)
    assert not is_public(image, "image")
    image.collection = Collection.get_first_root_node()
    image.save()
    assert is_public(image, "image")
    Collection.objects.get(pk=collection.pk).delete()
    assert is_public(image, "image")


def test_a_home_page_can_be_deleted_with_its_site(home, article):
    Page.objects.get(pk=home.pk).delete()
    assert not Site.objects.exists()
    assert not ContentItem.objects.public(timezone.now()).filter(kind="page").exists()


def test_an_expired_section_is_in_no_breadcrumbs(home):
    end = timezone.now() + timedelta(hours=1)
    section = factories.SectionPageFactory(parent=home, title=SECRET, expire_at=end)
    article = factories.ArticlePageFactory(parent=section)
    assert SECRET in answer(article)
    assert SECRET not in answer(article, now=end)
