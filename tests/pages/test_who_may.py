"""Who may do what with an article in which state: the table in the documentation is what the code says.

``REWRITE_TABLES=1`` writes it anew; look at the difference before you commit it.
"""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from pages.models import ArticlePage
from tests import factories

pytestmark = pytest.mark.django_db

TABLE = Path(__file__).resolve().parents[2] / "docs" / "developers" / "who-may.md"
HEAD = """# Who may do what with an article

Made by `tests/pages/test_who_may.py` from the rules themselves; with `REWRITE_TABLES=1` the test writes it anew. *Own*
is the reporter who wrote the article and handed it in; everybody else has touched nothing.

- **edit**: change the draft or restore an older version; **submit**: hand in
- **pass on**: approve at a step that others follow; **approve**: at the last step, which publishes, or schedules if a
  date is set; **return**: send back with a comment
- **unschedule**, **take down**, **copy**, **move**, **delete**, **privacy**: as Wagtail calls them
- **history**: see who did what

Nobody publishes past the workflow.

"""
SOON = timedelta(days=1)


class Desk:
    """An article of a reporter, brought from state to state."""

    def __init__(self):
        factories.newsroom()
        self.owner = factories.reporter()
        self.section = factories.SectionPageFactory(parent=factories.home_site())
        self.elsewhere = factories.SectionPageFactory(parent=self.section.get_parent())
        self.editor, self.approver = factories.editor(), factories.approver()

    def draft(self, **more) -> ArticlePage:
        article = factories.ArticlePageFactory(parent=self.section, live=False, owner=self.owner, **more)
        article.save_revision(user=self.owner)
        return article

    def submitted(self, article=None) -> ArticlePage:
        article = article or self.draft()
        article.get_workflow().start(article, self.owner)
        return article

    def decided(self, article, user, action="approve", **kwargs) -> ArticlePage:
        state = ArticlePage.objects.get(pk=article.pk).current_workflow_task_state
        state.task.specific.on_action(state, user, action, **kwargs)
        return ArticlePage.objects.get(pk=article.pk)

    def at_approval(self, article=None) -> ArticlePage:
        return self.decided(self.submitted(article), self.editor)

    def published(self, **more) -> ArticlePage:
        return self.decided(self.at_approval(self.draft(**more)), self.approver)

    def changed(self) -> ArticlePage:
        article = self.published()
        draft = article.get_latest_revision_as_object()
        draft.change_kind = "update"
        draft.save_revision(user=self.owner)
        return ArticlePage.objects.get(pk=article.pk)

    def expired(self) -> ArticlePage:
        article = self.published()
        article.unpublish(set_expired=True)
        return ArticlePage.objects.get(pk=article.pk)

    def locked(self) -> ArticlePage:
        article = self.draft(locked=True, locked_at=timezone.now(), locked_by=self.editor)
        return ArticlePage.objects.get(pk=article.pk)


STATES: dict[str, Callable[[Desk], ArticlePage]] = {
    "draft": Desk.draft,
    "in review": Desk.submitted,
    "awaiting approval": Desk.at_approval,
    "returned": lambda desk: desk.decided(desk.submitted(), desk.editor, "reject", comment="Bổ sung nguồn."),
    "scheduled": lambda desk: desk.published(go_live_at=timezone.now() + SOON),
    "live": Desk.published,
    "live, with a new draft": Desk.changed,
    "live, the new draft awaiting approval": lambda desk: desk.at_approval(desk.changed()),
    "expired": Desk.expired,
    "locked by an editor": Desk.locked,
}
ROLES = {
    "reporter, own": lambda desk: desk.owner,
    "reporter": lambda desk: factories.reporter(),
    "editor": lambda desk: factories.editor(),
    "approver": lambda desk: factories.approver(),
    "banner manager": lambda desk: factories.banner_manager(),
    "administrator": lambda desk: factories.administrator(),
    "auditor": lambda desk: factories.auditor(),
    "superuser": lambda desk: factories.superuser(),
}


def actions(article: ArticlePage, user, elsewhere) -> list[str]:
    """Return what a user may do with an article as it is."""
    article = ArticlePage.objects.get(pk=article.pk)
    may = article.permissions_for_user(user)
    task = article.current_workflow_task
    decisions = {name for name, _label, _modal in task.get_actions(article, user)} if task else set()
    last = task is not None and task._meta.model_name == "approvaltask"
    allowed = {
        "edit": may.can_edit() and not may.page_locked(),
        "submit": may.can_edit() and may.can_submit_for_moderation(),
        "pass on": "approve" in decisions and not last,
        "approve": "approve" in decisions and last,
        "return": "reject" in decisions,
        "unschedule": article.approved_schedule and may.can_unschedule(),
        "take down": may.can_unpublish(),
        "copy": may.can_copy_to(elsewhere),
        "move": may.can_move_to(elsewhere),
        "delete": may.can_delete(),
        "privacy": may.can_set_view_restrictions(),
        "history": may.can_see_history(),
        "publish past the workflow": may.can_publish(),
    }
    return [name for name, permitted in allowed.items() if permitted]


def table(desk: Desk) -> str:
    rows = []
    for state, bring in STATES.items():
        article = bring(desk)
        rows.append(f"## {state[0].upper()}{state[1:]}\n\n| role | may |\n|---|---|")
        for role, user in ROLES.items():
            found = ", ".join(actions(article, user(desk), desk.elsewhere)) or "–"
            rows.append(f"| {role} | {found} |")
        rows.append("")
    return HEAD + "\n".join(rows)


def test_the_table_says_who_may_do_what():
    made = table(Desk())
    if os.environ.get("REWRITE_TABLES"):
        TABLE.write_text(made, encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8") == made, "look at the change, then run with REWRITE_TABLES=1"
    assert "publish past the workflow" not in made.partition("## Draft")[2]
