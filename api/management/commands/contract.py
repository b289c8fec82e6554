import json

from django.core.management.base import BaseCommand, CommandError

from ...compatibility import bare
from ...contract import FILE, RELEASED, document, document_text
from ...urls import CALLS


class Command(BaseCommand):
    help = "Compare api/openapi.json with the code, or write it anew."

    def add_arguments(self, parser):
        parser.add_argument("--write", action="store_true", help="write the file")
        parser.add_argument(
            "--release",
            action="store_true",
            help="let later changes be compared with the contract as it is now",
        )

    def handle(self, *args, write, release, **options):
        text = document_text(CALLS)
        if release:
            released = json.dumps(bare(document(CALLS)), ensure_ascii=False, indent=1)
            RELEASED.write_text(f"{released}\n", encoding="utf-8")
        if write:
            FILE.write_text(text, encoding="utf-8")
        elif FILE.read_text(encoding="utf-8") != text:
            raise CommandError(
                "api/openapi.json differs from the code: run `make contract` and look at the change."
            )
