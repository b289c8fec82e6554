from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock


class PollBlock(SnippetChooserBlock):
    """An opinion poll readers can answer where it stands."""

    def __init__(self, target_model="newsdesk_pages.Poll", **kwargs):
        super().__init__(target_model, **kwargs)

    class Meta:
        icon = "tasks"
        label = _("Opinion poll")
        description = _("A poll from the list of polls.")
        preview_value = 1
