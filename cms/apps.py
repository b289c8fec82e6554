from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = __package__
    label = "newsdesk_cms"
    verbose_name = _("Newsdesk site")
    default_auto_field = "django.db.models.BigAutoField"
