#!/usr/bin/env python3
"""Run a management command; in a fresh clone, with the environment that ``make setup`` built."""

import os
import sys
from pathlib import Path

ENVIRONMENT = Path(__file__).resolve().parent / ".venv" / "bin" / "python"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings.dev")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        if ENVIRONMENT.exists() and Path(sys.prefix) != ENVIRONMENT.parent.parent:
            os.execv(ENVIRONMENT, [str(ENVIRONMENT), *sys.argv])
        sys.exit("Django is not installed here. Run `make setup` first; it needs python3 and make only.")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
