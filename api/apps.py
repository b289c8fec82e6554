from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    name = __package__
    label = "newsdesk_api"
    verbose_name = _("Newsdesk API")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from pages.signals import scheduler_looked

        from . import checks, nightly, triggers

        checks.register()
        triggers.connect()
        scheduler_looked.connect(nightly.watch)
