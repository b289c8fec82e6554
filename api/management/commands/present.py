from django.core.management.base import BaseCommand, CommandError
from wagtail.images import get_image_model

from pages.models.base import Page

from ... import tasks
from ...kinds import KINDS
from ...models import ContentItem
from ...presentation import present


class Command(BaseCommand):
    help = "Write the stored JSON of everything public anew."

    def add_arguments(self, parser):
        parser.add_argument(
            "--all", action="store_true", help="every page, poll, banner, link group, video and file"
        )

    def handle(self, *args, all, **options):
        if not all:
            raise CommandError("Say what to present: --all.")
        self.failed = 0
        done = sum(self.present_kind(kind, ids) for kind, ids in self.things())
        self.bury_what_is_no_more()
        public = ContentItem.objects.filter(gone_at=None).count()
        self.stdout.write(f"{done - self.failed} things presented, {public} are public.")
        if self.failed:
            raise CommandError(f"{self.failed} could not be presented; they stay as they were.")

    def things(self):
        """Yield each kind with the ids of its things, pictures first: pages are shown with them."""
        for name in ("image", "document", *(name for name in KINDS if name not in ("image", "document"))):
            yield name, KINDS[name].model().objects.order_by("pk").values_list("pk", flat=True)
        yield "page", Page.objects.filter(depth__gt=1).order_by("path").values_list("pk", flat=True)

    def present_kind(self, kind: str, ids) -> int:
        total = ids.count()
        for number, pk in enumerate(ids.iterator(chunk_size=500), start=1):
            if kind == "image":
                tasks.show_picture(get_image_model().objects.get(pk=pk))
            else:
                self.present_one(kind, pk)
            if number % 100 == 0 or number == total:
                self.stderr.write(f"{kind}: {number} of {total}")
        return total

    def present_one(self, kind: str, pk: int):
        if failure := tasks.try_to_present(kind, pk):
            self.failed += 1
            self.stderr.write(f"{kind}:{pk}: {failure.__cause__!r}")

    def bury_what_is_no_more(self):
        """Make tombstones of what was deleted while nobody listened."""
        for kind, ids in self.things():
            orphans = ContentItem.objects.filter(kind=kind, gone_at=None).exclude(
                object_id__in=ids.order_by()
            )
            for object_id in list(orphans.values_list("object_id", flat=True)):
                present(kind, object_id)
