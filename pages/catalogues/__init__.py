"""Vietnamese for the packages below us: for Django's setting ``LOCALE_PATHS``, which is asked before their own.

One folder for each package, laid out as the package lays out its own catalogues, so that each can be handed to its
translators under its licence. `make translations` brings them up to the installed versions.
"""

from pathlib import Path

LOCALE_PATHS = sorted(Path(__file__).parent.glob("*/locale"))
