"""Articles as the examples of rules describe them."""

from django.utils import timezone
from wagtail.rich_text import RichText

from pages.models import RelatedArticle
from tests import factories


def article_with(fields: dict, parent, **more):
    """Return a draft with those fields, as a rule's examples give them.

    ``body`` is a list of ``(type, value)``, ``lead_picture`` says that there is one, and ``related_articles`` lists
    what kind of articles are named;
    ``published`` says that readers know the article.
    """
    fields = {**fields, **more}
    body = [
        (kind, RichText(value) if kind == "paragraph" else value) for kind, value in fields.pop("body", [])
    ]
    related = fields.pop("related_articles", [])
    if fields.pop("published", False):
        fields |= {"first_published_at": timezone.now(), "has_unpublished_changes": True}
    if fields.pop("lead_picture", False):
        fields["lead_picture"] = factories.ImageFactory()
    article = factories.ArticlePageFactory(parent=parent, live=False, body=body, **fields)
    for kind in related:
        other = factories.ArticlePageFactory(parent=parent, live=kind != "draft")
        article.related_articles.add(RelatedArticle(article=other))
    return article
