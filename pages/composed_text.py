"""The texts of models that are not ours, in Unicode form C: accounts, pictures, documents, tags, comments, addresses.

Hooked on saving, so that forms, imports and code take the same way, with any host's models.
"""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models.signals import pre_save
from taggit.models import Tag
from taggit.utils import _parse_tags
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Comment, CommentReply, Site, Task, TaskState, Workflow

from .folding import nfc
from .models.base import normalise_text

MODELS = [Collection, Comment, CommentReply, Group, Redirect, Site, TaskState, Workflow]


def connect() -> None:
    """Watch these models and the project's users, pictures and documents; called when all models are loaded."""
    for model in (*MODELS, get_user_model(), get_image_model(), get_document_model()):
        pre_save.connect(before_saving, sender=model, dispatch_uid=f"newsdesk_composed_{model._meta.label}")
    pre_save.connect(before_tag, sender=Tag, dispatch_uid="newsdesk_composed_tag")
    pre_save.connect(before_task, dispatch_uid="newsdesk_composed_task")


def before_saving(sender, instance, raw=False, **kwargs) -> None:
    if not raw:
        normalise_text(instance)


def before_tag(sender, instance, raw=False, **kwargs) -> None:
    """Leave a tag as it is if another has its composed name, which is unique: whoever saves is not to fail for it."""
    if not Tag.objects.exclude(pk=instance.pk).filter(name=nfc(instance.name)).exists():
        before_saving(sender, instance, raw)


def before_task(sender, instance, raw=False, **kwargs) -> None:
    """Tasks come in types, each a sender of its own."""
    if isinstance(instance, Task):
        before_saving(sender, instance, raw)


def tag_names(typed: str) -> list[str]:
    """Return the names of tags typed in a form, composed, as they are looked for; for ``TAGGIT_TAGS_FROM_STRING``."""
    return _parse_tags(nfc(typed or ""))
