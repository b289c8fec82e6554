"""Tell the officer when a change was undone because the website could not show it."""

import logging

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from api.presentation import PresentationFailed

logger = logging.getLogger(__name__)


class PresentationFailureMiddleware:
    """Lead back to where the officer came from, with a message, instead of to an error page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, PresentationFailed) or not hasattr(request, "_messages"):
            return None
        logger.error("A change was undone.", exc_info=exception)
        messages.error(request, str(exception))
        came_from = request.META.get("HTTP_REFERER", "")
        is_ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure())
        return HttpResponseRedirect(came_from if is_ours else reverse("wagtailadmin_home"))
