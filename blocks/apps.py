from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlocksConfig(AppConfig):
    name = __package__
    label = "newsdesk_blocks"
    verbose_name = _("Newsdesk blocks")
    default_auto_field = "django.db.models.BigAutoField"
