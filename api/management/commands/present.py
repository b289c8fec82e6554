from django.core.management.base import BaseCommand, CommandError
from wagtail.images import get_image_model

from pages.models.base import Page

from ... import tasks
from ...kinds import KINDS
from ...models import ContentItem
from ...presentation import PresentationFailed, present
from ...verification import differences

FILES = ("image", "document")


class Command(BaseCommand):
    """Write or prove the stored JSON of everything public, or of a page and what stands below it.

    It holds one thing in memory at a time, and what is done stays done: an interrupted run is simply run again.
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
        self.failed = self.wrong = 0
        handle_one = self.repair_one if repair else self.check_one if check else self.present_one
        done = sum(
            self.each(kind, ids, handle_one) for kind, ids in self.things(options["all"], options["page"])
        )
        if options["all"]:
            for kind, pk in list(self.no_more()):
                handle_one(kind, pk)
        self.report(done, check or repair)
        if self.failed:
            raise CommandError(f"{self.failed} could not be presented; they stay as they were.")
        if self.wrong and not repair:
            raise CommandError(f"{self.wrong} are not stored as they would be written now.")

    def things(self, everything: bool, page: int | None):
        """Yield each kind with the ids of its things, pictures first: pages are shown with them."""
        if everything:
            for name in (*FILES, *(name for name in KINDS if name not in FILES)):
                yield name, KINDS[name].model().objects.order_by("pk").values_list("pk", flat=True)
            yield "page", Page.objects.filter(depth__gt=1).order_by("path").values_list("pk", flat=True)
        elif found := Page.objects.filter(pk=page).first():
            yield "page", found.get_descendants(inclusive=True).order_by("path").values_list("pk", flat=True)
        else:
            raise CommandError("Say what to present: --all, or --page with the id of a page.")

    def each(self, kind: str, ids, handle_one) -> int:
        total = ids.count()
        for number, pk in enumerate(ids.iterator(chunk_size=500), start=1):
            handle_one(kind, pk)
            if number % 100 == 0 or number == total:
                self.stderr.write(f"{kind}: {number} of {total}")
        return total

    def no_more(self):
        """Yield the kind and id of what is stored, but was deleted while nobody listened."""
        for kind, ids in self.things(True, None):
            stored = ContentItem.objects.filter(kind=kind, gone_at=None)
            for pk in stored.exclude(object_id__in=ids.order_by()).values_list("object_id", flat=True):
                yield kind, pk

    def present_one(self, kind: str, pk: int) -> None:
        image = kind == "image" and get_image_model().objects.filter(pk=pk).first()
        try:
            tasks.show_picture(image) if image else present(kind, pk)
        except PresentationFailed as failure:
            self.fail(kind, pk, failure)

    def check_one(self, kind: str, pk: int) -> bool:
        """Print how a thing's item differs, if it does; return whether it does."""
        try:
            names = differences(kind, pk)
        except PresentationFailed as failure:
            self.fail(kind, pk, failure)
            return False
        if names:
            self.wrong += 1
            self.stdout.write(f"{kind}:{pk}: {', '.join(names)}")
        return bool(names)

    def repair_one(self, kind: str, pk: int) -> None:
        if self.check_one(kind, pk):
            self.present_one(kind, pk)

    def fail(self, kind: str, pk: int, failure: PresentationFailed) -> None:
        self.failed += 1
        self.stderr.write(f"{kind}:{pk}: {failure.__cause__!r}")

    def report(self, done: int, checked: bool) -> None:
        public = ContentItem.objects.filter(gone_at=None).count()
        if checked:
            self.stdout.write(f"{done} things compared, {self.wrong} differ.")
        else:
            self.stdout.write(f"{done - self.failed} things presented, {public} are public.")
