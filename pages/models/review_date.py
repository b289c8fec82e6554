from django.db import models
from django.utils.translation import gettext_lazy as _


class ReviewDateMixin(models.Model):
    """Something that somebody is to look at again by a day, so that it does not go stale. Readers do not see it."""

    review_by = models.DateField(
        _("look at it again by"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_(
            "For what goes out of date, such as procedures, fees and contacts. The newsroom is reminded on that day; "
            "readers do not see it, and nothing is taken down."
        ),
    )

    class Meta:
        abstract = True
