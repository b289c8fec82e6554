from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = __package__
    label = "newsdesk_pages"
    verbose_name = _("Newsroom")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import checks, choosers, collation, composed_text, exports, uploads
        from .notifications import deadlines, digest, events
        from .signals import scheduler_looked

        checks.register()
        choosers.translate_when_read()
        collation.connect()
        composed_text.connect()
        exports.connect()
        uploads.connect()
        events.connect()
        scheduler_looked.connect(deadlines.watch)
        scheduler_looked.connect(digest.watch)
