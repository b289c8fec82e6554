"""The default workflow: an editor's review, then the approval that publishes."""

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import get_language
from wagtail.models import Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from .groups import APPROVER, EDITOR, WORKFLOW_SNIPPETS
from .models import ApprovalTask, ReviewTask
from .models.base import Page
from .stock_names import STOCK_WORKFLOW

WORKFLOW = "Duyệt và phê duyệt (review and approval)"
REVIEW = "Biên tập viên duyệt (editor's review)"
APPROVAL = "Phê duyệt (approval)"


def ensure_workflow() -> tuple[Workflow, bool]:
    """Return the default workflow and whether it is new: found by its approval step, not its name."""
    found = Workflow.objects.filter(workflow_tasks__task__in=ApprovalTask.objects.all()).first()
    if found:
        return found, False
    workflow = Workflow.objects.create(name=WORKFLOW)
    for order, task in enumerate(
        (ensure_task(ReviewTask, REVIEW, EDITOR), ensure_task(ApprovalTask, APPROVAL, APPROVER))
    ):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    return workflow, True


def step_said(name: str) -> str:
    """Return a step's name in the language that is active, if it still is the one we gave it in both."""
    if name not in (REVIEW, APPROVAL):
        return name
    vietnamese, english = name.removesuffix(")").split(" (")
    return vietnamese if (get_language() or "").startswith("vi") else english


def ensure_task(model, name: str, group: str):
    """Return the first task of ``model``, made with ``group`` as its members if there is none."""
    task = model.objects.first()
    if task is None:
        task = model.objects.create(name=name)
        task.groups.add(Group.objects.get(name=group))
    return task


def assign_workflow(workflow: Workflow) -> list[str]:
    """Assign ``workflow`` to the root page and to the snippets, where no other was chosen; return to what."""
    assigned = []
    root = Page.get_first_root_node()
    WorkflowPage.objects.filter(page=root, workflow__name__in=STOCK_WORKFLOW).exclude(
        workflow=workflow
    ).delete()
    if WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})[1]:
        assigned.append(str(root._meta.verbose_name_plural))
    for model in WORKFLOW_SNIPPETS:
        content_type = ContentType.objects.get_for_model(model)
        if WorkflowContentType.objects.get_or_create(
            content_type=content_type, defaults={"workflow": workflow}
        )[1]:
            assigned.append(str(model._meta.verbose_name_plural))
    return assigned
