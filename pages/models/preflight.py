"""What an administrator makes of the rules that look at a text before it is handed in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RuleSeverity(models.Model):
    """What the findings of one rule do, where an administrator chose; the rule itself says so elsewhere.

    ``rule`` is the name of a rule in ``pages.preflight``, ``severity`` one of ``stop``, ``warn`` and ``off``.
    """

    rule = models.CharField(_("rule"), max_length=60, primary_key=True)
    severity = models.CharField(_("severity"), max_length=4)

    class Meta:
        verbose_name = _("severity of a check")
        verbose_name_plural = _("severities of checks")
        default_permissions = ("change",)

    @classmethod
    def chosen(cls) -> dict[str, str]:
        """Return the chosen severities by the name of the rule."""
        return dict(cls.objects.values_list("rule", "severity"))
