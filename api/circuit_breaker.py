"""A service that failed is left alone for a while: readers do not wait for it, and the log says so once."""

import logging
import time
from threading import Lock

logger = logging.getLogger(__name__)

# Seconds for which a service that failed is not asked.
REST = 5


class CircuitBreaker:
    """Tells whether a service may be asked. ``message`` is logged when it fails, with what it failed of."""

    def __init__(self, message: str):
        self.message = message
        self.rests_until = 0.0
        self.lock = Lock()

    def may_ask(self) -> bool:
        return time.monotonic() >= self.rests_until

    def trip(self) -> None:
        """Leave the service alone from now on; to be called where it failed, however many were asking it."""
        with self.lock:
            if self.may_ask():
                logger.warning("%s It is left alone for %s s.", self.message, REST, exc_info=True)
                self.rests_until = time.monotonic() + REST

    def reset(self) -> None:
        """Let the service be asked again at once."""
        self.rests_until = 0.0
