"""Who looks at the screens, and what they need beyond the demo's content, or without it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.test import Client, override_settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from blocks.body import BodyBlock
from pages import groups
from pages.emergency import CODENAME
from pages.models import ArticlePage, ReviewTask
from pages.notifications.events import tell
from pages.waiting import waiting
from tests import factories
from tests.pages.deciding import act, handed_in

from .screens import ON_DUTY, SUPERUSER, corrected


def people() -> dict:
    """Return somebody for each role of the screens, with a superuser and one who may publish alone, made if need be."""
    users = get_user_model().objects
    found = {role.name: users.filter(groups__name=role.name).order_by("pk").first() for role in groups.ROLES}
    on_duty, _created = users.get_or_create(username="truc_ban", defaults={"first_name": "Mạc Thị Lan Anh"})
    on_duty.groups.add(Group.objects.get(name=groups.EDITOR))
    on_duty.user_permissions.add(Permission.objects.get(codename=CODENAME))
    superuser, _created = users.get_or_create(username="cao_nhat", defaults={"is_superuser": True})
    return {**found, ON_DUTY: on_duty, SUPERUSER: superuser}


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let the site and everybody's admin speak a language."""
    for user in get_user_model().objects.all():
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    with override_settings(LANGUAGE_CODE=language):
        yield


def furnish() -> None:
    """Make one of what the demo has none of."""
    root = Collection.get_first_root_node()
    if not root.get_children().exists():
        root.add_child(name="Ảnh lễ hội")
    article = ArticlePage.objects.live().order_by("pk").first()
    change_the_lead(corrected())
    Redirect.objects.get_or_create(old_path="/tin-cu/mua-vang", defaults={"redirect_page": article})


def change_the_lead(article: ArticlePage) -> None:
    """Let a published article have a draft that says something else than what readers see."""
    draft = article.get_latest_revision_as_object()
    draft.lead = f"{draft.lead} Đường lên núi vừa được sửa xong."
    draft.save_revision(user=article.owner, log_action=True)


def newsroom(home) -> None:
    """Make a small newsroom below a home page: people, one text at each step, and one of everything else."""
    people = {role.name: factories.UserFactory(role=role.name) for role in groups.ROLES}
    reporter, editor = people[groups.REPORTER], people[groups.EDITOR]
    section = factories.SectionPageFactory(parent=home, title="Lễ hội")
    factories.SectionPageFactory(parent=home, title="Kinh tế")
    picture = factories.ImageFactory()
    published = article(section, reporter, lead_picture=picture, live=True)
    published.get_latest_revision().publish()
    article(section, reporter, body=every_block())
    handed_in(article(section, reporter), reporter)
    act(handed_in(article(section, reporter), reporter), editor)
    corrected = article(section, reporter, lead_picture=picture, live=True)
    for text in ("Có 12.000 người dự.", "Có 21.000 người dự."):
        corrected.lead, corrected.change_kind, corrected.change_note = text, "correction", text
        corrected.save_revision(user=reporter, log_action=True).publish()
    for make in SURROUNDINGS:
        make()
    factories.BannerFactory(placement=factories.PlacementFactory())
    furnish()


SURROUNDINGS = (
    factories.AuthorFactory,
    factories.DocumentFactory,
    factories.LinkGroupFactory,
    factories.PollFactory,
    factories.TagFactory,
    factories.VideoClipFactory,
)


def article(section, reporter, **details):
    """Return an article of a reporter's that has a revision."""
    found = factories.ArticlePageFactory(parent=section, owner=reporter, **{"live": False, **details})
    found.save_revision(user=reporter, log_action=True)
    return found


def every_block() -> str:
    """Return a body with the example of every block, as it is stored."""
    blocks = BodyBlock().child_blocks.items()
    return json.dumps(
        [{"type": name, "id": name, "value": block.meta.preview_value} for name, block in blocks]
    )


def session_of(user) -> str:
    """Log a user in; return the key of the session."""
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


def letter(people: dict) -> str:
    """Return the HTML of the mail that tells an editor what waits for her."""
    state = waiting().filter(task__in=ReviewTask.objects.all()).order_by("pk").first()
    submitter = state.workflow_state.requested_by
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        mail.outbox = []
        tell.call(people[groups.EDITOR].pk, "submitted", state.pk, submitter.pk)
    return mail.outbox[0].alternatives[0][0]
