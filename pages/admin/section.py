"""Choosing a section: one list of all of them, indented as they stand in the tree."""

import django_filters
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.views.pages.choose_parent import ChooseParentView

from ..models import SectionPage

SECTION = pgettext_lazy("of a page", "Section")
SECTION_DEPTH = 3  # of a section right below a home page


def sections():
    """Return all sections in the order of the tree."""
    return SectionPage.objects.select_related("locale").order_by("path")


class SectionChoiceField(django_filters.fields.ModelChoiceField):
    """Sections as a tree: each stands under its parent, indented; one in another language says in which."""

    def label_from_instance(self, section):
        indented = f"{'– ' * (section.depth - SECTION_DEPTH)}{section.title}"
        if section.locale.language_code == settings.LANGUAGE_CODE:
            return indented
        return f"{indented} ({section.locale.get_display_name()})"


class SectionFilter(django_filters.ModelChoiceFilter):
    """Articles of a section and of every section below it."""

    field_class = SectionChoiceField

    def filter(self, queryset, section):
        return queryset.filter(path__startswith=section.path) if section else queryset


class SectionForm(forms.Form):
    """Which section a new article is to stand in, of those the user may write in."""

    def __init__(self, parents, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent_page"] = SectionChoiceField(
            label=SECTION,
            queryset=sections().filter(pk__in=parents),
            empty_label=None,
        )


class ChooseSectionView(ChooseParentView):
    """Ask for the section of a new article in one list, instead of walking down the page tree."""

    page_title = _("Choose a section")
    submit_button_label = _("Write an article")

    def get_locale(self) -> None:
        """The sections of every language stand in the one list."""
        return None

    def get_valid_parent_pages(self, user):
        return super().get_valid_parent_pages(user).type(SectionPage)

    def get_form(self):
        parents = self.get_valid_parent_pages(self.request.user).order_by().values("pk")
        return SectionForm(parents, self.request.POST or None)
