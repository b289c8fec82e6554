"""What is done after a change, outside the officer's request."""

from django_tasks import task

from . import renditions
from .presentation import PresentationFailed, present


def show_picture(image) -> None:
    """Present a picture with the sizes it has, or with one made now, and have the missing ones made by a task."""
    if renditions.made(image) or renditions.make_first(image):
        present("image", image.pk)
        make_renditions.enqueue(image.pk)


@task()
def make_renditions(image_id: int) -> None:
    """Make every size of a picture, then present it with them."""
    if renditions.make_all(image_id):
        present("image", image_id)


@task()
def present_again(kind: str, object_ids: list[int]) -> None:
    """Present items anew whose text holds words of something that changed; one that fails stops no other."""
    failures = [failure for failure in (try_to_present(kind, pk) for pk in object_ids) if failure]
    if failures:
        raise ExceptionGroup("Not everything could be presented again.", failures)


def try_to_present(kind: str, object_id: int) -> PresentationFailed | None:
    """Present a thing; return what went wrong with it, if anything did."""
    try:
        present(kind, object_id)
    except PresentationFailed as failure:
        return failure
    return None
