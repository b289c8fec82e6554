"""What stands around the articles: a home page with a full aside, sections, authors, tags, and fifty pictures."""

from django.db.models import Model
from wagtail.images import get_image_model

from api.presentation import present
from tests import factories

from .names import SPARSE_SECTION

SECTIONS, AUTHORS, TAGS, PICTURES, POLLS, BANNERS = 10, 30, 200, 50, 10, 5


class Portal:
    """The things that articles refer to."""

    def __init__(self):
        home = factories.home_site()
        self.sections = [section(home, f"Chuyên mục {n}", f"chuyen-muc-{n}") for n in range(SECTIONS)]
        self.sparse = section(home, "Chuyên mục ít bài", SPARSE_SECTION)
        self.authors = factories.AuthorFactory.create_batch(AUTHORS)
        self.tags = factories.TagFactory.create_batch(TAGS)
        self.pictures = pictures(PICTURES)
        self.polls = factories.PollFactory.create_batch(POLLS)
        self.placement = factories.PlacementFactory(slug="cot-phai")
        self.banners = [
            factories.BannerFactory(placement=self.placement, picture=self.pictures[n])
            for n in range(BANNERS)
        ]
        home.aside = list(self.aside())
        home.save()

    def aside(self):
        """Yield one zone block of each kind."""
        clips = factories.VideoClipFactory.create_batch(2)
        yield "banner_placement", self.placement
        yield "link_group", factories.LinkGroupFactory()
        yield "video_clips", {"title": "Video clip", "clips": clips}
        yield "poll", self.polls[0]
        yield "latest_articles", {"title": "Tin mới", "section": self.sections[0], "count": 5}
        yield "visit_counter", {"title": "Lượt truy cập"}


def section(home, title: str, slug: str):
    return factories.SectionPageFactory(parent=home, title=title, slug=slug)


def pictures(many: int) -> list:
    """Return pictures of every size the product makes; but for the first, they share its files."""
    first = factories.ImageFactory(file__width=1920, file__height=1280)
    shared = list(first.renditions.all())
    pictures = [first, *get_image_model().objects.bulk_create(again(first) for _ in range(many - 1))]
    for picture in pictures[1:]:
        type(shared[0]).objects.bulk_create(again(size, image=picture) for size in shared)
        present("image", picture.pk)
    return pictures


def again(row: Model, **columns) -> Model:
    """Return a row like another, not saved."""
    copied = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    copied.pop(row._meta.pk.attname)
    for name, value in columns.items():
        copied[row._meta.get_field(name).attname] = value.pk
    return type(row)(**copied)
