import json

from django.conf import settings

from pages.models import LinkGroup

from .. import delivery
from ..leaves import array, component, structure
from ..models import ContentItem
from ..parameters import LocaleParameters
from ..problems import not_found
from ..sites import default_locale, site_named
from .base import View


class SiteView(View):
    """What every page of a site shows: names, settings, navigation, languages, web links, footer."""

    answer = component("Site")
    refusals = (400, 404)

    parameters = LocaleParameters

    def get(self, request):
        site = site_named(self.asked.get("site"))
        locale = self.asked.get("locale") or default_locale(site)
        homes = self.homes(site)
        if locale not in homes:
            raise not_found()
        return self.public_json(json.dumps(self.site(site, locale, homes), ensure_ascii=False))

    def homes(self, site) -> dict[str, ContentItem]:
        found = ContentItem.objects.public(self.now).on_site(site).of_type("home")
        return {item.locale: item for item in found}

    def site(self, site, locale: str, homes: dict[str, ContentItem]) -> dict:
        home = homes[locale]
        own = self.own_settings(site)
        wording = json.loads(delivery.document(home, self.now))
        return {
            "type": "site",
            "host": site.hostname,
            "locale": locale,
            "default_locale": default_locale(site),
            "languages": languages(homes),
            "home": link(home),
            **{name: wording[name] for name in ("portal_name", "address", "licence")},
            **own,
            "navigation": tree(self.menu(site, locale, "section"), link),
            "link_groups": self.link_groups(locale),
            "footer": [link(item) for item in self.menu(site, locale, "standard")],
        }

    def own_settings(self, site) -> dict:
        items = list(ContentItem.objects.public(self.now).on_site(site).filter(kind="settings"))
        if not items:
            return {"logo": None, "email": "", "phone": "", "social": []}
        own = json.loads(delivery.cards(items, self.now)[0])
        del own["type"]
        return own

    def menu(self, site, locale: str, page_type: str):
        public = ContentItem.objects.public(self.now).on_site(site).in_locale(locale)
        return public.of_type(page_type).filter(in_menus=True).exclude(path="").in_tree_order()

    def link_groups(self, locale: str) -> list[dict]:
        order = dict(LinkGroup.objects.values_list("pk", "sort_order"))
        items = ContentItem.objects.public(self.now).in_locale(locale).filter(kind="link_group")
        ordered = sorted(items, key=lambda item: (order.get(item.object_id, 0), item.title))
        return [json.loads(card) for card in delivery.cards(ordered, self.now)]


def languages(homes: dict[str, ContentItem]) -> list[dict]:
    """Return the languages that have a public home page, in the order the settings name them."""
    names = dict(settings.LANGUAGES)
    ordered = sorted(homes, key=lambda code: list(names).index(code) if code in names else len(names))
    return [{"code": code, "name": names.get(code, code), "url": homes[code].path} for code in ordered]


def link(item: ContentItem) -> dict:
    return json.loads(delivery.part_of(item).link())


class SectionsView(View):
    """The tree of sections of a site in a language."""

    answer = structure(items=array(component("SectionNode")))

    parameters = LocaleParameters

    def get(self, request):
        site = site_named(self.asked.get("site"))
        public = ContentItem.objects.public(self.now).on_site(site).of_type("section").exclude(path="")
        items = list(public.in_locale(self.asked.get("locale") or default_locale(site)).in_tree_order())
        nodes = dict(zip((item.pk for item in items), delivery.cards(items, self.now), strict=True))
        answer = {"items": tree(items, lambda item: json.loads(nodes[item.pk]))}
        return self.public_json(json.dumps(answer, ensure_ascii=False))


def tree(items, node) -> list[dict]:
    """Return items, which come in the order of the tree, as nested ``children``; ``node`` makes a dict of one."""
    roots, open_branches = [], []
    for item in items:
        while open_branches and not item.tree_path.startswith(open_branches[-1][0]):
            open_branches.pop()
        branch = {**node(item), "children": []}
        (open_branches[-1][1]["children"] if open_branches else roots).append(branch)
        open_branches.append((item.tree_path, branch))
    return roots
