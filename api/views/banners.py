from django.http import HttpResponseRedirect
from rest_framework import serializers

from pages.counting import count_click
from pages.models import Banner

from ..banners import shown_at
from ..bots import is_bot
from ..kinds import destination_key
from ..leaves import array, component, structure
from ..models import ContentItem
from ..parameters import LocaleParameters, shown
from ..problems import not_found
from .base import StoredView, View
from .pages import normalised


class BannersParameters(LocaleParameters):
    placement = shown(serializers.SlugField(max_length=50, help_text="Slug of a placement."), "cot-phai")
    path = shown(
        serializers.CharField(
            max_length=2000, default="/", help_text="The path of the address the banners are to stand on."
        ),
        "/thoi-su/",
    )


class BannersView(StoredView):
    """The banners that show at a placement on an address now, in their order."""

    operation = "listBanners"
    answer = structure(items=array(component("Banner")))
    answer_words = "The banners, in their order."

    parameters = BannersParameters

    def find(self):
        return shown_at(self.asked, normalised(self.asked["path"]), self.now)


class BannerClickView(View):
    """Count a click, durably, then lead to the banner's stored destination."""

    operation = "followBanner"
    answer_words = "The banner's destination is in `Location`."
    answer_status = 302
    refusals = ("not-found",)

    def get(self, request, pk):
        if not ContentItem.objects.public(self.now).filter(key=f"banner:{pk}").exists():
            raise not_found()
        destination = self.destination(Banner.objects.select_related("document").get(pk=pk))
        if not destination:
            raise not_found()
        count_click(pk, bot=is_bot(request))
        response = HttpResponseRedirect(destination)
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def destination(self, banner: Banner) -> str:
        """Return where a banner leads: a public page or document, or a web address; empty if nowhere now."""
        key = destination_key(banner)
        if not key:
            return banner.link
        item = ContentItem.objects.public(self.now).filter(key=key).first()
        return (item.canonical_url or item.path) if item else ""
