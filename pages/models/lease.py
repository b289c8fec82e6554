from django.db import models


class Lease(models.Model):
    """The right of one process to do something for a while, on a database without advisory locks."""

    name = models.CharField(max_length=50, primary_key=True)
    holder = models.CharField(max_length=36)
    until = models.DateTimeField()
