"""Pictures and documents as they come in: what is refused, what is taken away."""

import unicodedata
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Pillow
from PIL.PngImagePlugin import PngInfo
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from pages.uploads import bare_picture
from tests import factories

pytestmark = pytest.mark.django_db

GPS, ORIENTATION, ARTIST = 0x8825, 0x0112, 0x013B
SECRET = "Người chụp bí mật"


def photo(kind="JPEG", orientation=6, size=(80, 40), **options) -> bytes:
    """A picture 80 × 40 whose left half is red, with the photographer, a GPS position and an orientation."""
    picture = Pillow.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = picture.getexif()
    exif[ORIENTATION], exif[ARTIST] = orientation, SECRET
    exif.get_ifd(GPS).update({1: "N", 2: (21.0, 1.0, 40.0), 3: "E", 4: (105.0, 50.0, 2.0)})
    target = BytesIO()
    picture.save(target, kind, exif=exif.tobytes(), **options)
    return target.getvalue()


def stored(content: bytes, name: str):
    image = get_image_model().objects.create(title="Ảnh", file=ContentFile(content, name=name))
    image.refresh_from_db()
    return image


def reopened(image) -> Pillow.Image:
    image.file.open("rb")
    return Pillow.open(BytesIO(image.file.read()))


@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("AVIF", "a.avif")]
)
def test_metadata_with_the_place_is_stripped(kind, name):
    picture = reopened(stored(photo(kind), name))

    assert picture.format == kind
    assert dict(picture.getexif()) == {}
    assert not {"exif", "xmp", "comment", "XML:com.adobe.xmp"} & set(picture.info)


def test_the_picture_is_turned_upright_first():
    image = stored(photo(orientation=6), "dung.jpg")

    assert (image.width, image.height) == (40, 80)
    red, _, blue = reopened(image).convert("RGB").getpixel((20, 10))
    assert red > 200 > blue


def test_size_and_hash_are_those_of_the_stripped_file():
    image = stored(photo(), "a.jpg")
    size, checksum = image.file_size, image.file_hash

    assert size == image.file.size
    image._set_image_file_metadata()
    assert image.file_hash == checksum


def test_comments_and_appended_code_are_dropped():
    info = PngInfo()
    info.add_text("Comment", "bí mật")
    png = BytesIO()
    Pillow.new("RGB", (10, 10)).save(png, "PNG", pnginfo=info)
    image = stored(photo(comment=b"secret") + b"<?php system($_GET['c']); ?>", "a.jpg")

    assert b"<?php" not in reopened(image).fp.getvalue()
    assert b"secret" not in reopened(image).fp.getvalue()
    assert reopened(stored(png.getvalue(), "a.png")).text == {}


def test_a_file_written_to_the_storage_first_is_stripped_too():
    image = get_image_model()(title="Ảnh")
    image.file.save("nhap.jpg", ContentFile(photo()))

    assert dict(reopened(get_image_model().objects.get()).getexif()) == {}


def test_saving_an_image_again_leaves_its_file_alone():
    image = stored(photo(), "a.jpg")
    before = image.file.name, reopened(image).fp.getvalue()
    image.title = "Tên khác"
    image.save()
    image.refresh_from_db()

    assert (image.file.name, reopened(image).fp.getvalue()) == before


def test_a_moving_picture_keeps_its_frames():
    frames = [Pillow.new("RGB", (10, 10), colour) for colour in ("red", "green", "blue")]
    target = BytesIO()
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:], duration=100, comment=b"secret")

    picture = reopened(stored(target.getvalue(), "a.gif"))
    assert picture.n_frames == 3
    assert "comment" not in picture.info


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_a_moving_picture_loses_its_metadata_too(kind):
    frames = [Pillow.new("RGB", (10, 10), colour) for colour in ("red", "green", "blue")]
    exif = Pillow.Exif()
    exif[ARTIST] = "GPSHERE"
    target = BytesIO()
    frames[0].save(target, kind, save_all=True, append_images=frames[1:], duration=100, exif=exif.tobytes())
    assert b"GPSHERE" in target.getvalue()

    bare = bare_picture(target.getvalue())
    assert b"GPSHERE" not in bare
    assert Pillow.open(BytesIO(bare)).n_frames == 3


def test_titles_are_normalised():
    title = unicodedata.normalize("NFD", "Hội nghị")
    image = get_image_model().objects.create(title=title, file=ContentFile(photo(), name="a.jpg"))
    document = get_document_model().objects.create(title=title, file=ContentFile(b"x", name="a.txt"))

    assert image.title == document.title == "Hội nghị"


def upload_picture(client, content: bytes, name: str):
    client.force_login(factories.superuser())
    file = SimpleUploadedFile(name, content, "image/jpeg")
    return client.post(reverse("wagtailimages:add"), {"title": "Ảnh", "file": file})


def huge_png() -> bytes:
    """A picture of a few kilobytes that would take gigabytes of memory."""
    target = BytesIO()
    Pillow.new("1", (30_000, 10_000)).save(target, "PNG")
    return target.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
REFUSED_PICTURES = {
    "svg": lambda: (SVG, "a.svg"),
    "svg as png": lambda: (SVG, "a.png"),
    "html as jpeg": lambda: (b"<html><script>alert(1)</script></html>", "a.jpg"),
    "png as jpeg": lambda: (photo("PNG"), "a.jpg"),
    "jpeg as html": lambda: (photo(), "a.html"),
    "bomb": lambda: (huge_png(), "a.png"),
}


@pytest.mark.parametrize("what", REFUSED_PICTURES)
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_what_is_not_a_safe_picture_is_refused(client, what):
    content, name = REFUSED_PICTURES[what]()
    response = upload_picture(client, content, name)

    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not get_image_model().objects.exists()


def test_a_picture_uploaded_through_the_form_is_stripped(client):
    assert upload_picture(client, photo(), "ảnh đẹp.jpg").status_code == 302
    assert dict(reopened(get_image_model().objects.get()).getexif()) == {}


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.exe", "a.js", "a.htm", "a.xhtml", "a.php", "a"])
def test_documents_of_other_kinds_are_refused(client, name):
    client.force_login(factories.superuser())
    file = SimpleUploadedFile(name, b"<script>alert(1)</script>")
    response = client.post(reverse("wagtaildocs:add"), {"title": "Văn bản", "file": file})

    assert response.status_code == 200
    assert response.context["form"].errors["file"]


def test_a_document_of_an_allowed_kind_is_taken(client):
    client.force_login(factories.superuser())
    file = SimpleUploadedFile("ke-hoach.pdf", b"%PDF-1.4")
    assert client.post(reverse("wagtaildocs:add"), {"title": "Kế hoạch", "file": file}).status_code == 302


def test_originals_are_not_served(client):
    image = stored(photo(), "a.jpg")
    rendition = image.get_rendition("width-20|format-webp")

    assert client.get(f"/media/{image.file.name}").status_code == 404
    assert client.get("/media/images/../original_images/a.jpg").status_code == 404
    assert client.get(f"/media/{rendition.file.name}").status_code == 200
    document = factories.DocumentFactory()
    assert client.get(f"/media/{document.file.name}").status_code == 404
