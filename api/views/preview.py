import json

from django.apps import apps
from django.core import signing
from django.http import HttpResponse
from rest_framework import serializers
from wagtail_headless_preview.models import HeadlessPreviewMixin

from .. import conf, delivery
from ..kinds import PAGE_TYPES
from ..leaves import component
from ..marks import key_of
from ..models import ContentItem
from ..parameters import Parameters, shown
from ..presentation import described_page
from ..problems import Problem, not_found
from .base import View


class PreviewParameters(Parameters):
    content_type = shown(
        serializers.RegexField(
            r"^[a-z_]+\.[a-z]+$", max_length=100, help_text="As the editor gave it to the front end."
        ),
        "newsdesk_pages.articlepage",
    )
    token = shown(
        serializers.CharField(max_length=255, help_text="As the editor gave it to the front end."),
        "id=12:1vN3Xq:6w0Jm3b1",
    )


class PreviewView(View):
    """A draft, in the shape of ``resolve``, for a fresh token. Every failure is the same 404."""

    operation = "preview"
    answer = component("ResolvedPage")
    answer_words = "The draft with everything around it."
    refusals = ("not-found",)
    tells_reasons = False

    parameters = PreviewParameters

    def read_parameters(self, request):
        try:
            return super().read_parameters(request)
        except Problem as problem:
            raise not_found() from problem

    def get(self, request):
        page = as_published(self.draft(), self.now)
        columns = described_page(page, PAGE_TYPES[type(page)])
        del columns["terms"], columns["entry"]
        item = ContentItem(key=key_of("page", page.pk), kind="page", object_id=page.pk, **columns)
        response = HttpResponse(delivery.drafted(item, self.now), content_type="application/json")
        response["Cache-Control"] = "private, no-store"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    def draft(self):
        model = self.model()
        token = self.asked["token"]
        try:
            model.get_preview_signer().unsign(token, max_age=conf.preview_max_age())
            page = model.get_page_from_preview_token(token)
        except (signing.BadSignature, json.JSONDecodeError) as error:
            raise not_found() from error
        if page is None:
            raise not_found()
        return page

    def model(self):
        try:
            model = apps.get_model(self.asked["content_type"])
        except LookupError as error:
            raise not_found() from error
        if model not in PAGE_TYPES or not issubclass(model, HeadlessPreviewMixin):
            raise not_found()
        return model


def as_published(page, now):
    """Return a draft with what only a saved, published page has: a number, which is 0, and dates, which are ``now``."""
    if page.pk is None:
        page.pk = 0
    page.first_published_at = page.first_published_at or now
    page.last_published_at = page.last_published_at or page.first_published_at
    return page
