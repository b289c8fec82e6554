"""What of the uploaded files anybody may fetch: renditions and public documents, nothing else."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from tests import factories

pytestmark = pytest.mark.django_db


def private_collection(**restriction) -> Collection:
    """Return a collection below a private one."""
    private = Collection.get_first_root_node().add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(collection=private, **restriction)
    return private.add_child(name="Trong nội bộ")


def content(response) -> bytes:
    return b"".join(response.streaming_content)


def test_a_rendition_is_served_and_its_original_is_not(client):
    image = factories.ImageFactory()
    served = client.get(f"/media/{image.renditions.first().file.name}")
    assert served.status_code == 200
    assert "immutable" in served["Cache-Control"]
    assert client.get(f"/media/{image.file.name}").status_code == 404


def test_a_rendition_of_a_private_picture_is_served_to_officers_only(client):
    factories.newsroom()
    image = factories.ImageFactory(collection=private_collection(restriction_type="login"))
    address = f"/media/{image.get_rendition('width-320|format-webp').file.name}"
    assert client.get(address).status_code == 404
    client.force_login(factories.UserFactory())
    assert client.get(address).status_code == 404
    client.force_login(factories.reporter())
    assert client.get(address)["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "path",
    [
        "images/../original_images/x.jpg",
        "images/../../newsdesk.sqlite3",
        "images/",
        "images",
        "/etc/passwd",
        "images/\0",
        ".",
    ],
)
def test_nothing_outside_the_renditions_is_served(client, path):
    assert client.get(f"/media/{path}").status_code == 404


def test_a_public_document_is_served_from_its_own_address_only(client):
    document = factories.DocumentFactory()
    served = client.get(document.url)
    assert (served.status_code, content(served)[:5]) == (200, b"%PDF-")
    assert client.get(f"/media/{document.file.name}").status_code == 404
    assert client.get(f"/documents/{document.pk}/khac.pdf").status_code == 404


def test_a_private_document_asks_for_the_log_in_of_the_admin(client):
    document = factories.DocumentFactory(collection=private_collection(restriction_type="login"))
    asked = client.get(document.url, follow=True)
    assert asked.status_code == 200
    assert asked.request["PATH_INFO"] == "/admin/login/"
    assert document.url in asked.request["QUERY_STRING"].replace("%2F", "/")
    client.force_login(factories.UserFactory())
    assert content(client.get(document.url))[:5] == b"%PDF-"


def test_a_document_behind_a_password_asks_for_it(client):
    collection = private_collection(restriction_type="password", password="mat-khau-2026")
    document = factories.DocumentFactory(collection=collection)
    asked = client.get(document.url)
    assert b"%PDF-" not in asked.content
    assert "private" in asked["Cache-Control"]
    (restriction,) = CollectionViewRestriction.objects.all()
    answered = client.post(
        f"/documents/authenticate_with_password/{restriction.pk}/",
        {"password": "mat-khau-2026", "return_url": document.url},
        follow=True,
    )
    assert content(answered)[:5] == b"%PDF-"
