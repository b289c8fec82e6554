"""Every icon the newsroom names is one Wagtail has: a wrong name leaves a hole where the icon should be."""

import pytest
from wagtail.admin.icons import get_icons

from blocks.aside import AsideBlock
from blocks.body import BodyBlock
from pages.admin.menu import NewsroomGroup, SurroundingsGroup

BLOCKS = [*BodyBlock().child_blocks.values(), *AsideBlock().child_blocks.values()]
MENUS = [NewsroomGroup, SurroundingsGroup]
ICONS = {
    *(block.meta.icon for block in BLOCKS),
    *(menu.menu_icon for menu in MENUS),
    *(viewset.icon for menu in MENUS for viewset in menu.items),
}


@pytest.mark.parametrize("icon", sorted(ICONS))
def test_an_icon_exists(icon):
    assert f'id="icon-{icon}"' in get_icons()
