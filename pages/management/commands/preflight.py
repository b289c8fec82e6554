"""``manage.py preflight``: what the checks find in every page and snippet, for imports and for a whole newsroom."""

from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError

from ...groups import WORKFLOW_SNIPPETS
from ...models.base import NewsroomPage, Page
from ...preflight.rule import Finding
from ...preflight.verdict import examine, latest


class Command(BaseCommand):
    help = "Says what the checks find in every page and snippet; fails if something would stop one."

    def add_arguments(self, parser):
        parser.add_argument(
            "--live", action="store_true", help="look at what readers see, instead of the latest drafts"
        )
        parser.add_argument("--page", type=int, metavar="ID", help="only this page and what stands below it")
        parser.add_argument("--warnings", action="store_true", help="tell what only warns, too")

    def handle(self, *, live, page, warnings, **options):
        looked, stopped = 0, 0
        for thing in things(page, live):
            verdict = examine(seen_by_readers(thing) if live else latest(thing))
            looked += 1
            stopped += bool(verdict.stops)
            self.tell(thing, "stop", verdict.stops)
            self.tell(thing, "warn", verdict.warnings if warnings else [])
        self.stdout.write(f"{looked} looked at, {stopped} with something that stops them.")
        if stopped:
            raise CommandError("The checks found something that must be mended.", returncode=2)

    def tell(self, thing, severity: str, findings: list[Finding]) -> None:
        for finding in findings:
            name = f"{thing._meta.label} {thing.pk}"
            place = f"{finding.rule.name}: {finding.place}: {finding.message}"
            self.stdout.write(f"{name} {severity} {place}")


def seen_by_readers(thing):
    """Return a page or snippet as the one that is live, which has no changes of its own."""
    thing.has_unpublished_changes = False
    return thing


def things(page_id: int | None, live: bool) -> Iterator:
    """Yield the pages of ours below a page, or all of them and the snippets; aliases say what their originals say."""
    pages = Page.objects.filter(alias_of=None).order_by("path")
    if page_id is not None:
        try:
            pages = pages.descendant_of(Page.objects.get(pk=page_id), inclusive=True)
        except Page.DoesNotExist as error:
            raise CommandError(f"There is no page {page_id}.") from error
    snippets = WORKFLOW_SNIPPETS if page_id is None else ()
    for queryset in (pages.specific(), *(model.objects.all() for model in snippets)):
        for thing in queryset.filter(live=True) if live else queryset:
            if isinstance(thing, (NewsroomPage, *WORKFLOW_SNIPPETS)):
                yield thing
