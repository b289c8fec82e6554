"""The task backend of the tests: at once, and a failed task fails the test."""

from django_tasks.backends.immediate import ImmediateBackend


class RaisingBackend(ImmediateBackend):
    """The immediate backend only logs what a task raises; a test has to see it."""

    def enqueue(self, task, args, kwargs):
        result = super().enqueue(task, args, kwargs)
        if result.errors:
            raise AssertionError(result.errors[0].traceback)
        return result
