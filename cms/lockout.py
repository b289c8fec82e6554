"""What somebody gets to see who gave a wrong password too often."""

import math

from axes.helpers import get_cool_off
from django.shortcuts import render
from django.utils.translation import gettext as _

from api.conf import client_address


def locked_out(request, credentials=None):
    """Return 429 with how long to wait. Whether there is such an account is not told."""
    wait = get_cool_off(request)
    text = _("Too many wrong passwords. Try again in %(count)s minutes, or ask an administrator.")
    context = {"text": text % {"count": math.ceil(wait.total_seconds() / 60)}}
    response = render(request, "newsdesk_cms/admin/locked_out.html", context, status=429)
    response["Retry-After"] = str(int(wait.total_seconds()))
    return response


def address_of(request) -> str:
    """Return the address failures are counted for, from the one place the operator named."""
    return client_address(request) or "0.0.0.0"
