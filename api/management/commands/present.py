from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from tqdm import tqdm

from pages.models.base import Page

from ... import schedule, tasks
from ...kinds import IN_ORDER, things_of
from ...marks import id_of
from ...models import ContentItem
from ...presentation import PresentationFailed
from ...verification import differences

# Things in one transaction: officers who publish meanwhile wait for no more than these.
CHUNK = 100


class Command(BaseCommand):
    """Write or prove the stored JSON of everything public, or of a page and what stands below it.

    It holds a hundred things in memory at a time, and what is done stays done: an interrupted run is simply run again.
    """

    help = "Write the stored JSON of public things anew, or check that it is what would be written now."

    def add_arguments(self, parser):
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--all", action="store_true", help="every page, poll, banner, link group, video and file"
        )
        what.add_argument("--page", type=int, metavar="ID", help="one page and everything below it")
        parser.add_argument(
            "--check",
            action="store_true",
            help="write nothing; print what differs, and fail if anything does",
        )
        parser.add_argument("--repair", action="store_true", help="write only what differs, and print it")

    def handle(self, *args, check, repair, **options):
        self.done = self.failed = self.wrong = 0
        handle_some = self.repair if repair else self.check_some if check else self.present
        for kind, things in self.things(options["all"], options["page"]):
            self.each(kind, things, handle_some)
            if options["all"]:
                for ids in chunks(no_more(kind, things), "object_id"):
                    handle_some(kind, ids)
                handle_some(kind, schedule.unfounded(kind))
        self.report(check or repair)
        if self.failed:
            raise CommandError(f"{self.failed} could not be presented; they stay as they were.")
        if self.wrong and not repair:
            raise CommandError(f"{self.wrong} are not stored as they would be written now.")

    def things(self, everything: bool, page: int | None) -> Iterator[tuple[str, QuerySet]]:
        """Yield each kind with its things, pictures first: pages are shown with them."""
        if everything:
            for kind in IN_ORDER:
                yield kind, things_of(kind)
        elif found := Page.objects.filter(pk=page).first():
            yield "page", found.get_descendants(inclusive=True)
        else:
            raise CommandError("Say what to present: --all, or --page with the id of a page.")

    def each(self, kind: str, things: QuerySet, handle_some) -> None:
        """Handle things a chunk at a time, and show how far it is where somebody looks on."""
        with tqdm(total=things.count(), desc=kind, unit="", file=self.stderr, disable=None) as progress:
            for ids in chunks(things, "pk"):
                handle_some(kind, ids)
                self.done += len(ids)
                progress.update(len(ids))

    def present(self, kind: str, ids: list[int]) -> None:
        self.fail(tasks.present_anew(kind, ids))

    def check_some(self, kind: str, ids: list[int]) -> list[int]:
        """Print how the items of things differ; return the ids of those that do."""
        found, failures = differences(kind, ids)
        self.fail(failures)
        self.wrong += len(found)
        for key, names in found.items():
            self.stdout.write(f"{key}: {', '.join(names)}")
        return [id_of(key) for key in found]

    def repair(self, kind: str, ids: list[int]) -> None:
        if wrong := self.check_some(kind, ids):
            self.present(kind, wrong)

    def fail(self, failures: list[PresentationFailed]) -> None:
        self.failed += len(failures)
        for failure in failures:
            self.stderr.write(f"{failure.args[0]}: {failure.__cause__!r}")

    def report(self, checked: bool) -> None:
        public = ContentItem.objects.filter(gone_at=None).count()
        if checked:
            self.stdout.write(f"{self.done} things compared, {self.wrong} differ.")
        else:
            self.stdout.write(f"{self.done - self.failed} things presented, {public} are public.")


def chunks(things: QuerySet, name: str) -> Iterator[list[int]]:
    """Yield the ids of things in their order, a chunk at a time; each is a query of its own."""
    last = 0
    while ids := list(
        things.order_by(name).filter(**{f"{name}__gt": last}).values_list(name, flat=True)[:CHUNK]
    ):
        yield ids
        last = ids[-1]


def no_more(kind: str, things: QuerySet) -> QuerySet:
    """Return the items of what was deleted, perhaps while nobody listened."""
    return ContentItem.objects.filter(kind=kind).exclude(object_id__in=things.order_by().values("pk"))
