"""Publication by one person in an emergency: a permission of its own, a reason, a mail to every approver."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import log

from .folding import nfc
from .notifications.letters import Letter, address_for, name_of, send

CODENAME = "publish_alone"
PUBLISHED_ALONE = "newsdesk.published_alone"


def may_publish_alone(user) -> bool:
    """Say whether a user was given the permission, himself or by a group. To be a superuser does not give it."""
    given = Permission.objects.filter(content_type__app_label="newsdesk_pages", codename=CODENAME)
    return user.is_active and given.filter(Q(user=user) | Q(group__user=user)).exists()


@transaction.atomic
def publish_alone(thing, user, reason: str) -> None:
    """Publish the latest text of ``thing`` at once, whatever its workflow says; log why, and tell the approvers.

    The mails are sent by a task, after the commit.
    """
    reason = nfc(reason)
    revision = thing.get_latest_revision()
    revision.publish(user=user, skip_permission_checks=True)
    log(instance=thing, action=PUBLISHED_ALONE, user=user, revision=revision, data={"reason": reason})
    content_type = ContentType.objects.get_for_model(thing)
    for approver in approvers(thing).exclude(pk=user.pk):
        given = (approver.pk, user.pk, content_type.pk, str(thing.pk), reason)
        transaction.on_commit(lambda given=given: tell_approver.enqueue(*given))


def approvers(thing) -> QuerySet:
    """Return the active users with an address who decide at the last step of a thing's workflow."""
    workflow = thing.get_workflow()
    last = (
        workflow.workflow_tasks.filter(task__active=True).order_by("-sort_order").first()
        if workflow
        else None
    )
    groups = last.task.specific.groups.all() if last and hasattr(last.task.specific, "groups") else []
    users = get_user_model().objects.filter(is_active=True, groups__in=groups).exclude(email="")
    return users.distinct()


@task()
def tell_approver(
    approver_id: int, publisher_id: int, content_type_id: int, object_id: str, reason: str
) -> None:
    """Mail an approver, in his language, what was published without him, by whom and why."""
    users = get_user_model().objects.in_bulk([approver_id, publisher_id])
    thing = ContentType.objects.get_for_id(content_type_id).get_object_for_this_type(pk=object_id)

    def letter() -> Letter:
        words = {"title": str(thing), "name": name_of(users[publisher_id])}
        return Letter(
            _("Published in an emergency: %(title)s") % words,
            [_("%(name)s published “%(title)s” without approval, for this reason:") % words],
            reason,
            _("Read it, and take it down if it must not stay"),
            address_for(users[approver_id], thing),
            always=True,
        )

    send(users[approver_id], letter)


def edit_address(thing) -> str:
    """Return the path of a thing's editor in the admin."""
    return AdminURLFinder().get_edit_url(thing) or ""
