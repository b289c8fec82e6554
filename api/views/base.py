import hashlib
import logging
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from rest_framework import status
from rest_framework.parsers import JSONParser
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from .. import conf, limits, micro_cache
from ..answers import Answer
from ..caching import cache_control
from ..negotiation import ByAcceptHeader, content_coding, takes_json
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

    # What a call is named, takes and gives; the contract is made from the same attributes.
    operation = ""
    is_kept = False
    parameters: type[Parameters] | None = None
    body: type[Serializer] | None = None
    header_names: dict[str, bool] = {}
    answer: dict = {}
    answer_words = ""
    answer_status = 200
    # The kinds of problems it answers with beside those that follow from what it takes.
    refusals: tuple[str, ...] = ()
    # Whether a wrong parameter is named; otherwise every failure looks alike.
    tells_reasons = True
    # By which of ``conf.limits()`` its requests are counted; empty for none.
    limit = ""

    def dispatch(self, request, *args, **kwargs):
        """Answer in the reader's language, as far as words of ours are in the answer."""
        forget_cookies(request)
        self.request_id = new_request_id()
        with translation.override(translation.get_language_from_request(request)):
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        self.now = timezone.now()
        if request.method in ("GET", "HEAD", "POST") and hasattr(self, request.method.lower()):
            self.count_request(request)
            self.asked = self.read_parameters(request)

    def count_request(self, request) -> None:
        """Raise a problem if its client has sent too many requests like this one."""
        if self.limit:
            limits.count(request, self.limit)

    def options(self, request, *args, **kwargs):
        """Say what is possible here, whatever the parameters."""
        return HttpResponse(
            status=status.HTTP_204_NO_CONTENT, headers={"Allow": ", ".join(self.allowed_methods)}
        )

    def read_parameters(self, request) -> dict:
        if self.parameters is not None:
            return self.parameters.read(request.GET)
        for name in request.GET:
            raise Problem("unknown-parameter", parameter=name.replace("\x00", "")[:100])
        return {}

    def handle_exception(self, exc):
        problem = problem_of(exc)
        problem = problem or Problem("server-error")
        if problem.status_code >= 500:
            logger.error("An answer failed.", exc_info=exc)
        response = response_for(problem, self.request_id)
        patch_vary_headers(response, ["Accept-Language"])
        if problem.code == "method-not-allowed":
            response["Allow"] = ", ".join(self.allowed_methods)
        return response

    def finalize_response(self, request, response, *args, **kwargs):
        return self.with_headers(super().finalize_response(request, response, *args, **kwargs))

    def with_headers(self, response: HttpResponse) -> HttpResponse:
        response["X-Request-Id"] = self.request_id
        response["X-Content-Type-Options"] = "nosniff"
        return response

    def public_json(self, text: str) -> HttpResponse:
        """Return a text that caches may keep for a while, or 304 if the client has it."""
        return self.public(etag_of(text), lambda coding: text.encode())

    def public(
        self, etag: str, body: Callable[[str], bytes], until=None, tags=(), codings=()
    ) -> HttpResponse:
        """Return the bytes that ``body`` gives in the coding the client takes, or 304 if it has them.

        Caches may keep them until they change. Raises a problem if the client wants another answer (``If-Match``).
        """
        coding = content_coding(self.request.headers.get("Accept-Encoding", ""), codings)
        quoted = f'"{etag}-{coding}"' if coding else f'"{etag}"'
        response = get_conditional_response(self.request, etag=quoted)
        if response is None:
            response = HttpResponse(body(coding), content_type="application/json")
        elif response.status_code == status.HTTP_412_PRECONDITION_FAILED:
            raise Problem("precondition-failed")
        response["ETag"] = quoted
        response["Cache-Control"] = cache_control(until, self.now)
        if tags:
            response["Cache-Tag"] = ",".join(tags)
        if codings:
            patch_vary_headers(response, ["Accept-Encoding"])
        if coding and response.status_code == status.HTTP_200_OK:
            response["Content-Encoding"] = coding
        return response


def etag_of(text: str) -> str:
    """Return what stands for a text and no other."""
    return hashlib.blake2b(text.encode(), digest_size=15).hexdigest()


def forget_cookies(request) -> None:
    """Make a request one without cookies and session, so that no middleware sets any in an answer for everybody.

    Django answers a malformed cookie by deleting it, or by a new one, which a shared cache would hand to all readers.
    """
    request.COOKIES = {}
    request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)
    if hasattr(request, "session"):
        request.session = type(request.session)()


class StoredView(View):
    """A call that is answered from what is stored; the answer is kept for the next who asks."""

    is_kept = True

    def dispatch(self, request, *args, **kwargs):
        """Answer without REST framework's preparations, which cost as much as the rest."""
        if request.method not in ("GET", "HEAD") or not takes_json(request.headers.get("Accept", "")):
            return super().dispatch(request, *args, **kwargs)
        forget_cookies(request)
        self.request, self.now, self.request_id = request, timezone.now(), new_request_id()
        try:
            self.count_request(request)
            response = self.stored(**kwargs)
        except Exception as error:
            response = self.refused(error)
        return self.with_headers(response)

    def refused(self, error: Exception) -> HttpResponse:
        """Tell in the reader's language what is wrong; what was looked up is not looked up again."""
        with translation.override(translation.get_language_from_request(self.request)):
            if isinstance(error, Problem) and error.parameter:
                error = self.parameters_problem() or error
            return self.handle_exception(error)

    def parameters_problem(self) -> Problem | None:
        """Return what is wrong with the parameters, in the language that is active now."""
        try:
            self.read_parameters(self.request)
        except Problem as problem:
            return problem
        return None

    def get(self, request, **kwargs):
        return self.stored(**kwargs)

    def stored(self, **kwargs) -> HttpResponse:
        if not conf.answer_cache():
            answer = self.made(**kwargs)
            return self.public(answer.etag, lambda coding: answer.write().encode(), answer.until, answer.tags)
        kept = micro_cache.kept(self.request.get_full_path(), self.now, lambda: self.made(**kwargs))
        return self.public(kept.etag, kept.body_in, kept.until, kept.tags, kept.codings)

    def made(self, **kwargs) -> Answer:
        self.asked = self.read_parameters(self.request)
        return self.find(**kwargs)

    def find(self, **kwargs) -> Answer:
        """Return the answer to what is asked. Raises a problem if there is none."""
        raise NotImplementedError
