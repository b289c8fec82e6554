"""Handing in and deciding, as the tests of the workflow's rules do it."""

from django.contrib.auth.models import Group
from django.urls import reverse

from pages.models import ArticlePage
from tests import factories


def member(*names: str, **kwargs):
    """Return a user who is in several groups."""
    user = factories.UserFactory(**kwargs)
    user.groups.add(*Group.objects.filter(name__in=names))
    return user


def handed_in(thing, user):
    """Save a text and hand it in; of a published article it says what kind of change it is."""
    if isinstance(thing, ArticlePage) and thing.first_published_at:
        thing.change_kind = "update"
    thing.save_revision(user=user)
    thing.get_workflow().start(thing, user)
    return fresh(thing)


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def step_of(thing) -> str:
    state = fresh(thing).current_workflow_task_state
    return state.task.specific._meta.model_name if state else ""


def act(thing, user, action: str = "approve", **kwargs) -> None:
    """Take a decision as whatever calls Wagtail's own code does."""
    state = fresh(thing).current_workflow_task_state
    state.task.specific.on_action(state, user, action, **kwargs)


def press(client, thing, user, action: str = "approve", **form):
    """Send what a button of the dashboard sends; return the answer."""
    client.force_login(user)
    state = fresh(thing).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[thing.pk, action, state.pk])
    return client.post(address, {"comment": "", **form})


def press_in_editor(client, article, form: dict, action: str = "approve"):
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    decision = {"action-workflow-action": "true", "workflow-action-name": action}
    return client.post(address, {**form, **decision})


def at_approval(article):
    act(article, factories.editor())
    assert step_of(article) == "approvaltask"
    return article
