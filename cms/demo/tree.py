"""The demo's pages: homes, sections, standard pages and articles, first as empty places, then filled."""

import json
from collections.abc import Collection
from datetime import datetime, time, timedelta

from django.utils import timezone
from wagtail.models import Locale, Page, Site

from pages.conf import VIET_NAM
from pages.counting import set_opening_balance
from pages.folding import slug
from pages.home_pages import ensure_site
from pages.models import (
    ArticleAuthor,
    ArticlePage,
    HomePage,
    RelatedArticle,
    SectionPage,
    SiteSettings,
    StandardPage,
)

from . import markup, states, texts
from .register import Register


def locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def publish(page, people: dict) -> None:
    page.save_revision(user=people["administrator"], log_action=True).publish(
        user=people["approver"], skip_permission_checks=True
    )


def place(parent: Page, page):
    """Return the page with that slug below ``parent``, or ``page`` put there, not public and without a revision."""
    page.slug = page.slug or slug(page.title)
    found = type(page).objects.child_of(parent).filter(slug=page.slug).first()
    if found:
        return found
    page.live = False
    parent.add_child(instance=page)
    return page


def translated(original, page):
    """Make ``page`` the English version of ``original``."""
    page.locale, page.translation_key = locale("en"), original.translation_key
    return page


def ensure_homes(content: dict, people: dict, register: Register) -> Site:
    """Make both home pages and the site whose root is the Vietnamese one; Wagtail's welcome page goes."""
    root = Page.get_first_root_node()
    vietnamese = place(root, HomePage(**content["vi"], slug="lam-khe", locale=locale("vi")))
    english = place(root, translated(vietnamese, HomePage(**content["en"], slug="lam-khe-en")))
    for code, home in (("vi", vietnamese), ("en", english)):
        register["home", code] = home.pk
        if not home.latest_revision_id:
            publish(home, people)
    return ensure_site(vietnamese)


def ensure_settings(site: Site, content: dict, emblem: int) -> None:
    stored = SiteSettings.for_site(site)
    if stored.logo_id is None:
        for name, value in content.items():
            setattr(stored, name, value)
        stored.logo_id = emblem
        stored.save()


def ensure_sections(entries: list[dict], people: dict, register: Register) -> None:
    for entry in entries:
        for code in ("vi", "en"):
            if code in entry:
                ensure_section(entry, code, people, register)


def ensure_section(entry: dict, code: str, people: dict, register: Register) -> None:
    kind = {"vi": "section", "en": "english section"}[code]
    parent_key = (kind, entry["parent"]) if "parent" in entry else ("home", code)
    title, description = entry[code]
    section = SectionPage(title=title, description=description, locale=locale(code), show_in_menus=True)
    if code == "en":
        section = translated(SectionPage.objects.get(pk=register("section", entry["key"])), section)
    section = place(Page.objects.get(pk=register(*parent_key)), section)
    register[kind, entry["key"]] = section.pk
    if not section.latest_revision_id:
        publish(section, people)


def reserve_standard_pages(entries: list[dict], register: Register) -> None:
    for entry in entries:
        page = StandardPage(title=entry["vi"], locale=locale("vi"), show_in_menus=True)
        page = place(Page.objects.get(pk=register("home", "vi")), page)
        register["page", entry["key"]] = page.pk
        english = translated(page, StandardPage(title=entry["en"], show_in_menus=True))
        english = place(Page.objects.get(pk=register("home", "en")), english)
        register["english page", entry["key"]] = english.pk


def reserve_articles(people: dict, register: Register) -> None:
    """Make an empty page of the reporter's for every article, so that texts can link to each other."""
    english, reporter = texts.english_articles(), people["reporter"]
    for text in texts.articles():
        title = text.head["title"]
        article = ArticlePage(title=title, lead=text.lead, locale=locale("vi"), owner=reporter)
        article = place(Page.objects.get(pk=register("section", text.head["section"])), article)
        register["article", text.key] = article.pk
        if text.key in english:
            version = english[text.key]
            page = translated(article, ArticlePage(title=version.head["title"], lead=version.lead))
            section = Page.objects.get(pk=register("english section", text.head["section"]))
            register["english article", text.key] = place(section, page).pk


def english_first(register: Register):
    """Return a finder for English texts: pages and articles in English where there are any."""

    def find(kind: str, key: str) -> int:
        return register.get((f"english {kind}", key)) or register(kind, key)

    return find


def fill_standard_pages(entries: list[dict], people: dict, register: Register) -> None:
    for entry in entries:
        for kind, code, find in (("page", "vi", register), ("english page", "en", english_first(register))):
            page = StandardPage.objects.get(pk=register(kind, entry["key"]))
            if not page.latest_revision_id:
                page.body = json.dumps(markup.stream(texts.page_text(entry["key"], code), find))
                publish(page, people)


def fill_articles(people: dict, register: Register, report) -> None:
    """Write, and take to its state, every article that has no revision yet; ``report`` is told of each."""
    english = texts.english_articles()
    for text in texts.articles():
        article = ArticlePage.objects.get(pk=register("article", text.key))
        if not article.latest_revision_id:
            write(article, text.head, text.body, register)
            relate(article, "article", related_keys(text.head, text.body), register)
            states.settle(article, text.state, people)
            if "correction" in text.head:
                states.correct(article, text.head["correction"], people)
            set_opening_balance("article", article.pk, text.head.get("views", 0))
            report(article.title)
        if text.key in english:
            fill_english(text, english[text.key], people, register)


def fill_english(
    original: texts.ArticleText, text: texts.ArticleText, people: dict, register: Register
) -> None:
    article = ArticlePage.objects.get(pk=register("english article", text.key))
    if article.latest_revision_id:
        return
    picture = original.head["picture"]
    credit = picture["credit"].replace("Ảnh:", "Photo:")
    head = {**original.head, "picture": {**picture, "caption": "", "alt": "", "credit": credit}, "tags": []}
    write(article, head, text.body, english_first(register))
    relate(
        article, "english article", related_keys(head, text.body, among=texts.english_articles()), register
    )
    article.lead_picture_decorative = True
    states.settle(article, "published", people)
    if "correction" in text.head:
        states.correct(article, text.head["correction"], people)
    set_opening_balance("article", article.pk, original.head.get("views", 0) // 9)


def write(article, head: dict, body: str, find: markup.Find) -> None:
    """Put everything a text says into the article in memory."""
    article.body = json.dumps(markup.stream(body, find))
    article.publication_date = moment(head["days_ago"], head["hour"])
    article.featured = head.get("featured", False)
    if "picture" in head:
        picture = head["picture"]
        article.lead_picture_id = find("picture", picture["name"])
        article.lead_picture_alt = picture["alt"]
        article.lead_picture_caption = picture["caption"]
        article.lead_picture_credit = picture["credit"]
    if "source" in head:
        article.source_name, article.source_url = head["source"]["name"], head["source"]["url"]
    article.article_authors = [
        ArticleAuthor(author_id=find("author", key), sort_order=order)
        for order, key in enumerate(head["authors"])
    ]
    article.tags.set(head["tags"])


def relate(article, kind: str, keys: list[str], register: Register) -> None:
    article.related_articles = [
        RelatedArticle(article_id=register(kind, key), sort_order=order) for order, key in enumerate(keys)
    ]


def related_keys(head: dict, body: str, among: Collection[str] | None = None) -> list[str]:
    """Three other published articles, of the same section if there are as many, the newest first."""
    others = [
        text for text in reversed(texts.articles()) if text.state == "published" and text.body != body
        and text.head["title"] != head["title"] and (among is None or text.key in among)
    ]  # fmt: skip
    others.sort(key=lambda text: text.head["section"] != head["section"])
    return [text.key for text in others[:3]]


def moment(days_ago: int, hour: str) -> datetime:
    """A day counted from today, at an hour in Viet Nam; never later than now unless it is to come."""
    day = timezone.localdate(timezone=VIET_NAM) - timedelta(days=days_ago)
    wanted = datetime.combine(day, time.fromisoformat(hour), VIET_NAM)
    return wanted if days_ago < 0 else min(wanted, timezone.now().replace(second=0, microsecond=0))
