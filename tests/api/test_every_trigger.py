"""Every trigger is needed: without it, a short and fixed piece of editorial life leaves something wrong."""

from collections.abc import Iterator
from unittest import mock

import pytest
from django.dispatch import Signal

from api import triggers

from .life.clock import Clock
from .life.looking import look, stored_is_fresh
from .life.machine import Example
from .life.newsroom import Newsroom

pytestmark = pytest.mark.django_db

Step = tuple[str, int, int]

# What shows that a receiver is missing: by its name, and by its sender if that matters. ``look`` only looks, so that
# answers are kept from before. The numbers choose among what the newsroom was built with, in the order it was built.
HOME, SECTION, ARTICLE = 0, 3, 4
SCENES: dict[str, list[Step]] = {
    "on_content_saved": [("edit_and_publish_page", ARTICLE, 0)],
    "on_other_page_saved": [("unpublish_page", ARTICLE, 0)],
    "on_revision_saved": [("schedule_page", 0, 0)],
    "on_unpublished": [("schedule_page", 1, 0), ("unpublish_page", ARTICLE, 1)],
    "on_deleted Page": [("delete_page", 1, 1)],
    "on_deleted Poll": [("delete_snippet", 0, 0)],
    "on_deleted Banner": [("delete_snippet", 1, 0)],
    "on_deleted LinkGroup": [("delete_snippet", 2, 0)],
    "on_deleted VideoClip": [("delete_snippet", 3, 0)],
    "on_deleted Placement": [("renew_placement", 0, 0)],
    "on_deleted SiteSettings": [("change_settings", 1, 0), ("delete_site", 0, 0)],
    "on_deleted Image": [("delete_file", 1, 0)],
    "on_deleted Document": [("delete_file", 2, 0)],
    "on_page_restriction post_save": [("restrict_page", SECTION, 0)],
    "on_page_restriction post_delete": [("restrict_page", SECTION, 0), ("restrict_page", SECTION, 0)],
    "on_site_changed post_save": [("reroot_site", SECTION, 0)],
    "on_site_changed post_delete": [("delete_site", 0, 0)],
    "on_locale_saved": [("rename_language", 0, 0)],
    "on_image_saved": [
        ("upload_file", 0, 0),
        ("edit_and_publish_page", ARTICLE, 0),
        ("look", 0, 0),
        ("edit_and_publish_page", ARTICLE, 1),
        ("look", 0, 0),
        ("edit_and_publish_page", ARTICLE, 2),
    ],
    "on_saved Document": [("retitle_file", 2, 0)],
    "on_saved Placement": [("resize_placement", 1, 1)],
    "on_rendition_deleted": [("replace_picture", 0, 0)],
    "on_collection_saved": [("close_collection", 1, 0), ("move_collection", 2, 0)],
    "on_collection_restriction post_save": [("close_collection", 1, 0)],
    "on_collection_restriction post_delete": [("close_collection", 1, 0), ("close_collection", 1, 0)],
    "on_author_saved": [("rename_author", 0, 0)],
    "on_tag_saved": [("rename_tag", 0, 0)],
    "before_tag_deleted": [("delete_tag", 0, 0)],
    "on_tag_deleted": [("delete_tag", 0, 0)],
    "on_read_beside BannerPlacement post_save": [
        ("take_banner_away", 0, 0),
        ("look", 0, 0),
        ("place_banner", 0, 0),
    ],
    "on_read_beside BannerPlacement post_delete": [("look", 0, 0), ("take_banner_away", 0, 0)],
    "on_read_beside Redirect post_save": [
        ("redirect", SECTION, 0),
        ("look", 0, 0),
        ("redirect", ARTICLE, 0),
    ],
    "on_read_beside Redirect post_delete": [
        ("redirect", ARTICLE, 0),
        ("look", 0, 0),
        ("drop_redirect", 0, 0),
    ],
    "on_reordered": [("order_link_groups", 0, 1)],
}
# Without these nothing is ever wrong after a change, for another receiver of the same change takes a version, too.
DOUBLE = {
    "on_read_beside Placement post_save": "on_saved presents it",
    "on_read_beside Placement post_delete": "on_deleted buries its item",
    "on_read_beside Site post_save": "on_site_changed writes where its pages stand",
    "on_read_beside Site post_delete": "on_site_changed writes where its pages stand",
    "on_read_beside Locale post_save": "on_locale_saved writes its pages",
    "on_read_beside Locale post_delete": "a language that has pages cannot be deleted",
    "on_redirects_made post_page_move": "only whoever reads between the move and its redirects sees it",
    "on_redirects_made page_slug_changed": "only whoever reads between the change and its redirects sees it",
}


class Connection:
    """A receiver of ours, connected to a signal."""

    def __init__(self, signal: Signal, receiver, sender):
        self.signal, self.receiver, self.sender = signal, receiver, sender

    def names(self) -> list[str]:
        """Return the names it goes by, from the most exact on."""
        name = self.receiver.__name__
        sender = [self.sender.__name__] if self.sender else []
        signal = [word for word in (signal_name(self.signal),) if word]
        return [" ".join([name, *sender, *signal]), *(f"{name} {word}" for word in [*sender, *signal]), name]


def signal_name(signal: Signal) -> str:
    found = (name for name, value in vars(triggers).items() if value is signal)
    return next(found, "")


def connections() -> list[Connection]:
    """Return every connection that ``triggers.connect`` makes of a receiver of its own."""
    made: list[Connection] = []

    def connect(signal, receiver, sender=None, **kwargs):
        made.append(Connection(signal, receiver, sender))

    kinds = {type(signal) for signal in vars(triggers).values() if isinstance(signal, Signal)}
    patches = [mock.patch.object(kind, "connect", connect) for kind in {Signal, *kinds}]
    for patch in patches:
        patch.start()
    triggers.connect()
    for patch in patches:
        patch.stop()
    return [one for one in made if one.receiver.__module__ == triggers.__name__]


def known(one: Connection, table: dict):
    """Return what a table says of a connection, by its most exact name; None if nothing."""
    return next((table[name] for name in one.names() if name in table), None)


@pytest.fixture
def built():
    clock = Clock()
    with mock.patch("django.utils.timezone.now", clock):
        return Newsroom(clock)


def play(newsroom: Newsroom, scene: list[Step]) -> None:
    for action, a, b in scene:
        look(newsroom) if action == "look" else newsroom.act(action, a, b)


def something_is_wrong(built: Newsroom, scene: list[Step]) -> bool:
    """Play a scene, and return whether it fails or leaves something wrong."""
    with Example(built) as newsroom:
        try:
            play(newsroom, scene)
            stored_is_fresh()
            look(newsroom)
        except Exception:
            return True
    return False


def scenes() -> Iterator[list[Step]]:
    seen: list[list[Step]] = []
    for scene in SCENES.values():
        if scene not in seen:
            seen.append(scene)
            yield scene


def test_every_scene_ends_well_with_every_trigger(built):
    assert [scene for scene in scenes() if something_is_wrong(built, scene)] == []


def test_no_scene_ends_well_without_its_trigger(built):
    """A connection that has no scene fails here, too: write one that needs it."""
    unnoticed = []
    for one in connections():
        if known(one, DOUBLE):
            continue
        one.signal.disconnect(one.receiver, sender=one.sender)
        try:
            if not something_is_wrong(built, known(one, SCENES) or []):
                unnoticed.append(one.names()[0])
        finally:
            one.signal.connect(one.receiver, sender=one.sender)
    assert unnoticed == []


def test_every_scene_belongs_to_a_connection():
    names = {name for one in connections() for name in one.names()}

    assert (SCENES.keys() | DOUBLE.keys()) - names == set()
