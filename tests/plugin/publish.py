"""Run inside a host project: publish one article with a picture and print, as JSON, what the API then says."""

import importlib.util
import json
from io import BytesIO, StringIO

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.auth.models import Group  # noqa: E402
from django.core.files.base import ContentFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from newsdesk.pages import groups  # noqa: E402
from newsdesk.pages.models import ArticlePage, HomePage, SectionPage  # noqa: E402
from newsdesk.pages.models.base import Page  # noqa: E402
from PIL import Image  # noqa: E402
from wagtail.images import get_image_model  # noqa: E402
from wagtail.models import Site  # noqa: E402


def picture():
    """Return a picture of the host's own model."""
    content = BytesIO()
    Image.new("RGB", (400, 300), "green").save(content, "JPEG")
    file = ContentFile(content.getvalue(), name="cau.jpg")
    return get_image_model().objects.create(title="Cầu mới", file=file, photographer="Lê Thu Hà")


def section():
    """Return a section below a home page that is the root of the default site."""
    home = HomePage(title="Trang chủ", slug="trang-chu", portal_name="Tỉnh Sơn Hà")
    Page.get_first_root_node().add_child(instance=home)
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    site.root_page = home
    site.save()
    return home.add_child(instance=SectionPage(title="Thời sự"))


def member(group: str):
    """Return a user of the host's own model who is in a group."""
    user = get_user_model().objects.create(username=group, unit="Văn phòng")
    user.groups.add(Group.objects.get(name=group))
    return user


def publish():
    """Return an article that one user wrote, another reviewed and a third approved."""
    body = [("paragraph", "<p>Cây cầu nối hai bờ sông.</p>"), ("heading", {"text": "Đường dẫn", "level": 2})]
    article = ArticlePage(
        title="Khánh thành cầu mới",
        lead="Sáng nay.",
        body=body,
        lead_picture=picture(),
        lead_picture_alt="Cây cầu trong nắng sớm",
        live=False,
    )
    section().add_child(instance=article)
    writer = member(groups.REPORTER)
    article.save_revision(user=writer)
    article.get_workflow().start(article, writer)
    for user in (member(groups.EDITOR), member(groups.APPROVER)):
        state = ArticlePage.objects.get(pk=article.pk).current_workflow_task_state
        state.task.specific.on_action(state, user, "approve")
    return article


def answers(article) -> dict:
    """Return the article as three calls tell it, and the contract."""
    client = Client()
    addresses = {
        "article": f"/api/v1/articles/{article.pk}/",
        "resolve": "/api/v1/resolve/?path=/thoi-su/khanh-thanh-cau-moi/",
        "search": "/api/v1/search/?q=khanh%20thanh",
        "contract": "/api/v1/openapi.json",
    }
    return {name: client.get(address).json() for name, address in addresses.items()}


if __name__ == "__main__":
    call_command("setup_newsroom", stdout=StringIO())
    found = answers(publish())
    found["generic_names"] = [name for name in ("blocks", "pages", "api") if importlib.util.find_spec(name)]
    print(json.dumps(found, ensure_ascii=False))
