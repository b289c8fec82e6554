import hashlib
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from rest_framework import status
from rest_framework.parsers import JSONParser
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from ..answers import Answer
from ..caching import cache_control
from ..negotiation import ByAcceptHeader
from ..operations import OperationSchema
from ..parameters import Parameters
from ..problems import Problem, new_request_id, problem_of, response_for

logger = logging.getLogger(__name__)


class View(APIView):
    """A public, cookie-less call: JSON in and out, problems instead of errors, a request id on every answer.

    Permissions, parsers and the rest are set here and not in REST framework's global settings, which Wagtail's own
    admin API shares.
    """

    authentication_classes = ()
    permission_classes = (AllowAny,)
    throttle_classes = ()
    renderer_classes = (JSONRenderer,)
    parser_classes = (JSONParser,)
    content_negotiation_class = ByAcceptHeader
    schema: Any = OperationSchema()

    # What a call takes and gives; the contract is made from the same attributes.
    parameters: type[Parameters] | None = None
    body: type[Serializer] | None = None
    header_names: dict[str, bool] = {}
    answer: dict = {}
    answer_status = 200
    refusals: tuple[int, ...] = (400,)

    def dispatch(self, request, *args, **kwargs):
        """Answer in the reader's language, as far as words of ours are in the answer."""
        self.request_id = new_request_id()
        with translation.override(translation.get_language_from_request(request)):
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        self.now = timezone.now()
        if request.method in ("GET", "HEAD", "POST") and hasattr(self, request.method.lower()):
            self.asked = self.read_parameters(request)

    def options(self, request, *args, **kwargs):
        """Say what is possible here, whatever the parameters."""
        return HttpResponse(
            status=status.HTTP_204_NO_CONTENT, headers={"Allow": ", ".join(self.allowed_methods)}
        )

    def read_parameters(self, request) -> dict:
        if self.parameters is not None:
            return self.parameters(request.query_params).read()
        for name in request.query_params:
            raise Problem("unknown-parameter", 400, parameter=name.replace("\x00", "")[:100])
        return {}

    def handle_exception(self, exc):
        problem = problem_of(exc)
        problem = problem or Problem("server-error", 500)
        if problem.status_code >= 500:
            logger.error("An answer failed.", exc_info=exc)
        response = response_for(problem, self.request_id)
        if problem.code == "method-not-allowed":
            response["Allow"] = ", ".join(self.allowed_methods)
        return response

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        response["X-Request-Id"] = self.request_id
        response["X-Content-Type-Options"] = "nosniff"
        return response

    def respond(self, answer: Answer) -> HttpResponse:
        """Return an answer that caches may keep until it changes, or 304, unwritten, if the client has it."""
        return self.public(f'"{answer.etag}"', answer.write, answer.until, answer.tags)

    def public_json(self, text: str) -> HttpResponse:
        """Return a text that caches may keep, or 304 if the client has it."""
        return self.public(f'"{hashlib.sha256(text.encode()).hexdigest()[:30]}"', lambda: text)

    def public(
        self, etag: str, write: Callable[[], str], until: datetime | None = None, tags=()
    ) -> HttpResponse:
        """Return what ``write`` gives, or 304 if the client has it.

        Raises a problem if the client wants another one (``If-Match``).
        """
        response = get_conditional_response(self.request, etag=etag)
        if response is None:
            response = HttpResponse(write().encode(), content_type="application/json")
        elif response.status_code == status.HTTP_412_PRECONDITION_FAILED:
            raise Problem("precondition-failed", response.status_code)
        response["ETag"] = etag
        response["Cache-Control"] = cache_control(until, self.now)
        if tags:
            response["Cache-Tag"] = ",".join(tags)
        return response
