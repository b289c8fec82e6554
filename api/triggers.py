"""When to present: every change that makes something public, changes it, or hides it.

What hides runs inside the transaction of the change. What only changes the words of others follows in a task.
"""

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import StrIndex
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, Site
from wagtail.signals import post_page_move

from pages.models import Author, Placement, Tag
from pages.models.base import NewsroomPage, Page
from pages.signals import content_saved

from . import renditions, tasks
from .kinds import kind_of
from .marks import key_of
from .models import ContentItem
from .presentation import bury, is_restricted, mark, place, present

# Saving these alone changes nothing a reader sees: Wagtail's notes about drafts and locks.
EDITORIAL_FIELDS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
}


def connect() -> None:
    """Listen to everything that can change what is public."""
    content_saved.connect(on_content_saved)
    post_save.connect(on_other_page_saved)
    post_page_move.connect(on_page_moved)
    post_delete.connect(on_deleted)
    post_delete.connect(on_rendition_deleted, sender=get_image_model().get_rendition_model())
    post_save.connect(on_collection_saved, sender=Collection)
    for signal in (post_save, post_delete):
        signal.connect(on_page_restriction, sender=PageViewRestriction)
        signal.connect(on_collection_restriction, sender=CollectionViewRestriction)
        signal.connect(on_site_changed, sender=Site)
    post_save.connect(on_image_saved, sender=get_image_model())
    post_save.connect(on_saved, sender=get_document_model())
    post_save.connect(on_saved, sender=Placement)
    post_save.connect(on_author_saved, sender=Author)
    post_save.connect(on_tag_saved, sender=Tag)
    pre_delete.connect(on_tag_deleted, sender=Tag)


def on_content_saved(instance, update_fields=None, **kwargs):
    kind = kind_of(instance)
    if kind is None or (update_fields is not None and set(update_fields) <= EDITORIAL_FIELDS):
        return
    present(kind, instance.pk)
    if kind == "page" and has_strays(instance):
        relocate(instance)


def has_strays(page) -> bool:
    """Return whether anything below a page is still said to stand under an address the page has left."""
    path = place(Page.objects.get(pk=page.pk).specific)["path"]
    below = ContentItem.objects.filter(kind="page", gone_at=None).below(page.path)
    return below.annotate(found_at=StrIndex("path", Value(path))).exclude(found_at=1).exists()


def on_saved(instance, raw=False, **kwargs):
    if not raw:
        present(kind_of(instance), instance.pk)


def on_other_page_saved(instance, raw=False, **kwargs):
    """A move, an alias taken down with its original, an expiry: Wagtail saves these as plain pages.

    A host's own pages, if registered, come this way too: they do not send ``content_saved``.
    """
    if isinstance(instance, Page) and not isinstance(instance, NewsroomPage) and not raw:
        present("page", instance.pk)
        relocate(instance)


def on_page_moved(instance, **kwargs):
    present("page", instance.pk)
    relocate(instance)


def relocate(page) -> None:
    """Write anew where a page and everything below it stands, and whether it may be seen."""
    family = Page.objects.get(pk=page.pk).get_descendants(inclusive=True)
    for member in family.specific().iterator(chunk_size=200):
        relocate_one(member)


def relocate_one(page) -> None:
    columns = {**place(page), "hidden": is_restricted(page)}
    mark(ContentItem.objects.filter(key=key_of("page", page.pk), gone_at=None), **columns)


def on_deleted(instance, **kwargs):
    kind = kind_of(instance)
    item = kind and ContentItem.objects.filter(key=key_of(kind, instance.pk)).first()
    if item:
        bury(item)


def on_page_restriction(instance, origin=None, **kwargs):
    if not begun_with(instance, origin):
        return  # it goes because its page goes, which stays hidden to the end
    for page in instance.page.get_descendants(inclusive=True).iterator(chunk_size=200):
        hide_or_show(page)


def hide_or_show(page) -> None:
    """Write whether a page may be seen. What went while it was hidden never tells that it was there."""
    hidden = is_restricted(page)
    items = ContentItem.objects.filter(key=key_of("page", page.pk))
    mark(items if hidden else items.filter(gone_at=None), hidden=hidden)


def begun_with(instance, origin) -> bool:
    """Return whether ``instance`` was saved, or deleted for its own sake rather than along with something else."""
    return origin is None or type(instance) in (type(origin), getattr(origin, "model", None))


def on_collection_restriction(instance, **kwargs):
    present_files_below(instance.collection)


def present_files_below(collection) -> None:
    collections = collection.get_descendants(inclusive=True)
    for kind, model in (("image", get_image_model()), ("document", get_document_model())):
        for pk in model.objects.filter(collection__in=collections).values_list("pk", flat=True):
            present(kind, pk)


def on_collection_saved(instance, created, **kwargs):
    """The admin moves a collection after it has saved it, in the same transaction and without a signal."""
    if not created:
        transaction.on_commit(lambda: on_collection_edited(instance.pk))


def on_collection_edited(collection_id: int) -> None:
    if collection := Collection.objects.filter(pk=collection_id).first():
        present_files_below(collection)


def on_site_changed(instance, **kwargs):
    """Pages of the site's root, and those that stood on the site until now, get their addresses anew."""
    Site.clear_site_root_paths_cache()
    root = Page.objects.filter(pk=instance.root_page_id).first()
    for home in root.get_translations(inclusive=True) if root else ():
        relocate(home)
    left = ContentItem.objects.filter(kind="page", site=instance.pk, gone_at=None).exclude(
        tree_path__startswith=root.path if root else "-"
    )
    for page in Page.objects.filter(pk__in=left.values("object_id")).specific().iterator(chunk_size=200):
        relocate_one(page)


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
        articles = instance.article_authors.values_list("page_id", flat=True)
        tasks.present_again.enqueue("page", list(articles))


def on_tag_saved(instance, created, **kwargs):
    if not created:
        articles = instance.article_tags.values_list("content_object_id", flat=True)
        tasks.present_again.enqueue("page", list(articles))


def on_tag_deleted(instance, **kwargs):
    articles = list(instance.article_tags.values_list("content_object_id", flat=True))
    transaction.on_commit(lambda: tasks.present_again.enqueue("page", articles))
