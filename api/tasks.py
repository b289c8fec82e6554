"""What is done after a change, outside the officer's request."""

from collections.abc import Iterable

from django_tasks import task
from wagtail.images import get_image_model

from . import renditions, schedule
from .presentation import BATCH, PresentationFailed, present, present_many


def show_picture(image) -> None:
    """Present a picture with the sizes it has, or with one made now, and have the missing ones made by a task."""
    if renditions.made(image) or renditions.make_first(image):
        present("image", image.pk)
        make_renditions.enqueue(image.pk)


def show_pictures(image_ids: list[int]) -> list[PresentationFailed]:
    """Present pictures, at most ``BATCH``, as ``show_picture`` does one; return what went wrong."""
    images = get_image_model().objects.filter(pk__in=image_ids).prefetch_related("renditions")
    incomplete = [image for image in images if len(renditions.made(image)) < len(renditions.specs(image))]
    for image in incomplete:
        if not renditions.made(image):
            renditions.make_first(image)
    failures = present_many("image", image_ids)
    for image in incomplete:
        make_renditions.enqueue(image.pk)
    return failures


def present_anew(kind: str, object_ids: list[int]) -> list[PresentationFailed]:
    """Present at most ``BATCH`` things, pictures with their sizes, and note their schedules; return what went wrong."""
    failures = show_pictures(object_ids) if kind == "image" else present_many(kind, object_ids)
    schedule.note(kind, object_ids)
    return failures


@task()
def make_renditions(image_id: int) -> None:
    """Make every size of a picture, then present it with them."""
    if renditions.make_all(image_id):
        present("image", image_id)


def present_later(kind: str, object_ids: Iterable[int]) -> None:
    """Have things presented by tasks, a batch each, if the transaction they are enqueued in is committed."""
    ids = list(object_ids)
    for start in range(0, len(ids), BATCH):
        present_again.enqueue(kind, ids[start : start + BATCH])


@task()
def present_again(kind: str, object_ids: list[int]) -> None:
    """Present items anew whose text holds words of something that changed; one that fails stops no other."""
    if failures := present_many(kind, object_ids):
        raise ExceptionGroup("Not everything could be presented again.", failures)
