"""The mail by which somebody who forgot her password chooses a new one."""

import logging

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.forms import auth

from pages.notifications.letters import Letter, absolute, send

logger = logging.getLogger(__name__)


class PasswordResetForm(auth.PasswordResetForm):
    """Sends the link as a letter like the desk's others: in the language of its reader, as text and as HTML."""

    def send_mail(self, subject_template_name, email_template_name, context, *args, **kwargs):
        try:
            send(context["user"], lambda: letter(context))
        except Exception:
            # As Django does: an error would tell whoever asked that there is such an account.
            logger.exception("No letter for a new password could be sent to account %s.", context["user"].pk)


def letter(context: dict) -> Letter:
    """Return the letter for what Django would have filled its own template with."""
    words = {
        "username": context["user"].get_username(),
        "hours": settings.PASSWORD_RESET_TIMEOUT // 3600,
    }
    arguments = {"uidb64": context["uid"], "token": context["token"]}
    return Letter(
        _("Password reset"),
        [
            _("Somebody asked for a new password for the account “%(username)s”.") % words,
            _("The link can be used once, within %(hours)s hours.") % words,
            _("If nobody asked for it, nothing needs to be done: the password stays as it is."),
        ],
        link=_("Choose a new password"),
        address=absolute(reverse("wagtailadmin_password_reset_confirm", kwargs=arguments)),
        always=True,
    )
