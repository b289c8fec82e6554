"""The time of the newsroom, which passes when somebody says so."""

from datetime import datetime, timedelta

from django.utils import timezone

HOUR = timedelta(hours=1)


class Clock:
    """Stands in for ``timezone.now``; each look at it is a millisecond later than the one before."""

    def __init__(self):
        self.moment: datetime = timezone.now()

    def __call__(self) -> datetime:
        self.moment += timedelta(milliseconds=1)
        return self.moment

    def pass_by(self, time: timedelta) -> None:
        self.moment += time
