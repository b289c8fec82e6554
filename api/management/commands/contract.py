from django.core.management.base import BaseCommand, CommandError

from ...contract import FILE, document_text


class Command(BaseCommand):
    help = "Compare api/openapi.json with the code, or write it anew."

    def add_arguments(self, parser):
        parser.add_argument("--write", action="store_true", help="write the file")

    def handle(self, *args, write, **options):
        text = document_text()
        if write:
            FILE.write_text(text, encoding="utf-8")
        elif FILE.read_text(encoding="utf-8") != text:
            raise CommandError(
                "api/openapi.json differs from the code: run `make contract` and look at the change."
            )
