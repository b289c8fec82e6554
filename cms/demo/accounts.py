"""The demo's accounts, one for each group, with one password."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from pages import groups

# A full name stands in one field: Django puts the given name first, where a Vietnamese one has it last.
ACCOUNTS = {
    "reporter": (groups.REPORTER, "Đặng Thị Thu Hạ"),
    "editor": (groups.EDITOR, "Hồ Vân Khánh"),
    "approver": (groups.APPROVER, "Lục Quang Thắng"),
    "banner_manager": (groups.BANNER_MANAGER, "Chu Nhật Linh"),
    "administrator": (groups.ADMINISTRATOR, "Kim Hải Đăng"),
    "auditor": (groups.AUDITOR, "Ông Thanh Trà"),
}


def ensure_accounts() -> tuple[dict, str]:
    """Return the accounts by name and their password; only missing accounts are made."""
    word = password()
    return {name: ensure_account(name, word) for name in ACCOUNTS}, word


def ensure_account(name: str, word: str):
    group, full_name = ACCOUNTS[name]
    family_and_middle, _, given = full_name.rpartition(" ")
    names = {"first_name": family_and_middle, "last_name": given, "email": f"{name}@lamkhe.example"}
    user, created = get_user_model().objects.get_or_create(username=name, defaults=names)
    if created or not user.check_password(word):
        user.set_password(word)
        user.save()
    user.groups.add(Group.objects.get(name=group))
    return user


def password() -> str:
    """Return ``NEWSDESK_DEMO_PASSWORD``, or the one made by the first run, kept beside the data."""
    given = getattr(settings, "NEWSDESK_DEMO_PASSWORD", "")
    path = password_file()
    if given:
        return given
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(9))
    return path.read_text().strip()


def password_file() -> Path:
    return Path(settings.DATA_DIR) / "demo-password.txt"
