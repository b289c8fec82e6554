from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class CmsConfig(AppConfig):
    default = True
    name = __package__
    label = "newsdesk_cms"
    verbose_name = _("Newsdesk site")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import account_label, activity_log, audit, field_labels

        account_label.connect()
        activity_log.connect()
        audit.connect()
        field_labels.say()


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's users with our rules about superusers."""

    default = False
    user_viewset = "cms.accounts.AccountViewSet"
