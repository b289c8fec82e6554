"""Random editorial lives: any action after any other, and a look at everything after each."""

import logging
from unittest import mock

from django.core.cache import cache
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from wagtail.models import Site

from api import calendar, micro_cache

from .looking import look
from .newsroom import Newsroom

NUMBERS = st.integers(min_value=0, max_value=23)
ACTIONS = (
    "publish_new_page",
    "create_page",
    "edit_page",
    "publish_page",
    "edit_and_publish_page",
    "rename_page",
    "schedule_page",
    "limit_page",
    "restore_page",
    "unpublish_page",
    "restrict_page",
    "move_page",
    "reorder_page",
    "alias_page",
    "detach_alias",
    "copy_page",
    "publish_translation",
    "translate_page",
    "delete_page",
    "publish_new_snippet",
    "edit_snippet",
    "publish_snippet",
    "edit_and_publish_snippet",
    "limit_snippet",
    "restore_snippet",
    "unpublish_snippet",
    "delete_snippet",
    "order_banners",
    "place_banner",
    "take_banner_away",
    "renew_placement",
    "order_link_groups",
    "resize_placement",
    "rename_author",
    "rename_tag",
    "delete_tag",
    "upload_file",
    "retitle_file",
    "replace_picture",
    "move_file",
    "delete_file",
    "create_collection",
    "close_collection",
    "move_collection",
    "reroot_site",
    "rename_site",
    "delete_site",
    "redirect",
    "drop_redirect",
    "rename_language",
    "change_settings",
    "wait",
    "wait_and_run_scheduler",
)


class Example:
    """A newsroom for one example: what is done in it is undone when it is closed."""

    def __init__(self, built: Newsroom):
        self.newsroom = built.copy()
        self.patch = mock.patch("django.utils.timezone.now", self.newsroom.clock)
        self.savepoint = transaction.atomic()

    def __enter__(self) -> Newsroom:
        logging.disable(logging.WARNING)
        self.patch.start()
        self.savepoint.__enter__()
        forget()
        return self.newsroom

    def __exit__(self, *error) -> None:
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)
        self.patch.stop()
        forget()
        logging.disable(logging.NOTSET)


def forget() -> None:
    """Drop what the process remembers of a database that has been rolled back, and uses its numbers again."""
    cache.clear()
    calendar.latest = calendar.Calendar(-1, ())
    micro_cache.forget()
    Site.clear_site_root_paths_cache()


def machine_of(built: Newsroom) -> type[RuleBasedStateMachine]:
    """Return a state machine whose every example begins with the newsroom that was built."""

    class EditorialLife(RuleBasedStateMachine):
        @initialize()
        def begin(self):
            self.example = Example(built)
            self.newsroom = self.example.__enter__()

        @rule(action=st.sampled_from(ACTIONS), a=NUMBERS, b=NUMBERS)
        def act(self, action, a, b):
            self.newsroom.act(action, a, b)
            look(self.newsroom)

        def teardown(self):
            if hasattr(self, "example"):
                self.example.__exit__()

    return EditorialLife
