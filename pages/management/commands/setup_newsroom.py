from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.coreutils import get_content_languages
from wagtail.models import Locale

from ...groups import ROLES, ensure_group
from ...home_pages import ensure_home_pages
from ...stock_names import rename_stock
from ...workflows import assign_workflow, ensure_workflow


class Command(BaseCommand):
    """Set up groups with their permissions, the default workflow and the languages.

    It may be run again at any time, and adds only what is missing: a group that exists keeps the permissions
    it has, a workflow keeps its steps, and a page or kind of content that has a workflow keeps that one. A
    group is found by its name: one that was renamed is made anew, without members. What Wagtail itself named in
    English gets a name in both languages. With ``--portal`` it also
    makes the home pages, if there is none.
    """

    help = "Set up the newsroom's groups, default workflow and languages. Adds only what is missing."

    def add_arguments(self, parser):
        parser.add_argument("--portal", help="name of the portal: make its home pages, if there is none")

    @transaction.atomic
    def handle(self, *args, portal=None, **options):
        for name in dict.fromkeys(rename_stock()):
            self.report(name, True)
        for role in ROLES:
            self.report(*ensure_group(role))
        workflow, created = ensure_workflow()
        self.report(workflow, created)
        for name in assign_workflow(workflow):
            self.report(f"{workflow} → {name}", True)
        for code in get_content_languages():
            self.report(*Locale.objects.get_or_create(language_code=code))
        for home in ensure_home_pages(portal) if portal else []:
            self.report(f"{home} ({home.locale})", True)

    def report(self, thing, created: bool) -> None:
        """Say what was made; what was there already is not worth a line."""
        if created:
            self.stdout.write(self.style.SUCCESS(f"+ {thing}"))
