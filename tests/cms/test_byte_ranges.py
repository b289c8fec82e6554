"""Files in parts, as a video player asks for them."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

CONTENT = bytes(range(256)) * 1024

pytestmark = pytest.mark.django_db


@pytest.fixture
def clip():
    return get_document_model().objects.create(title="Clip", file=ContentFile(CONTENT, name="clip.mp4"))


def body(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(
    ("asked", "answered", "content"),
    [
        ("bytes=0-1", "bytes 0-1/262144", CONTENT[:2]),
        ("bytes=100-", "bytes 100-262143/262144", CONTENT[100:]),
        ("bytes=-5", "bytes 262139-262143/262144", CONTENT[-5:]),
        ("bytes=-999999", "bytes 0-262143/262144", CONTENT),
        ("bytes=262000-999999", "bytes 262000-262143/262144", CONTENT[262000:]),
    ],
)
def test_a_part_is_answered_with_that_part(client, clip, asked, answered, content):
    response = client.get(clip.url, headers={"Range": asked})
    assert (response.status_code, response["Content-Range"]) == (206, answered)
    assert body(response) == content
    assert response["Content-Length"] == str(len(content))


@pytest.mark.parametrize("asked", ["bytes=262144-", "bytes=9-3", "bytes=-0"])
def test_a_part_the_file_does_not_have_is_refused(client, clip, asked):
    response = client.get(clip.url, headers={"Range": asked})
    assert (response.status_code, response["Content-Range"]) == (416, "bytes */262144")


@pytest.mark.parametrize("asked", ["", "bytes=-", "bytes=0-1,5-9", "lines=0-1", "bytes=a-b"])
def test_anything_else_gets_the_whole_file(client, clip, asked):
    response = client.get(clip.url, headers={"Range": asked} if asked else {})
    assert (response.status_code, response["Accept-Ranges"]) == (200, "bytes")
    assert "Content-Encoding" not in response
    assert body(response) == CONTENT


def test_a_part_of_an_older_version_is_not_mixed_with_a_newer_one(client, clip):
    version = client.get(clip.url)["ETag"]
    part = {"Range": "bytes=0-1"}
    assert version != '""'
    assert client.get(clip.url, headers={**part, "If-Range": version}).status_code == 206
    assert client.get(clip.url, headers={**part, "If-Range": '"earlier"'}).status_code == 200
