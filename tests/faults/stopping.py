"""A process that stops in the middle of what it does, says so, and waits to be killed.

``python -m tests.faults.stopping present`` stops in the third batch of ``present --all``, when its items are written
and their search entries are not; ``move PAGE TARGET`` stops in a move, when addresses are written and privacy is not;
``schedule`` stops in the second of the publications that are due, when all of it is written and nothing committed.
"""

import sys
import time

import django


def stop(*args) -> None:
    print("stopped", flush=True)
    time.sleep(600)


def present() -> None:
    from django.core.management import call_command

    from api import storing
    from api.management.commands import present as command

    command.CHUNK = 5
    written, batches = storing.write_entries, []

    def write_or_stop(different, stored):
        batches.append(different)
        # Not pictures or polls, which are presented first.
        if len([batch for batch in batches if batch[0].item.kind == "page"]) == 3:
            stop()
        written(different, stored)

    storing.write_entries = write_or_stop
    call_command("present", "--all")


def move(page: str, target: str) -> None:
    from wagtail.models import Page

    from api import relocation

    relocation.hide_or_show = stop
    Page.objects.get(pk=page).move(Page.objects.get(pk=target), "last-child")


def schedule() -> None:
    from wagtail.models import Revision

    from pages.due import Runner
    from pages.management.commands.scheduler import run_due

    stock, published = Revision.publish, []

    def publish_or_stop(self, **kwargs):
        stock(self, **kwargs)
        published.append(self)
        if len(published) == 2:
            stop()

    Revision.publish = publish_or_stop
    run_due(Runner())


if __name__ == "__main__":
    django.setup()
    {"present": present, "move": move, "schedule": schedule}[sys.argv[1]](*sys.argv[2:])
