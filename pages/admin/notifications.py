"""The choice between mails at once and one a day, in a user's account."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.account import NotificationPreferencesForm
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.widgets import SwitchInput
from wagtail.users.models import UserProfile

from ..conf import digest_time
from ..models import NotificationChoice

KINDS = ("submitted_notifications", "approved_notifications", "rejected_notifications")


class MailForm(forms.ModelForm):
    """How mails come, and which kinds; the kinds that Wagtail's own form offers the same user are left to it.

    Wagtail offers them to those who may publish or change any page, not to a reporter or an editor.
    """

    delivery = forms.ChoiceField(label=gettext_lazy("Mails about texts in review"), widget=forms.RadioSelect)
    submitted_notifications = forms.BooleanField(
        label=gettext_lazy("Tell me what waits for my decision"), required=False, widget=SwitchInput()
    )
    approved_notifications = forms.BooleanField(
        label=gettext_lazy("Tell me when what I submitted is approved"), required=False, widget=SwitchInput()
    )
    rejected_notifications = forms.BooleanField(
        label=gettext_lazy("Tell me when what I submitted is returned"), required=False, widget=SwitchInput()
    )

    class Meta:
        model = UserProfile
        fields = KINDS

    field_order = ("delivery", *KINDS)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in NotificationPreferencesForm(instance=self.instance).fields:
            self.fields.pop(name, None)
        time = f"{digest_time():%H:%M}"
        self.fields["delivery"].choices = [
            ("at_once", _("One by one, at once")),
            ("daily", _("One mail a day, at %(time)s, if there is something to tell") % {"time": time}),
        ]
        self.fields["delivery"].help_text = _(
            "What cannot wait comes at once all the same: warnings before a planned date, publications in an emergency."
        )
        choice = NotificationChoice.objects.filter(user=self.instance.user, digest=True)
        self.initial["delivery"] = "daily" if choice.exists() else "at_once"

    def save(self, commit=True):
        digest = self.cleaned_data["delivery"] == "daily"
        NotificationChoice.objects.update_or_create(user=self.instance.user, defaults={"digest": digest})
        return super().save(commit)


class MailPanel(BaseSettingsPanel):
    name = "newsdesk_mails"
    tab = notifications_tab
    order = 50
    form_class = MailForm
    form_object = "profile"

    @cached_property
    def title(self):
        return _("Mails")
