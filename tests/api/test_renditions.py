"""Pictures: a closed list of sizes, made by a task and never while somebody reads."""

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image as Bitmap
from wagtail.images import get_image_model

from api import renditions
from api.models import ContentItem
from tests import factories

pytestmark = pytest.mark.django_db


def picture(width: int, height: int, name="anh.jpg", **kwargs):
    return factories.ImageFactory(file__width=width, file__height=height, file__filename=name, **kwargs)


def shown(image) -> dict | None:
    """Return the picture object a reader gets, without the words of its use; None while it is not public."""
    item = ContentItem.objects.public(timezone.now()).filter(key=f"image:{image.pk}").first()
    return json.loads("{" + item.card + "}") if item else None


def widths_in(srcset: str) -> list[int]:
    return [int(candidate.split()[1][:-1]) for candidate in srcset.split(", ")]


def test_sizes_are_those_of_the_list_that_the_picture_reaches():
    found = shown(picture(1300, 700))
    for kind in ("avif", "webp", "fallback"):
        assert widths_in(found["srcset"][kind]) == [320, 640, 960, 1280]
    assert (found["width"], found["src"].rpartition(".")[2]) == (960, "jpg")
    assert (found["share"]["width"], found["share"]["height"]) == (1200, 630)


def test_a_small_picture_is_never_made_larger():
    found = shown(picture(200, 100))
    assert {width for srcset in found["srcset"].values() for width in widths_in(srcset)} == {200}
    assert (found["width"], found["height"], found["share"]) == (200, 100, None)


def test_a_drawing_falls_back_to_png():
    assert ".png" in shown(picture(400, 300, name="hinh.png", file__format="PNG"))["srcset"]["fallback"]


def test_addresses_are_absolute():
    assert shown(picture(400, 300))["src"].startswith("http://localhost/media/")


def test_the_focal_point_is_in_fractions():
    image = picture(
        400, 200, focal_point_x=100, focal_point_y=50, focal_point_width=10, focal_point_height=10
    )
    assert shown(image)["focal_point"] == {"x": 0.25, "y": 0.25}
    assert shown(picture(400, 200))["focal_point"] is None


def test_another_focal_point_gives_another_picture_for_sharing():
    image = picture(2000, 1500)
    before = shown(image)["share"]["src"]
    image = get_image_model().objects.get(pk=image.pk)
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = (
        10,
        10,
        20,
        20,
    )
    image.save()
    assert shown(image)["share"]["src"] != before


def test_a_picture_shows_with_one_size_until_the_task_has_made_the_others(monkeypatch):
    asked = []
    monkeypatch.setattr(renditions, "make_all", lambda image_id: asked.append(image_id))
    image = picture(1300, 700)
    found = shown(image)
    assert asked == [image.pk]
    assert widths_in(found["srcset"]["webp"]) == [960]
    assert (found["srcset"]["avif"], found["srcset"]["fallback"], found["share"]) == ("", "", None)
    assert found["src"].endswith(".webp")


def test_a_file_that_is_no_picture_is_not_shown_and_stops_nobody(caplog):
    image = picture(400, 300)
    image.renditions.all().delete()
    image = get_image_model().objects.get(pk=image.pk)
    with image.file.storage.open(image.file.name, "wb") as file:
        file.write(b"no picture")
    ContentItem.objects.filter(key=f"image:{image.pk}").delete()
    image.renditions.all().delete()
    image.save()
    assert shown(image) is None
    assert "cannot be read" in caplog.text


def test_a_replaced_file_is_shown_in_all_its_sizes(client):
    image = picture(1300, 700)
    before = shown(image)
    client.force_login(factories.superuser())
    data = BytesIO()
    Bitmap.new("RGB", (700, 500), "red").save(data, "JPEG")
    response = client.post(
        f"/admin/images/{image.pk}/",
        {
            "title": "Ảnh mới",
            "collection": image.collection_id,
            "file": SimpleUploadedFile("moi.jpg", data.getvalue(), "image/jpeg"),
        },
    )
    assert response.status_code == 302
    found = shown(image)
    assert before["src"] != found["src"]
    assert widths_in(found["srcset"]["avif"]) == [320, 640]
    made = {rendition.url for rendition in get_image_model().objects.get(pk=image.pk).renditions.all()}
    assert {url.split()[0] for srcset in found["srcset"].values() for url in srcset.split(", ")} <= made


def test_a_deleted_picture_takes_its_renditions_along():
    image = picture(400, 300)
    image.delete()
    assert shown(image) is None
    assert not image.get_rendition_model().objects.exists()
