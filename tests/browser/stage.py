"""What the screens need beyond the demo's content, and who looks at them."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection

from pages import groups
from pages.emergency import CODENAME
from pages.models import ArticlePage

from .screens import ON_DUTY, SUPERUSER


def people() -> dict:
    """Return somebody for each role of the screens, with a superuser and one who may publish alone, made if need be."""
    users = get_user_model().objects
    found = {role.name: users.filter(groups__name=role.name).order_by("pk").first() for role in groups.ROLES}
    on_duty, _created = users.get_or_create(username="truc_ban", defaults={"first_name": "Mạc Thị Lan Anh"})
    on_duty.groups.add(Group.objects.get(name=groups.EDITOR))
    on_duty.user_permissions.add(Permission.objects.get(codename=CODENAME))
    superuser, _created = users.get_or_create(username="cao_nhat", defaults={"is_superuser": True})
    return {**found, ON_DUTY: on_duty, SUPERUSER: superuser}


def furnish() -> None:
    """Make one of what the demo has none of."""
    root = Collection.get_first_root_node()
    if not root.get_children().exists():
        root.add_child(name="Ảnh lễ hội")
    article = ArticlePage.objects.live().order_by("pk").first()
    Redirect.objects.get_or_create(old_path="/tin-cu/mua-vang", defaults={"redirect_page": article})


def session_of(user) -> str:
    """Log a user in; return the key of the session."""
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value
