"""What stands around the articles: authors, polls with their ballots, banners, links, videos."""

import uuid
from datetime import datetime, time, timedelta

from django.utils import timezone
from wagtail.models import Locale

from pages import voting
from pages.conf import VIET_NAM
from pages.models import (
    Author,
    Banner,
    BannerPlacement,
    Link,
    LinkGroup,
    Option,
    Placement,
    Poll,
    SectionPage,
    VideoClip,
)

from . import uploads
from .register import Register


def days(count: int | None, hour: int = 8) -> datetime | None:
    """So many days from today, at a full hour in Viet Nam."""
    if count is None:
        return None
    day = timezone.localdate(timezone=VIET_NAM) + timedelta(days=count)
    return datetime.combine(day, time(hour), VIET_NAM)


def publish(snippet, user, language: str = "vi"):
    """Save a new snippet and publish it as an approver would."""
    snippet.locale = Locale.objects.get(language_code=language)
    snippet.live = False
    snippet.save()
    snippet.save_revision(user=user, log_action=True).publish(user=user, skip_permission_checks=True)
    return snippet


def ensure_authors(entries: list[dict], accounts: dict, register: Register) -> None:
    for entry in entries:
        details = {
            "pen_name": entry["pen_name"],
            "unit": entry["unit"],
            "user": accounts.get(entry.get("account")),
        }
        author, _ = Author.objects.get_or_create(name=entry["name"], defaults=details)
        register["author", entry["key"]] = author.pk


def ensure_polls(entries: list[dict], user, register: Register) -> None:
    for entry in entries:
        poll = Poll.objects.filter(question=entry["question"]).first() or make_poll(entry, user)
        register["poll", entry["key"]] = poll.pk


def make_poll(entry: dict, user) -> Poll:
    """Publish a poll; one that has closed takes its ballots first."""
    closes = entry["closes"]
    poll = Poll(
        question=entry["question"],
        max_choices=entry.get("max_choices", 1),
        opens_at=days(entry["opens"]),
        closes_at=days(closes if closes > 0 else 1, hour=17),
        results_shown=entry["results_shown"],
    )
    poll.options = [Option(text=text, sort_order=number) for number, text in enumerate(entry["options"])]
    publish(poll, user)
    cast_ballots(poll, entry["ballots"])
    if closes < 0:
        poll = Poll.objects.get(pk=poll.pk)
        poll.closes_at = days(closes, hour=17)
        poll.save_revision(user=user, log_action=True).publish(user=user, skip_permission_checks=True)
    return poll


def cast_ballots(poll: Poll, votes: list[int]) -> None:
    """Cast ballots until each option has its votes; with several choices, pairs of different options."""
    keys = list(Option.objects.filter(poll=poll).order_by("sort_order").values_list("key", flat=True))
    left = dict(zip(keys, votes, strict=False))
    while any(left.values()):
        chosen = sorted((key for key in keys if left[key]), key=lambda key: -left[key])[: poll.max_choices]
        voting.cast(poll.pk, voting.mint_voter(poll.pk), str(uuid.uuid4()), chosen)
        for key in chosen:
            left[key] -= 1


def ensure_link_groups(entries: list[dict], user, register: Register) -> None:
    """Make the groups of web links; links to pages of the portal are added when those exist."""
    for order, entry in enumerate(entries):
        group = LinkGroup.objects.filter(title=entry["title"]).first()
        if group is None:
            group = LinkGroup(title=entry["title"], sort_order=order)
            group.links = [
                Link(title=title, **destination(target, register), sort_order=number)
                for number, (title, target) in enumerate(entry["links"])
            ]
            publish(group, user)
        register["link_group", entry["key"]] = group.pk


def destination(target: str, register: Register) -> dict:
    if target.startswith("https://"):
        return {"url": target, "new_tab": True}
    return {"page_id": register(*target.split(":"))}


def ensure_videos(entries: list[dict], user, register: Register) -> None:
    """Make each clip, and its English version with the same file and captions of its own."""
    for entry in entries:
        clip = VideoClip.objects.filter(title=entry["title"]).first()
        clip = clip or publish(clip_of(entry, entry["title"], entry.get("captions")), user)
        english = VideoClip.objects.filter(title=entry["english_title"]).first()
        if english is None:
            english = clip_of(entry, entry["english_title"], entry.get("english_captions"))
            english.translation_key = clip.translation_key
            publish(english, user, "en")
        register["video", entry["key"]], register["english video", entry["key"]] = clip.pk, english.pk


def clip_of(entry: dict, title: str, captions: str | None) -> VideoClip:
    """Return a clip with its file, if it has one of the demo's own, and that file's captions."""
    clip = VideoClip(
        title=title,
        date=timezone.localdate() - timedelta(days=entry["days_ago"]),
        embed_url=entry.get("embed_url", ""),
        poster_id=uploads.ensure_poster(entry["poster"]),
    )
    if "file" in entry:
        clip.file_id = uploads.ensure_file(entry["title"], entry["file"])
    if captions:
        clip.captions_id = uploads.ensure_file(f"{title} (phụ đề)", captions)
    return clip


def ensure_placements(entries: list[dict], register: Register) -> None:
    for entry in entries:
        details = {name: entry[name] for name in ("name", "width", "height")}
        placement, _ = Placement.objects.get_or_create(slug=entry["key"], defaults=details)
        register["placement", entry["key"]] = placement.pk


def ensure_banners(entries: list[dict], user, register: Register) -> None:
    for order, entry in enumerate(entries):
        banner = Banner.objects.filter(title=entry["title"]).first() or make_banner(entry, user, register)
        register["banner", entry["key"]] = banner.pk
        for key in entry["placements"]:
            place = {"placement_id": register("placement", key), "banner": banner}
            BannerPlacement.objects.get_or_create(**place, defaults={"sort_order": order})


def make_banner(entry: dict, user, register: Register) -> Banner:
    banner = Banner(
        title=entry["title"],
        picture_id=uploads.ensure_banner_picture(entry),
        picture_alt=entry["alt"],
        link=entry.get("link", ""),
        new_tab=entry.get("new_tab", False),
        starts_at=days(entry.get("starts")),
        ends_at=days(entry.get("ends"), hour=17),
    )
    for kind in ("page", "article"):
        if kind in entry:
            banner.page_id = register(kind, entry[kind])
    if "document" in entry:
        banner.document_id = register("document", entry["document"])
    banner.sections = SectionPage.objects.filter(
        pk__in=[register("section", key) for key in entry.get("sections", [])]
    )
    return publish(banner, user)
