"""The screens of the admin: by which name the guide knows each, who sees it, where it is, and what opens on it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from playwright.sync_api import Page as Window
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Site, Workflow, WorkflowState

from pages import groups
from pages.models import (
    ApprovalTask,
    ArticlePage,
    Author,
    Banner,
    HomePage,
    LinkGroup,
    Placement,
    Poll,
    ReviewTask,
    SectionPage,
    Tag,
    VideoClip,
)
from pages.waiting import waiting
from pages.workflows import WORKFLOW

Action = Callable[[Window], None]
NOBODY = ""
REPORTER, EDITOR, APPROVER = groups.REPORTER, groups.EDITOR, groups.APPROVER
BANNERS, ADMINISTRATOR, AUDITOR = groups.BANNER_MANAGER, groups.ADMINISTRATOR, groups.AUDITOR
SUPERUSER = "superuser"
ON_DUTY = "on duty"


@dataclass(frozen=True)
class Screen:
    """A screen as somebody of that role sees it; ``opens`` does there what shows what it is about."""

    name: str
    role: str
    address: Callable[[], str]
    opens: Action | None = None
    status: int = 200


# What the screens are about


def at(name: str, *arguments) -> Callable[[], str]:
    """Return what gives the address of a view; an argument that can be called finds the thing."""
    return lambda: reverse(name, args=[one().pk if callable(one) else one for one in arguments])


def any_of(model) -> Callable:
    return lambda: model._base_manager.order_by("pk").first()


def published() -> ArticlePage:
    """Return an article that readers see, with a picture, and with a body."""
    whole = ArticlePage.objects.live().exclude(lead_picture=None).exclude(body=None)
    return whole.filter(locale__language_code="vi", has_unpublished_changes=False).order_by("pk").first()


def corrected() -> ArticlePage:
    """Return a published article that has several revisions."""
    return ArticlePage.objects.live().exclude(corrections=None).order_by("pk").first()


def draft() -> ArticlePage:
    """Return a draft of a reporter's that nobody has handed in yet."""
    handed_in = WorkflowState.objects.active().values_list("object_id", flat=True)
    drafts = ArticlePage.objects.filter(
        live=False, expired=False, go_live_at=None, owner__groups__name=REPORTER
    )
    return drafts.exclude(pk__in=[int(pk) for pk in handed_in]).order_by("pk").first()


def at_step(model) -> Callable[[], ArticlePage]:
    """Return what finds an article that waits at a step."""

    def find() -> ArticlePage:
        states = waiting().filter(task__in=model.objects.all()).order_by("pk")
        pages = [state.workflow_state.object_id for state in states]
        return ArticlePage.objects.filter(pk__in=[int(pk) for pk in pages]).order_by("pk").first()

    return find


def home() -> HomePage:
    return HomePage.objects.filter(locale__language_code="vi").order_by("pk").first()


def section() -> SectionPage:
    return SectionPage.objects.child_of(home()).order_by("pk").first()


def group() -> Group:
    return Group.objects.get(name=EDITOR)


def workflow() -> Workflow:
    return Workflow.objects.get(name=WORKFLOW)


def collection() -> Collection:
    return Collection.objects.exclude(depth=1).order_by("pk").first()


def some_user():
    return get_user_model().objects.filter(groups__name=EDITOR).order_by("pk").first()


# What is opened on them


def then(*actions: Action) -> Action:
    """Return an action that does several."""

    def act(window: Window) -> None:
        for action in actions:
            action(window)

    return act


def click(selector: str, appears: str = "") -> Action:
    """Click the first such thing, and wait for what that brings."""

    def act(window: Window) -> None:
        window.locator(selector).first.click()
        if appears:
            window.locator(appears).first.wait_for()

    return act


def tab(number: int) -> Action:
    return lambda window: window.get_by_role("tab").nth(number).click()


def panel(name: str) -> Action:
    """Open a panel at the side of an editor, if it is not open."""

    def act(window: Window) -> None:
        if not window.locator(f"[data-side-panel={name}]").is_visible():
            window.locator(f"[data-side-panel-toggle={name}]").first.click()
        window.locator(f"[data-side-panel={name}]").wait_for()

    return act


def dialog(name: str) -> Action:
    return click(
        f"[data-a11y-dialog-show={name}]", f"#{name}:not([aria-hidden]) [role=document], #{name} form"
    )


def top(selector: str) -> Action:
    """Scroll until that thing is where one looks first."""
    return lambda window: window.locator(selector).first.evaluate("found => found.scrollIntoView()")


menu = click("footer [data-w-dropdown-target=toggle]", "[data-tippy-root]")
blocks = click("button.c-sf-add-button", "[role=option]")
account_menu = click(".sidebar-footer__account", "form[action$='/logout/']")
log_out = then(account_menu, click("form[action$='/logout/'] button", "#id_username"))
modal = "." + "modal.in .modal-body, .modal-dialog"


def choose(field: str) -> Action:
    return click(
        f"#id_{field}-chooser .unchosen button, #id_{field}-chooser [data-chooser-action-choose]", modal
    )


keys = then(
    click(".sidebar-menu-item button:has(.icon-help)"),
    click("[data-a11y-dialog-show=keyboard-shortcuts-dialog]", "#keyboard-shortcuts-dialog table"),
)


def select(window: Window) -> None:
    """Select the first thing of a list; its box may show under the pointer only."""
    window.locator("[data-bulk-action-checkbox]").first.dispatch_event("click")
    window.locator("[data-bulk-action-footer]").wait_for()


def every_block(window: Window) -> None:
    """Add one of each block to the body, each above the one before."""
    options = window.locator(".w-combobox__option")
    blocks(window)
    for number in range(options.count()):
        options.nth(number).click()
        options.first.wait_for(state="detached")
        blocks(window)


def correct(window: Window) -> None:
    window.select_option("[name=change_kind]", "correction")


SNIPPETS = {
    "polls": Poll,
    "banners": Banner,
    "placements": Placement,
    "link-groups": LinkGroup,
    "videos": VideoClip,
    "authors": Author,
}
new_article = at("wagtailadmin_pages:add", "newsdesk_pages", "articlepage", section)
REPORTS = ("site_history", "aging_pages", "locked_pages", "page_types_usage", "workflow", "workflow_tasks")
OUR_REPORTS = ("articles", "authors", "review-dates", "steps")
ARTICLE_TABS = ("picture", "source", "search", "settings")

# Of the guide; its pictures have these names.
GUIDE = [
    Screen("login", NOBODY, at("wagtailadmin_login")),
    Screen("password-reset", NOBODY, at("wagtailadmin_password_reset")),
    Screen("dashboard", EDITOR, at("wagtailadmin_home")),
    Screen("explorer", EDITOR, at("wagtailadmin_explore", home)),
    Screen("articles", EDITOR, at("newsdesk_articles:index")),
    Screen("article-editor", REPORTER, at("wagtailadmin_pages:edit", draft)),
    Screen("choose-block", REPORTER, new_article, then(top("[data-contentpath=body]"), blocks)),
    Screen("choose-image", REPORTER, new_article, then(tab(1), choose("lead_picture"))),
    Screen("article-checks", REPORTER, new_article, panel("newsdesk-preflight")),
    Screen("submit", REPORTER, at("wagtailadmin_pages:edit", draft), menu),
    Screen(
        "decide",
        EDITOR,
        at("wagtailadmin_pages:edit", at_step(ReviewTask)),
        then(menu, click("[data-workflow-action-name=reject]", modal)),
    ),
    Screen(
        "schedule",
        REPORTER,
        at("wagtailadmin_pages:edit", draft),
        then(panel("status"), click("[data-a11y-dialog-show=schedule-publishing-dialog]", "#id_go_live_at")),
    ),
    Screen("history", EDITOR, at("wagtailadmin_pages:history", corrected)),
    Screen("compare", EDITOR, at("wagtailadmin_pages:revisions_compare", corrected, "earliest", "latest")),
    Screen("correction", EDITOR, at("wagtailadmin_pages:edit", published), correct),
    Screen(
        "emergency", ON_DUTY, at("newsdesk_emergency", "newsdesk_pages.articlepage", at_step(ApprovalTask))
    ),
    Screen("images", EDITOR, at("wagtailimages:index")),
    Screen("documents", EDITOR, at("wagtaildocs:index")),
    Screen("polls", BANNERS, at("wagtailsnippets_newsdesk_pages_poll:list")),
    Screen("poll-editor", BANNERS, at("wagtailsnippets_newsdesk_pages_poll:edit", any_of(Poll))),
    Screen("banners", BANNERS, at("wagtailsnippets_newsdesk_pages_banner:list")),
    Screen("banner-editor", BANNERS, at("wagtailsnippets_newsdesk_pages_banner:edit", any_of(Banner))),
    Screen("placements", BANNERS, at("wagtailsnippets_newsdesk_pages_placement:edit", any_of(Placement))),
    Screen("users", ADMINISTRATOR, at("wagtailusers_users:index")),
    Screen("groups", ADMINISTRATOR, at("wagtailusers_groups:edit", group)),
    Screen("workflow", ADMINISTRATOR, at("wagtailadmin_workflows:edit", workflow)),
    Screen("report-articles", AUDITOR, at("newsdesk_articles_report")),
    Screen("redirects", ADMINISTRATOR, at("wagtailredirects:index")),
    Screen("account", EDITOR, at("wagtailadmin_account")),
]
EDITORS = [
    *(
        Screen(f"article-editor-{name}", REPORTER, at("wagtailadmin_pages:edit", draft), tab(number))
        for number, name in enumerate(ARTICLE_TABS, start=1)
    ),
    *(
        Screen(f"article-editor-{name}", EDITOR, at("wagtailadmin_pages:edit", published), panel(name))
        for name in ("status", "comments", "preview")
    ),
    Screen("article-add", REPORTER, new_article),
    Screen("article-blocks", REPORTER, new_article, every_block),
    Screen("choose-parent", REPORTER, at("newsdesk_articles:choose_parent")),
    Screen("home-editor", ADMINISTRATOR, at("wagtailadmin_pages:edit", home)),
    Screen("home-aside", ADMINISTRATOR, at("wagtailadmin_pages:edit", home), then(tab(1), blocks)),
    Screen("section-editor", EDITOR, at("wagtailadmin_pages:edit", section)),
    Screen("submitted", REPORTER, at("wagtailadmin_pages:edit", at_step(ReviewTask))),
    Screen(
        "workflow-status",
        EDITOR,
        at("wagtailadmin_pages:edit", at_step(ReviewTask)),
        then(
            panel("status"),
            click("[data-a11y-dialog-show=workflow-status-dialog]", "#workflow-status-dialog li"),
        ),
    ),
    Screen("approve", APPROVER, at("wagtailadmin_pages:edit", at_step(ApprovalTask)), menu),
    Screen(
        "privacy",
        APPROVER,
        at("wagtailadmin_pages:edit", published),
        then(panel("status"), click("[data-a11y-dialog-show=set-privacy]", "#set-privacy form")),
    ),
    Screen("take-down", APPROVER, at("wagtailadmin_pages:unpublish", published)),
    Screen("delete", APPROVER, at("wagtailadmin_pages:delete", draft)),
    Screen("move", APPROVER, at("wagtailadmin_pages:move", published)),
    Screen("copy", EDITOR, at("wagtailadmin_pages:copy", published)),
    Screen("usage", EDITOR, at("wagtailadmin_pages:usage", published)),
    Screen("workflow-history", EDITOR, at("wagtailadmin_pages:workflow_history", at_step(ApprovalTask))),
    Screen("translate", EDITOR, at("simple_translation:submit_page_translation", published)),
    Screen("keyboard-shortcuts", EDITOR, at("wagtailadmin_home"), keys),
]
CHOOSERS = [
    Screen("choose-page", BANNERS, at("wagtailsnippets_newsdesk_pages_banner:add"), choose("page")),
    Screen(
        "choose-document",
        BANNERS,
        at("wagtailsnippets_newsdesk_pages_banner:edit", any_of(Banner)),
        choose("document"),
    ),
    Screen("choose-poll", EDITOR, at("wagtailsnippetchoosers_newsdesk_pages_poll:choose_results")),
    Screen("choose-author", EDITOR, at("wagtailsnippetchoosers_newsdesk_pages_author:choose_results")),
]
LIBRARIES = [
    Screen("image-editor", EDITOR, at("wagtailimages:edit", any_of(get_image_model()))),
    Screen("image-upload", EDITOR, at("wagtailimages:add_multiple")),
    Screen("image-delete", ADMINISTRATOR, at("wagtailimages:delete", any_of(get_image_model()))),
    Screen("document-editor", EDITOR, at("wagtaildocs:edit", any_of(get_document_model()))),
    Screen("document-upload", EDITOR, at("wagtaildocs:add_multiple")),
    Screen("bulk-pages", APPROVER, at("wagtailadmin_explore", section), select),
    Screen("bulk-images", EDITOR, at("wagtailimages:index"), select),
    Screen("search", EDITOR, lambda: reverse("wagtailadmin_pages:search") + "?q=lam"),
    Screen("search-nothing", EDITOR, lambda: reverse("wagtailadmin_pages:search") + "?q=zzzz"),
]
SURROUNDINGS = [
    *(
        Screen(
            f"{name}-{kind}",
            ADMINISTRATOR,
            at(f"wagtailsnippets_newsdesk_pages_{model._meta.model_name}:{kind}", *thing),
        )
        for name, model in SNIPPETS.items()
        for kind, thing in (
            ("list", ()),
            ("add", ()),
            ("edit", (any_of(model),)),
            ("history", (any_of(model),)),
        )
    ),
    *(
        Screen(f"tags-{kind}", ADMINISTRATOR, at(f"tag:{kind}", *thing))
        for kind, thing in (("index", ()), ("add", ()), ("edit", (any_of(Tag),)))
    ),
]
ADMINISTRATION = [
    Screen("users-filter", ADMINISTRATOR, at("wagtailusers_users:index"), select),
    Screen("user-editor", ADMINISTRATOR, at("wagtailusers_users:edit", some_user)),
    Screen("user-roles", ADMINISTRATOR, at("wagtailusers_users:edit", some_user), tab(1)),
    Screen("user-add", ADMINISTRATOR, at("wagtailusers_users:add")),
    Screen("groups-list", ADMINISTRATOR, at("wagtailusers_groups:index")),
    Screen("workflows", ADMINISTRATOR, at("wagtailadmin_workflows:index")),
    Screen("workflow-tasks", ADMINISTRATOR, at("wagtailadmin_workflows:task_index")),
    Screen("workflow-task", ADMINISTRATOR, at("wagtailadmin_workflows:edit_task", any_of(ReviewTask))),
    Screen("workflow-task-kind", ADMINISTRATOR, at("wagtailadmin_workflows:select_task_type")),
    Screen(
        "site-settings",
        ADMINISTRATOR,
        at("wagtailsettings:edit", "newsdesk_pages", "sitesettings", any_of(Site)),
    ),
    Screen("checks-settings", ADMINISTRATOR, at("newsdesk_severities")),
    Screen("collections", ADMINISTRATOR, at("wagtailadmin_collections:index")),
    Screen("collection-editor", ADMINISTRATOR, at("wagtailadmin_collections:edit", collection)),
    Screen("collection-add", ADMINISTRATOR, at("wagtailadmin_collections:add")),
    Screen("sites", ADMINISTRATOR, at("wagtailsites:index")),
    Screen("site-editor", ADMINISTRATOR, at("wagtailsites:edit", any_of(Site))),
    Screen("redirect-add", ADMINISTRATOR, at("wagtailredirects:add")),
    Screen("redirect-import", ADMINISTRATOR, at("wagtailredirects:start_import")),
    Screen("system-status", ADMINISTRATOR, at("newsdesk_system_status")),
    *(Screen(f"report-{name}", ADMINISTRATOR, at(f"wagtailadmin_reports:{name}")) for name in REPORTS),
    *(Screen(f"report-{name}", ADMINISTRATOR, at(f"newsdesk_{name}_report")) for name in OUR_REPORTS),
]
ACCOUNT = [
    Screen("account-mails", EDITOR, at("wagtailadmin_account"), tab(1)),
    Screen("password-reset-done", NOBODY, at("wagtailadmin_password_reset_done")),
    Screen("password-reset-confirm", NOBODY, at("wagtailadmin_password_reset_confirm", "MQ", "x-y")),
    Screen("password-reset-complete", NOBODY, at("wagtailadmin_password_reset_complete")),
    Screen("account-menu", AUDITOR, at("wagtailadmin_home"), account_menu),
    Screen("logged-out", AUDITOR, at("wagtailadmin_home"), log_out),
    Screen("not-found", EDITOR, lambda: reverse("wagtailadmin_home") + "khong-co/", status=404),
]
SCREENS = [*GUIDE, *EDITORS, *CHOOSERS, *LIBRARIES, *SURROUNDINGS, *ADMINISTRATION, *ACCOUNT]
