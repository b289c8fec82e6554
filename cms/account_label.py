"""The account in the menu by its whole name; Wagtail shows the first field, which holds family and middle names."""

from wagtail.admin.telepath import register
from wagtail.admin.ui.sidebar import BaseSidebarAdapter, MainMenuModule
from wagtail.admin.utils import get_user_display_name


class MainMenuAdapter(BaseSidebarAdapter):
    js_constructor = "wagtail.sidebar.MainMenuModule"

    def js_args(self, menu):
        items, account_items, account = menu.js_args()
        return [items, account_items, {**account, "name": get_user_display_name(menu.user)}]


def connect() -> None:
    """Take the place of Wagtail's adapter."""
    register(MainMenuAdapter(), MainMenuModule)
