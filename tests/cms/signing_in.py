"""Signing in with a password, as an officer does it."""

from django.urls import reverse

# The password of every account that the factories make.
PASSWORD = "mat-khau-2026"


def sign_in(client, username: str, password: str = PASSWORD, **headers):
    """Send the log-in form; return the answer."""
    form = {"username": username, "password": password}
    return client.post(reverse("wagtailadmin_login"), form, **headers)
