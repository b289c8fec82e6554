"""What the admin's forms send, for tests that post them."""

import re

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield


def article(title: str = "Bản tin mới", lead: str = "Mở đầu.", body=(), **more) -> dict:
    """Return the form of an article; ``body`` is a list of ``(block type, value)``."""
    return nested_form_data(
        {
            "title": title,
            "slug": "",
            "lead": lead,
            "body": streamfield(list(body)),
            "related_articles": inline_formset([]),
            "article_authors": inline_formset([]),
            "tags": "",
            "comments": inline_formset([]),
            **more,
        }
    )


def section(title: str = "Xã hội", **more) -> dict:
    return nested_form_data(
        {
            "title": title,
            "slug": "",
            "description": "",
            "aside": streamfield([]),
            "comments": inline_formset([]),
            **more,
        }
    )


def paragraph(html: str) -> tuple[str, str]:
    return "paragraph", rich_text(html, features=["bold", "italic", "h2", "h3", "ol", "ul", "link"])


def poll(question: str = "Bạn có hài lòng không?", options=("Có", "Không"), **more) -> dict:
    return nested_form_data(
        {
            "question": question,
            "options": inline_formset([{"key": "", "text": text} for text in options]),
            "max_choices": 1,
            "results_shown": "after_voting",
            **more,
        }
    )


def banner(title: str = "Cải cách hành chính", **more) -> dict:
    return {"title": title, "picture": "", "picture_alt": "", "link": "", **more}


def link_group(
    title: str = "Liên kết", links=(("Chính phủ", "https://chinhphu.example.vn/"),), **more
) -> dict:
    rows = [{"title": name, "url": url} for name, url in links]
    return nested_form_data({"title": title, "links": inline_formset(rows), **more})


def video(title: str = "Phóng sự", **more) -> dict:
    return {
        "title": title,
        "date": "20/11/2026",
        "embed_url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        **more,
    }


def comments(*new: dict, known=()) -> dict:
    """Return the part of the form that the comments are: those the page has, then new ones."""
    rows = [
        {
            "id": comment.pk,
            "text": comment.text,
            "contentpath": comment.contentpath,
            "replies": inline_formset([]),
        }
        for comment in known
    ]
    rows += [{"id": "", "position": "", "replies": inline_formset([]), **row} for row in new]
    return nested_form_data({"comments": inline_formset(rows, initial=len(known))})


def add_article(section) -> str:
    """Return the address of the form that makes an article below a section."""
    return reverse("wagtailadmin_pages:add", args=["newsdesk_pages", "articlepage", section.pk])


def key_in(response) -> str:
    """Return the key that the form of a page or snippet sends, by which it makes only one."""
    [key] = re.findall(r'name="creation" value="([^"]+)"', response.content.decode())
    return key
