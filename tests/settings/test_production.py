"""Production refuses to start with a setting that is not safe, names it, and is clean by Django's own checks.

Each start is a process of its own, with nothing but its environment, as it is on a server.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECRET = "b7Jq-2mXw_9Zt4Lc8Rf1Vy6Ns3Hd5Kg0Pa-QeUiOoTzBnMxWvCrYl"
SAFE = {
    "SECRET_KEY": SECRET,
    "ALLOWED_HOSTS": "cms.example.vn,www.example.vn",
    "NEWSDESK_BASE_URL": "https://cms.example.vn",
}


@pytest.fixture
def manage(tmp_path):
    """Run ``manage.py`` in production settings and the given environment; None takes a variable away."""

    def run(*arguments, **environment):
        given = {**SAFE, "NEWSDESK_DATA": str(tmp_path), **environment}
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env={
                "PATH": os.environ["PATH"],
                "DJANGO_SETTINGS_MODULE": "settings.production",
                **{name: value for name, value in given.items() if value is not None},
            },
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


def test_a_safe_environment_is_clean_by_the_checks_for_deployment(manage):
    done = manage("check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", None),
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("SECRET_KEY", "only-for-the-demo-and-development-never-in-production"),
        ("DEBUG", "1"),
        ("ALLOWED_HOSTS", None),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "cms.example.vn,*.example.vn"),
        ("ALLOWED_HOSTS", ".example.vn"),
        ("NEWSDESK_BASE_URL", None),
        ("NEWSDESK_BASE_URL", "http://cms.example.vn"),
        ("NEWSDESK_VOTING_KEY", "short"),
        ("CORS_ALLOWED_ORIGINS", "*"),
    ],
)
def test_an_unsafe_setting_is_refused_by_its_name(manage, name, value):
    done = manage("check", **{name: value})
    assert done.returncode != 0
    assert name in done.stderr
    assert SECRET not in done.stderr + done.stdout


def test_the_switches_of_a_developer_do_nothing_in_production(manage):
    values = "settings.DEBUG, settings.NEWSDESK_PORTAL, getattr(settings, 'CORS_ALLOW_ALL_ORIGINS', False)"
    shown = manage("shell", "-v0", "-c", f"from django.conf import settings; print({values})")
    assert shown.stdout.split("\n")[-2] == "False False False", shown.stderr
