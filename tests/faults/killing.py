"""To kill a process where it stops, as a machine does that loses its power."""

import os
import subprocess
import sys

from django.conf import settings
from django.db import connection


def kill_in_the_middle(*command) -> None:
    """Run the process of ``stopping`` on the database of this test, and kill it where it stops."""
    server = os.environ["DATABASE_URL"].rpartition("/")[0]
    environment = {
        **os.environ,
        "DATABASE_URL": f"{server}/{connection.settings_dict['NAME']}",
        "DJANGO_SETTINGS_MODULE": "settings.test",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.stopping", *map(str, command)],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout.readline() == "stopped\n"
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
