"""When to present: every change that makes something public, changes it, or hides it.

What hides runs inside the transaction of the change. What only changes the words of others follows in a task.
"""

from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.signal_handlers import (
    autocreate_redirects_on_page_move,
    autocreate_redirects_on_slug_change,
)
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    COMMENTS_RELATION_NAME,
    Collection,
    CollectionViewRestriction,
    Locale,
    PageViewRestriction,
    Revision,
    Site,
)
from wagtail.signals import page_slug_changed, post_page_move, unpublished

from pages.models import Author, BannerPlacement, Placement, SiteSettings, Tag
from pages.models.base import NewsroomPage, Page
from pages.signals import content_saved, reordered

from . import files, languages, renditions, schedule, tasks
from .kinds import KINDS, kind_of
from .marks import key_of
from .models import ContentItem, DueChange, Reference
from .presentation import present
from .relocation import family, hide_or_show, relocate, with_aliases
from .storing import bury, mark, touch

# Saving these alone changes nothing a reader sees: Wagtail's notes about drafts and locks.
EDITORIAL_FIELDS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
    COMMENTS_RELATION_NAME,
}
# What answers are made of beside items: banners at a placement, redirects, sites and languages.
READ_BESIDE_ITEMS = (BannerPlacement, Placement, Redirect, Site, Locale)


def connect() -> None:
    """Listen to everything that can change what is public."""
    connect_content()
    connect_places()
    connect_files()
    connect_words()
    for model in READ_BESIDE_ITEMS:
        for signal in (post_save, post_delete):
            signal.connect(on_read_beside, sender=model)
    reordered.connect(on_reordered)


def connect_content() -> None:
    content_saved.connect(on_content_saved)
    post_save.connect(on_other_page_saved)
    post_save.connect(on_revision_saved, sender=Revision)
    unpublished.connect(on_unpublished)
    # By sender: whoever listens to every deletion makes Django load every row it deletes. A page is a Page, too.
    for model in (Page, *(kind.model() for kind in KINDS.values())):
        post_delete.connect(on_deleted, sender=model)


def connect_places() -> None:
    for signal in (post_save, post_delete):
        signal.connect(on_page_restriction, sender=PageViewRestriction)
        signal.connect(on_site_changed, sender=Site)
    post_save.connect(on_locale_saved, sender=Locale)
    listen_after_redirects()


def listen_after_redirects() -> None:
    """Hear of moves after Wagtail has written its redirects, all at once and without a signal.

    Its app connects the same receivers later, which then changes nothing.
    """
    post_page_move.connect(autocreate_redirects_on_page_move)
    page_slug_changed.connect(autocreate_redirects_on_slug_change)
    for signal in (post_page_move, page_slug_changed):
        signal.connect(on_redirects_made)


def connect_files() -> None:
    images, documents = get_image_model(), get_document_model()
    post_save.connect(on_image_saved, sender=images)
    post_save.connect(on_saved, sender=documents)
    post_delete.connect(on_rendition_deleted, sender=images.get_rendition_model())
    post_save.connect(on_collection_saved, sender=Collection)
    for signal in (post_save, post_delete):
        signal.connect(on_collection_restriction, sender=CollectionViewRestriction)


def connect_words() -> None:
    post_save.connect(on_saved, sender=Placement)
    post_save.connect(on_author_saved, sender=Author)
    post_save.connect(on_tag_saved, sender=Tag)
    pre_delete.connect(before_tag_deleted, sender=Tag)
    post_delete.connect(on_tag_deleted, sender=Tag)


def on_content_saved(instance, update_fields=None, **kwargs):
    kind = kind_of(instance)
    if kind is None or (update_fields is not None and set(update_fields) <= EDITORIAL_FIELDS):
        return
    if kind == "page" and instance.allowed_subpage_models():
        present_family(instance)
    else:
        present(kind, instance.pk)
    if DueChange.objects.filter(key=key_of(kind, instance.pk)).exists():
        schedule.note(kind, [instance.pk])


def on_saved(instance, raw=False, **kwargs):
    if not raw:
        present(kind_of(instance), instance.pk)


def on_other_page_saved(instance, raw=False, **kwargs):
    """A move, an alias taken down with its original, an expiry: Wagtail saves these as plain pages.

    A host's own pages, if registered, come this way too: they do not send ``content_saved``.
    """
    if isinstance(instance, Page) and not isinstance(instance, NewsroomPage) and not raw:
        present_family(instance)


def present_family(page) -> None:
    """Present a page; if it does not stand where it stood, write where what is below it stands now."""
    before = standing(page)
    present("page", page.pk)
    after = standing(page)
    if after is None or after != before:
        relocate(page)


def standing(page) -> dict | None:
    """Return where the item of a live page says that it stands; None without one."""
    items = ContentItem.objects.filter(key=key_of("page", page.pk), gone_at=None)
    return items.values("site", "path", "canonical_url", "tree_path").first()


def on_revision_saved(instance, created, update_fields=None, raw=False, **kwargs):
    """A publication is scheduled, or no longer is, where a revision says when it goes live."""
    if raw or (created and instance.approved_go_live_at is None):
        return
    if update_fields is None or "approved_go_live_at" in update_fields:
        note_schedule(instance.content_object)


def on_unpublished(instance, **kwargs):
    """Wagtail clears what was scheduled after it has saved what it takes down."""
    note_schedule(instance)


def note_schedule(thing) -> None:
    if kind := thing and kind_of(thing):
        schedule.note(kind, [thing.pk])


def on_deleted(instance, **kwargs):
    """Bury it at once. What named it shows rightly then; that it names nothing any more is written by a task."""
    key = key_of(kind_of(instance), instance.pk)
    bury(ContentItem.objects.filter(key=key))
    schedule.forget(key)
    naming = Reference.objects.filter(target_key=key).values_list("source__kind", "source__object_id")
    for kind, object_id in set(naming):
        tasks.present_later(kind, [object_id])


def on_page_restriction(instance, origin=None, **kwargs):
    if not begun_with(instance, origin):
        return  # it goes because its page goes, which stays hidden to the end
    for page in with_aliases(instance.page):
        hide_or_show(family(page))


def begun_with(instance, origin) -> bool:
    """Return whether ``instance`` was saved, or deleted for its own sake rather than along with something else."""
    return origin is None or type(instance) in (type(origin), getattr(origin, "model", None))


def on_site_changed(instance, **kwargs):
    """Pages of the site's root, and those that stood on the site until now, get their addresses anew.

    The settings of a site are called by its name.
    """
    Site.clear_site_root_paths_cache()
    tasks.present_later(
        "settings", SiteSettings.objects.filter(site=instance.pk).values_list("pk", flat=True)
    )
    root = Page.objects.filter(pk=instance.root_page_id).first()
    for home in root.get_translations(inclusive=True) if root else ():
        relocate(home)
    left = ContentItem.objects.filter(kind="page", site=instance.pk, gone_at=None)
    roots = [one.root_path for one in Site.get_site_root_paths() if one.site_id == instance.pk]
    for home in Page.objects.filter(url_path__in=roots):
        left = left.exclude(tree_path__startswith=home.path)
    while outermost := left.order_by("tree_path").first():
        relocate(outermost_page(outermost))
        left = left.exclude(tree_path__startswith=outermost.tree_path)


def outermost_page(item) -> Page:
    return Page.objects.get(pk=item.object_id)


def on_locale_saved(instance, created, raw=False, **kwargs):
    if not created and not raw:
        languages.rename(instance)


def on_redirects_made(**kwargs):
    touch()


def on_read_beside(raw=False, **kwargs):
    if not raw:
        touch()


def on_reordered(sender, **kwargs):
    """Things of one class stand in another order, which was written without saving them."""
    kind = next((name for name, kind in KINDS.items() if kind.model() is sender), None)
    if kind is not None:
        order = sender.objects.filter(pk=OuterRef("object_id")).values("sort_order")
        items = ContentItem.objects.filter(
            Exists(order.exclude(sort_order=OuterRef("sort_order"))), kind=kind
        )
        mark(items, sort_order=Subquery(order))


def on_collection_restriction(instance, **kwargs):
    files.hide_or_show_below(instance.collection)


def on_collection_saved(instance, created, **kwargs):
    """The admin moves a collection after it has saved it, in the same transaction and without a signal."""
    if not created:
        transaction.on_commit(lambda: on_collection_edited(instance.pk))


def on_collection_edited(collection_id: int) -> None:
    if collection := Collection.objects.filter(pk=collection_id).first():
        files.hide_or_show_below(collection)


def on_image_saved(instance, raw=False, **kwargs):
    if not raw:
        tasks.show_picture(instance)


def on_rendition_deleted(instance, origin=None, **kwargs):
    """Replacing the file of a picture deletes its renditions after the picture was saved: begin again."""
    if origin is None or not begun_with(instance, origin):
        return
    image = get_image_model().objects.filter(pk=instance.image_id).first()
    if image is not None and not renditions.made(image):
        tasks.show_picture(image)


def on_author_saved(instance, created, **kwargs):
    if not created:
        tasks.present_later("page", instance.article_authors.values_list("page_id", flat=True))


def on_tag_saved(instance, created, **kwargs):
    if not created:
        tasks.present_later("page", articles_with(instance))


def before_tag_deleted(instance, **kwargs):
    instance.articles = list(articles_with(instance))


def on_tag_deleted(instance, **kwargs):
    tasks.present_later("page", instance.articles)


def articles_with(tag):
    return tag.article_tags.values_list("content_object_id", flat=True)
