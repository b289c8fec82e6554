"""What begins or ends does so in the second it should, though every background process is dead and answers are kept."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from pages import models
from tests import factories

pytestmark = pytest.mark.django_db

INSTANT = timedelta(microseconds=1)


@pytest.fixture
def turn(monkeypatch):
    """Return the moment at which something happens; ``turn.move(shift)`` goes there, or close to it."""

    class Turn:
        at = timezone.now() + timedelta(hours=1)

        def move(self, shift=timedelta()):
            monkeypatch.setattr("django.utils.timezone.now", lambda: self.at + shift)

    return Turn()


@pytest.fixture
def section():
    return factories.SectionPageFactory(parent=factories.home_site(), title="Văn hóa", slug="van-hoa")


TITLE = "Khánh thành cầu Sông Hà"
EVERYWHERE = (
    "/api/v1/articles/",
    "/api/v1/articles/?section={section}",
    "/api/v1/articles/?tag=cau",
    "/api/v1/search/?q=khanh+thanh",
    "/api/v1/resolve/?path=/",
    "/api/v1/resolve/?path=/van-hoa/tin-lien-quan/",
)


def shown(client, address: str, text: str = TITLE) -> bool:
    """Return whether an answer, asked for twice, says something; the second time it is kept."""
    answers = [client.get(address) for _ in range(2)]
    assert answers[0].content == answers[1].content or answers[0].status_code >= 400
    return text in answers[0].content.decode()


def ends_at(moment, section):
    """Return an article that ends, which a related article and a list in the aside of the home page show."""
    article = factories.ArticlePageFactory(
        parent=section, title=TITLE, slug="cau", expire_at=moment, source_name=TITLE
    )
    article.tags.add("cầu")
    article.save()
    other = factories.ArticlePageFactory(parent=section, title="Tin liên quan", slug="tin-lien-quan")
    other.related_articles = [models.RelatedArticle(article=article)]
    other.save()
    home = section.get_parent().specific
    home.aside = [("latest_articles", {"title": "", "section": section, "count": 5})]
    home.save()
    return article


def test_an_article_whose_time_is_over_is_gone_from_everywhere_at_that_moment(client, turn, section):
    article = ends_at(turn.at, section)
    own = (f"/api/v1/articles/{article.pk}/", "/api/v1/resolve/?path=/van-hoa/cau/")
    addresses = [*own, *(address.format(section=section.pk) for address in EVERYWHERE)]
    turn.move(-INSTANT)
    assert [address for address in addresses if not shown(client, address)] == []
    turn.move()
    assert [address for address in addresses if shown(client, address)] == []
    assert [client.get(address).status_code for address in own] == [404, 410]


def test_a_redirect_to_a_page_whose_time_is_over_is_gone(client, turn, section):
    Redirect.objects.create(old_path="/cu", redirect_page=ends_at(turn.at, section))
    turn.move(-INSTANT)
    assert shown(client, "/api/v1/resolve/?path=/cu/", "/van-hoa/cau/")
    turn.move()
    assert client.get("/api/v1/resolve/?path=/cu/").status_code == 404


def test_a_section_whose_time_is_over_empties_its_lists(client, turn, section):
    factories.ArticlePageFactory(parent=section, title=TITLE)
    section.expire_at = turn.at
    section.save()
    calls = (f"/api/v1/articles/?section={section.pk}", "/api/v1/sections/", "/api/v1/site/")
    turn.move(-INSTANT)
    assert all(
        shown(client, call, '"url":"/van-hoa/"') or shown(client, call, '"/van-hoa/"') for call in calls
    )
    turn.move()
    assert not any(shown(client, call, '"/van-hoa/"') for call in calls)
    assert shown(client, "/api/v1/articles/")


def test_a_poll_appears_at_its_opening(client, turn, section):
    poll = factories.PollFactory(question=TITLE, opens_at=turn.at)
    article = factories.ArticlePageFactory(parent=section, slug="tin", body=[("poll", poll)])
    inside = (f"/api/v1/articles/{article.pk}/", "/api/v1/resolve/?path=/van-hoa/tin/", "/api/v1/polls/")
    turn.move(-INSTANT)
    assert not any(shown(client, address) for address in inside)
    assert client.get(f"/api/v1/polls/{poll.pk}/").status_code == 404
    turn.move()
    assert all(shown(client, address) for address in (*inside, f"/api/v1/polls/{poll.pk}/"))


def placed(section, **kwargs) -> tuple[str, ...]:
    """Put a banner at a placement of the aside and into an article; return the addresses that show it."""
    placement = factories.PlacementFactory(slug="ben-phai")
    banner = factories.BannerFactory(title=TITLE, placement=placement, **kwargs)
    home = section.get_parent().specific
    home.aside = [("banner_placement", placement)]
    home.save()
    article = factories.ArticlePageFactory(parent=section, slug="tin", body=[("banner", banner)])
    return (
        "/api/v1/banners/?placement=ben-phai",
        "/api/v1/resolve/?path=/",
        f"/api/v1/articles/{article.pk}/",
    )


def test_a_banner_appears_at_its_start(client, turn, section):
    addresses = placed(section, starts_at=turn.at)
    turn.move(-INSTANT)
    assert not any(shown(client, address) for address in addresses)
    turn.move()
    assert all(shown(client, address) for address in addresses)


def test_a_banner_is_gone_at_its_end(client, turn, section):
    addresses = placed(section, ends_at=turn.at)
    turn.move(-INSTANT)
    assert all(shown(client, address) for address in addresses)
    turn.move()
    assert not any(shown(client, address) for address in addresses)


def test_a_banner_is_gone_with_the_page_it_leads_to(client, turn, section):
    target = factories.StandardPageFactory(parent=section.get_parent(), expire_at=turn.at)
    addresses = placed(section, link="", page=target)
    turn.move(-INSTANT)
    assert all(shown(client, address) for address in addresses)
    turn.move()
    assert not any(shown(client, address) for address in addresses)


def test_a_link_to_a_page_whose_time_is_over_is_plain_text(client, turn, section):
    target = factories.StandardPageFactory(parent=section.get_parent(), slug="gioi-thieu", expire_at=turn.at)
    body = [("paragraph", f'<p><a linktype="page" id="{target.pk}">xem</a></p>')]
    article = factories.ArticlePageFactory(parent=section, body=body)
    address = f"/api/v1/articles/{article.pk}/"
    turn.move(-INSTANT)
    assert shown(client, address, "/gioi-thieu/")
    turn.move()
    assert not shown(client, address, "/gioi-thieu/")
    assert shown(client, address, "xem")
