"""The guide in the admin: a page in each language, and a file of each that needs no network."""

from base64 import b64encode
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy, override
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .editions import EDITIONS, Edition, of_the_reader, other_than
from .rendering import Places, rendered

STYLE = "newsdesk_cms/guide.css"
# Wagtail's own entries lead to another host, in English.
STOCK_ENTRIES = ("whats-new-in-wagtail-", "editor-guide")


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """The guide in the language that the address names."""

    template_name = "newsdesk_cms/admin/guide.html"
    page_title = gettext_lazy("Editors' guide")
    header_icon = "help"

    def get_breadcrumbs_items(self):
        here = {"url": reverse_lazy("newsdesk_guide"), "label": self.get_page_title()}
        return [*self.breadcrumbs_items, here]

    def get_context_data(self, language, **kwargs):
        edition = edition_in(language)
        text = drawn("newsdesk_cms/guide_text.html", edition, Places(picture=served, edition=address))
        return super().get_context_data(
            edition=edition, other=other_than(edition), text=text, style=STYLE, **kwargs
        )


def guide_of_the_reader(request):
    """Lead to the guide in the language the admin speaks to the one who asks."""
    return redirect(address(of_the_reader()))


def guide_file(request, language):
    """Answer with the guide as one file, which shows the same on a machine without a network."""
    edition = edition_in(language)
    answer = HttpResponse(offline(edition), content_type="text/html; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{edition.download}"'
    return answer


def offline(edition: Edition) -> str:
    """Return the guide as an HTML document that holds its style and its pictures."""
    places = Places(picture=embedded, edition=lambda other: other.download)
    style = Path(finders.find(STYLE)).read_text(encoding="utf-8")
    return drawn("newsdesk_cms/guide_file.html", edition, places, style=style)


def drawn(template: str, edition: Edition, places: Places, **context) -> str:
    """Return a template filled with the guide, in the language of the guide."""
    with override(edition.language):
        return render_to_string(template, {"edition": edition, "guide": rendered(edition, places), **context})


def edition_in(language: str) -> Edition:
    if language not in EDITIONS:
        raise Http404(language)
    return EDITIONS[language]


def address(edition: Edition) -> str:
    return reverse("newsdesk_guide_in", args=[edition.language])


def served(picture: Path) -> str:
    """Return the address of a picture among the static files (``STATICFILES_DIRS``)."""
    return static(f"newsdesk_guide/{picture.relative_to(settings.BASE_DIR / 'docs' / 'editors' / 'images')}")


def embedded(picture: Path) -> str:
    return f"data:image/png;base64,{b64encode(picture.read_bytes()).decode()}"


def menu_item() -> MenuItem:
    return MenuItem(
        gettext_lazy("Editors' guide"),
        reverse("newsdesk_guide"),
        name="newsdesk-guide",
        icon_name="help",
        order=100,
    )


def hide_stock_entries(request, menu_items) -> None:
    menu_items[:] = [item for item in menu_items if not item.name.startswith(STOCK_ENTRIES)]


urlpatterns = [
    path("guide/", guide_of_the_reader, name="newsdesk_guide"),
    path("guide/<str:language>/", GuideView.as_view(), name="newsdesk_guide_in"),
    path("guide/<str:language>/file/", guide_file, name="newsdesk_guide_file"),
]
