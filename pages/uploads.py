"""What happens to a file before it is kept: a picture loses everything but the picture.

Hooked on saving, not on a form, so that an import or an API takes the same way, with any host's models.
"""

from io import BytesIO
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db.models.signals import pre_save
from PIL import Image, ImageOps, JpegImagePlugin
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from .folding import nfc


def connect() -> None:
    """Watch the project's image and document models; called when all models are loaded."""
    pre_save.connect(before_image, sender=get_image_model(), dispatch_uid="newsdesk_image")
    pre_save.connect(before_document, sender=get_document_model(), dispatch_uid="newsdesk_document")


def before_document(sender, instance, raw=False, **kwargs) -> None:
    """Note size and hash of a new file, from which the address it is served at gets its ETag."""
    if raw:
        return
    if instance.file and is_new_file(instance):
        instance._set_document_file_metadata()


def before_image(sender, instance, raw=False, **kwargs) -> None:
    """Strip a new file of its metadata. Raises PIL.UnidentifiedImageError if it is no picture."""
    if raw:
        return
    if instance.file and not instance.is_svg() and is_new_file(instance):
        replace_file(instance, bare_picture(read_file(instance)))


def is_new_file(instance) -> bool:
    """Say whether the file of ``instance`` was not there when it was last saved."""
    stored = type(instance)._base_manager.filter(pk=instance.pk, file=instance.file.name)
    return not instance.file._committed or not stored.exists()


def read_file(instance) -> bytes:
    with instance.open_file() as file:
        file.seek(0)
        return file.read()


def replace_file(instance, content: bytes) -> None:
    """Put ``content`` in place of the instance's file; a file already in the storage is removed if nothing uses it."""
    name, storage, was_stored = instance.file.name, instance.file.storage, instance.file._committed
    instance.file = ContentFile(content, name=nfc(PurePath(name).name))
    instance._set_image_file_metadata()
    if was_stored and not type(instance)._base_manager.filter(file=name).exists():
        storage.delete(name)


def bare_picture(content: bytes) -> bytes:
    """Return the picture in ``content`` encoded anew: upright, with its colour profile, and with nothing else.

    EXIF with its GPS position, XMP, comments, embedded previews and whatever was appended to the file are gone.
    """
    with Image.open(BytesIO(content)) as picture:
        kind = "JPEG" if picture.format == "MPO" else picture.format
        options = encoding(picture, kind)
        moving = getattr(picture, "n_frames", 1) > 1 and kind != "JPEG"
        upright = picture if moving else ImageOps.exif_transpose(picture)
        forget(upright)
        target = BytesIO()
        upright.save(target, kind, save_all=moving, **options) if moving else upright.save(
            target, kind, **options
        )
    return target.getvalue()


def encoding(picture, kind: str | None) -> dict:
    """Return how to encode ``picture`` without visible loss: a JPEG keeps its own tables."""
    options = {"icc_profile": picture.info.get("icc_profile")}
    if kind == "JPEG":
        options |= {"qtables": picture.quantization, "optimize": True, "progressive": True}
        sampling = JpegImagePlugin.get_sampling(picture)
        if sampling >= 0:
            options["subsampling"] = sampling
    elif kind in ("WEBP", "AVIF"):
        options["quality"] = 95
    return options


# What a decoder needs to show the picture; everything else in ``info`` would be written back by an encoder.
NEEDED = {"transparency", "background", "duration", "loop", "disposal", "blend", "default_image", "gamma"}


def forget(picture: Image.Image) -> None:
    """Drop from ``picture`` in memory what an encoder would write beside the pixels."""
    picture.info = {key: value for key, value in picture.info.items() if key in NEEDED}
    picture.getexif().clear()
