"""What tests are made of: each factory builds the least that is valid, in natural Vietnamese."""

from io import StringIO

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Page, Site
from wagtail_factories import PageFactory

from pages import groups, models


def root() -> Page:
    """Return the root of the page tree, which the migrations made, or which a flushed database lost."""
    return Page.get_first_root_node() or Page.add_root(title="Trang gốc (root)", slug="root", locale=locale())


def collection() -> Collection:
    """Return the root of the collections."""
    return Collection.get_first_root_node() or Collection.add_root(name="Bộ sưu tập gốc (root)")


def locale(code: str = "vi") -> Locale:
    """Return the language with that code, made if need be."""
    return Locale.objects.get_or_create(language_code=code)[0]


class UserFactory(DjangoModelFactory):
    """A user; ``role`` is the name of a group from ``pages.groups``, which must have been set up."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"canbo{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.vn")
    password = factory.django.Password("mat-khau-2026")

    @factory.post_generation
    def role(self, create, name, **kwargs):
        if create and name:
            self.groups.add(Group.objects.get(name=name))


def newsroom() -> None:
    """Set up groups, workflow and languages, as a real installation does."""
    root()
    collection()
    call_command("setup_newsroom", stdout=StringIO())


def reporter(**kwargs):
    return UserFactory(role=groups.REPORTER, **kwargs)


def editor(**kwargs):
    return UserFactory(role=groups.EDITOR, **kwargs)


def approver(**kwargs):
    return UserFactory(role=groups.APPROVER, **kwargs)


def banner_manager(**kwargs):
    return UserFactory(role=groups.BANNER_MANAGER, **kwargs)


def administrator(**kwargs):
    return UserFactory(role=groups.ADMINISTRATOR, **kwargs)


def auditor(**kwargs):
    return UserFactory(role=groups.AUDITOR, **kwargs)


def superuser(**kwargs):
    return UserFactory(is_superuser=True, is_staff=True, **kwargs)


class ImageFactory(DjangoModelFactory):
    class Meta:
        model = get_image_model()

    title = "Ruộng bậc thang"
    # Small, because each of its sizes is made when it is saved.
    file = factory.django.ImageField(width=32, height=20, color="green", filename="ruong-bac-thang.jpg")
    collection = factory.LazyFunction(collection)


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = get_document_model()

    title = "Kế hoạch công tác"
    file = factory.LazyFunction(lambda: ContentFile(b"%PDF-1.4\n%%EOF\n", name="ke-hoach.pdf"))
    collection = factory.LazyFunction(collection)


class NewsroomPageFactory(PageFactory):
    """A live page; ``parent`` says under which other it stands, and ``live=False`` makes a draft."""

    slug = ""
    locale = factory.LazyFunction(locale)
    first_published_at = factory.LazyAttribute(lambda page: timezone.now() if page.live else None)
    last_published_at = factory.SelfAttribute("first_published_at")
    live = True


class HomePageFactory(NewsroomPageFactory):
    class Meta:
        model = models.HomePage

    parent = factory.LazyFunction(root)
    title = "Trang chủ"
    portal_name = "Cổng thông tin điện tử tỉnh Sơn Hà"


class SectionPageFactory(NewsroomPageFactory):
    class Meta:
        model = models.SectionPage

    parent = factory.SubFactory(HomePageFactory)
    title = factory.Sequence(lambda n: f"Kinh tế {n}")
    show_in_menus = True


class ArticlePageFactory(NewsroomPageFactory):
    class Meta:
        model = models.ArticlePage

    parent = factory.SubFactory(SectionPageFactory)
    title = factory.Sequence(lambda n: f"Khánh thành cây cầu mới số {n}")
    lead = "Sáng nay, cây cầu mới nối hai bờ sông đã được đưa vào sử dụng."


class StandardPageFactory(NewsroomPageFactory):
    class Meta:
        model = models.StandardPage

    parent = factory.SubFactory(HomePageFactory)
    title = factory.Sequence(lambda n: f"Giới thiệu {n}")


def home_site(**kwargs) -> models.HomePage:
    """Return a home page that is the root of the default site ``localhost``."""
    home = HomePageFactory(**kwargs)
    site, created = Site.objects.get_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    if not created:
        site.hostname, site.root_page = "localhost", home
        site.save()
    Site.clear_site_root_paths_cache()
    return home


class AuthorFactory(DjangoModelFactory):
    class Meta:
        model = models.Author

    name = factory.Sequence(lambda n: f"Trần Minh Đức {n}")


class TagFactory(DjangoModelFactory):
    class Meta:
        model = models.Tag

    name = factory.Sequence(lambda n: f"chuyển đổi số {n}")


class SnippetFactory(DjangoModelFactory):
    """A live snippet; ``live=False`` makes a draft."""

    locale = factory.LazyFunction(locale)
    live = True
    first_published_at = factory.LazyAttribute(lambda snippet: timezone.now() if snippet.live else None)
    last_published_at = factory.SelfAttribute("first_published_at")


class PollFactory(SnippetFactory):
    """A poll with two options; ``options=["Có", "Không", …]`` gives it others."""

    class Meta:
        model = models.Poll
        skip_postgeneration_save = True

    question = factory.Sequence(lambda n: f"Bạn đánh giá thế nào về bộ phận một cửa số {n}?")

    @factory.post_generation
    def options(self, create, texts, **kwargs):
        self.options = [
            models.Option(text=text, sort_order=order)
            for order, text in enumerate(texts or ["Hài lòng", "Chưa hài lòng"])
        ]
        if create:
            self.save()


class PlacementFactory(DjangoModelFactory):
    class Meta:
        model = models.Placement

    name = factory.Sequence(lambda n: f"Cột phải {n}")
    slug = factory.Sequence(lambda n: f"cot-phai-{n}")


class BannerFactory(SnippetFactory):
    """A banner that leads to a web address; ``placement=`` puts it there."""

    class Meta:
        model = models.Banner
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Dịch vụ công trực tuyến {n}")
    picture = factory.SubFactory(ImageFactory)
    picture_alt = "Dịch vụ công trực tuyến"
    link = "https://dichvucong.example.vn/"

    @factory.post_generation
    def placement(self, create, placement, **kwargs):
        if create and placement:
            order = placement.banner_placements.count()
            models.BannerPlacement.objects.create(placement=placement, banner=self, sort_order=order)


class LinkGroupFactory(SnippetFactory):
    """A group with one web link; ``links=[(title, url), …]`` gives it others."""

    class Meta:
        model = models.LinkGroup
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Cơ quan trung ương {n}")

    @factory.post_generation
    def links(self, create, pairs, **kwargs):
        self.links = [
            models.Link(title=title, url=url, sort_order=order)
            for order, (title, url) in enumerate(pairs or [("Chính phủ", "https://chinhphu.example.vn/")])
        ]
        if create:
            self.save()


class VideoClipFactory(SnippetFactory):
    class Meta:
        model = models.VideoClip

    title = factory.Sequence(lambda n: f"Toàn cảnh lễ hội mùa xuân {n}")
    embed_url = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
