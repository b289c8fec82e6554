"""Choosing the section of a new article."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import GroupPagePermission

from tests import factories

pytestmark = pytest.mark.django_db

CHOOSE = "newsdesk_articles:choose_parent"


@pytest.fixture
def sections():
    """Two sections, the second with one below it, and one in English."""
    factories.newsroom()
    home = factories.home_site()
    first, second = (
        factories.SectionPageFactory(parent=home, title=title) for title in ("Thời sự", "Kinh tế")
    )
    nested = factories.SectionPageFactory(parent=second, title="Nông nghiệp")
    english_home = factories.HomePageFactory(title="Home", locale=factories.locale("en"))
    english = factories.SectionPageFactory(parent=english_home, title="Travel", locale=factories.locale("en"))
    return first, second, nested, english


def add_address(section) -> str:
    return reverse("wagtailadmin_pages:add", args=["newsdesk_pages", "articlepage", section.pk])


def test_every_section_is_offered_in_one_list_as_it_stands_in_the_tree(client, sections):
    client.force_login(factories.reporter())
    page = client.get(reverse(CHOOSE))
    assert "Viết bài" in page.content.decode()
    form = page.context["form"]

    labels = [label for _pk, label in form.fields["parent_page"].choices]
    assert labels == ["Thời sự", "Kinh tế", "– Nông nghiệp", "Travel (English)"]
    response = client.post(reverse(CHOOSE), {"parent_page": sections[2].pk})
    assert response["Location"] == add_address(sections[2])


def test_a_section_the_user_may_not_write_in_is_neither_offered_nor_taken(client, sections):
    first, second, nested, _english = sections
    desk = Group.objects.create(name="Ban Kinh tế")
    desk.permissions.add(*Group.objects.get(name="Phóng viên (reporter)").permissions.all())
    GroupPagePermission.objects.create(group=desk, page=second, permission_type="add")
    user = factories.UserFactory()
    user.groups.add(desk)
    client.force_login(user)

    form = client.get(reverse(CHOOSE)).context["form"]
    assert [str(pk) for pk, _label in form.fields["parent_page"].choices] == [str(second.pk), str(nested.pk)]
    assert client.post(reverse(CHOOSE), {"parent_page": first.pk}).status_code == 200


def test_who_writes_in_one_section_is_not_asked(client, sections):
    desk = Group.objects.create(name="Ban Thời sự")
    desk.permissions.add(*Group.objects.get(name="Phóng viên (reporter)").permissions.all())
    GroupPagePermission.objects.create(group=desk, page=sections[0], permission_type="add")
    user = factories.UserFactory()
    user.groups.add(desk)
    client.force_login(user)

    assert client.get(reverse(CHOOSE))["Location"] == add_address(sections[0])
