import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from ...demo.accounts import ACCOUNTS
from ...demo.build import build
from ...demo.serving import serve


class Command(BaseCommand):
    """Build the demo portal where it is missing, then run server, task worker and scheduler."""

    help = "Build the demo portal if it is not there yet, and run it: server, task worker, scheduler."

    def add_arguments(self, parser):
        parser.add_argument("--reset", action="store_true", help="Throw the demo's data away first.")
        parser.add_argument("--no-serve", action="store_true", help="Only build.")
        parser.add_argument("--port", type=int, help="Where to listen; also PORT in the environment.")

    def handle(self, *args, **options):
        if options["port"] and options["port"] != settings.PORT:
            # Addresses are part of the settings, which are already loaded: begin again with the other port.
            os.environ["PORT"] = str(options["port"])
            os.execv(sys.executable, [sys.executable, *sys.argv])
        if options["reset"]:
            self.reset()
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0)
        password = build(self.say)
        self.introduce(password)
        if not options["no_serve"]:
            serve(self.say)

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()

    def reset(self) -> None:
        """Empty the database and the uploaded files. Raises CommandError for any database but SQLite in a file."""
        if connection.vendor != "sqlite":
            raise CommandError(
                "--reset empties the demo's SQLite database only; empty this database yourself."
            )
        connection.close()
        database = Path(connection.settings_dict["NAME"])
        if database.exists() and is_in_use(database):
            raise CommandError("The demo is running; stop it first.")
        for suffix in ("", "-wal", "-shm"):
            database.with_name(database.name + suffix).unlink(missing_ok=True)
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)

    def introduce(self, password: str) -> None:
        address = settings.WAGTAILADMIN_BASE_URL
        self.say(
            f"\nPortal   {address}/\nAdmin    {address}/admin/\nAPI      {address}/api/v1/resolve/?path=/"
        )
        self.say(f"Accounts {', '.join(ACCOUNTS)}\nPassword {password}\n")


def is_in_use(database: Path) -> bool:
    """Say whether another process has the database open: an exclusive lock is refused then."""
    with closing(sqlite3.connect(database, timeout=0, isolation_level=None)) as other:
        try:
            other.execute("PRAGMA locking_mode=EXCLUSIVE")
            other.execute("BEGIN EXCLUSIVE")
            other.execute("ROLLBACK")
        except sqlite3.OperationalError:
            return True
    return False
