import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from ..forms import PollForm
from ..panels import HiddenPanel, InlinePanel
from .base import NewsroomChild, NewsroomSnippet, found_by
from .option_key import OptionKeyField


class Poll(NewsroomSnippet):
    """An opinion poll. Options are matched by their key, so that ballots survive drafts and old revisions."""

    base_form_class = PollForm

    class ResultsShown(models.TextChoices):
        ALWAYS = "always", _("Always")
        AFTER_VOTING = "after_voting", _("After voting")
        AFTER_CLOSING = "after_closing", _("After the poll has closed")

    question = models.CharField(_("question"), max_length=300)
    max_choices = models.PositiveSmallIntegerField(
        pgettext_lazy("of a ballot", "choices"),
        default=1,
        help_text=_("How many options a reader may choose."),
    )
    opens_at = models.DateTimeField(
        _("opens"),
        null=True,
        blank=True,
        help_text=_("Not shown before. Leave empty to open with publication."),
    )
    closes_at = models.DateTimeField(
        _("closes"), null=True, blank=True, help_text=_("Leave empty to keep it open.")
    )
    results_shown = models.CharField(
        _("results are shown"), max_length=20, choices=ResultsShown.choices, default=ResultsShown.AFTER_VOTING
    )

    panels = [
        FieldPanel("question"),
        InlinePanel("options", heading=_("Options"), label=_("Option"), min_num=2, max_num=30),
        MultiFieldPanel(
            [
                FieldPanel("max_choices"),
                FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
                FieldPanel("results_shown"),
            ],
            heading=_("Rules"),
        ),
    ]
    search_fields = [*found_by("question"), index.FilterField("locale_id")]

    class Meta(NewsroomSnippet.Meta):
        verbose_name = _("opinion poll")
        verbose_name_plural = _("opinion polls")

    def __str__(self):
        return self.question

    def clean(self):
        super().clean()
        if self.opens_at and self.closes_at and self.opens_at >= self.closes_at:
            raise ValidationError({"closes_at": _("A poll closes after it has opened.")})
        if self.max_choices < 1:
            raise ValidationError({"max_choices": _("At least one option must be allowed.")})

    def save(self, *args, **kwargs):
        if kwargs.get("update_fields") is None:
            self.keep_options()
        super().save(*args, **kwargs)

    @property
    def state(self) -> str:
        """``draft``, ``scheduled``, ``open`` or ``closed``, now."""
        now = timezone.now()
        if not self.live:
            return "draft"
        if self.opens_at and self.opens_at > now:
            return "scheduled"
        return "closed" if self.closes_at and self.closes_at <= now else "open"

    def keep_options(self) -> None:
        """Match options in memory with the stored ones by key; keep missing ones with votes as retired.

        A revision may hold options without primary keys, or with those of another time: saved as they are
        they would replace the stored options, and the ballots would go with them.
        """
        stored = {option.key: option for option in Option.objects.filter(poll_id=self.pk)} if self.pk else {}
        options, seen = [], set()
        for option in self.options.all():
            if option.key in seen:
                option.key = uuid.uuid4()
            seen.add(option.key)
            match = stored.get(option.key)
            option.pk = match.pk if match else None
            options.append(option)
        options += [
            retired(option) for key, option in stored.items() if key not in seen and option.choices.exists()
        ]
        self.options = options


def retired(option: "Option") -> "Option":
    """Return ``option`` marked as no longer offered."""
    option.retired = True
    return option


class Option(NewsroomChild):
    """An answer of a poll. Its key is its public id and never changes; once chosen it cannot be removed."""

    poll = ParentalKey(Poll, on_delete=models.CASCADE, related_name="options")
    key = OptionKeyField(_("key"), default=uuid.uuid4)
    text = models.CharField(_("text"), max_length=200)
    retired = models.BooleanField(
        _("retired"), default=False, help_text=_("No longer offered; votes already cast for it still count.")
    )

    panels = [
        HiddenPanel("key", widget=forms.HiddenInput, classname="w-hidden"),
        FieldPanel("text"),
        FieldPanel("retired"),
    ]

    class Meta(NewsroomChild.Meta):
        verbose_name = _("option")
        verbose_name_plural = _("options")
        constraints = [
            models.UniqueConstraint(fields=["poll", "key"], name="newsdesk_option_key_once_per_poll"),
        ]

    def __str__(self):
        return self.text
