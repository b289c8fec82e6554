"""Any body an editor can write goes through form, database and API, and comes out as the contract says."""

import json

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_schema_validator import OAS31Validator
from wagtail import blocks
from wagtail.coreutils import resolve_model_string
from wagtail.images.blocks import ImageBlock

from api import delivery
from api.contract import FILE, block_name, stream_schemas
from api.marks import marked_json
from api.samples import thing
from api.splicing import splice
from api.streams import present_stream
from blocks.aside import AsideBlock
from blocks.body import BodyBlock
from blocks.fields import composed
from tests import factories

from .random_blocks import stream
from .test_conformance import EXAMPLES

pytestmark = pytest.mark.django_db

CONTRACT = json.loads(FILE.read_text(encoding="utf-8"))
SOME = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)


class Chosen:
    """One public thing of each kind, for choosers to choose."""

    def __init__(self):
        self.home = factories.home_site()
        self.section = factories.SectionPageFactory(parent=self.home)
        self.article = factories.ArticlePageFactory(parent=self.section)
        image = factories.ImageFactory()
        placement = factories.PlacementFactory()
        things = (
            image,
            placement,
            factories.DocumentFactory(),
            factories.VideoClipFactory(),
            factories.PollFactory(),
            factories.LinkGroupFactory(),
            factories.BannerFactory(picture=image, placement=placement),
            self.section,
            factories.ArticlePageFactory(parent=self.section),
        )
        self.ids = {type(thing): thing.pk for thing in things}

    def __call__(self, block: blocks.Block) -> list[int]:
        """Return the ids that a chooser can name."""
        chooser = block.child_blocks["image"] if isinstance(block, ImageBlock) else block
        model = resolve_model_string(chooser.target_model)
        return [self.ids[kind] for kind in self.ids if issubclass(kind, model)]


def shown(page) -> dict:
    """Return what readers get at the page's address."""
    answer = delivery.resolved(None, page.get_url_parts()[2], timezone.now())
    return json.loads(answer.write())


def saved(page, name: str, raw: list):
    """Put a body into a page as its form does, and return the page as the database has it."""
    block = page._meta.get_field(name).stream_block
    setattr(page, name, block.clean(block.to_python(raw)))
    page.save()
    return type(page).objects.get(pk=page.pk)


@pytest.mark.parametrize(
    ("name", "block", "component"), [("body", BodyBlock(), "BodyBlock"), ("aside", AsideBlock(), "ZoneBlock")]
)
def test_every_body_goes_from_the_form_to_readers_as_the_contract_says(name, block, component):
    chosen = Chosen()
    page = chosen.article if name == "body" else chosen.section
    rule = {"type": "array", "items": {"$ref": f"#/components/schemas/{component}"}}
    validator = OAS31Validator({**rule, "components": CONTRACT["components"]})

    @SOME
    @given(stream(block, chosen))
    def go_through(raw):
        kept = saved(page, name, raw)
        given_to_form = composed(block.get_prep_value(block.clean(block.to_python(raw))))
        assert getattr(kept, name).get_prep_value() == given_to_form
        answer = shown(page)
        body = answer["page"]["body"] if name == "body" else answer["zones"]["aside"]
        validator.validate(body)
        assert [(part["type"], part["id"]) for part in body] == [(part["type"], part["id"]) for part in raw]

    go_through()


LEAVES = st.sampled_from(
    [
        lambda: blocks.CharBlock(required=False),
        lambda: blocks.TextBlock(required=False),
        lambda: blocks.URLBlock(required=False),
        lambda: blocks.BooleanBlock(required=False),
        lambda: blocks.IntegerBlock(required=False),
        lambda: blocks.RichTextBlock(required=False),
        lambda: blocks.ChoiceBlock(choices=[("a", "A"), ("b", "B")]),
        lambda: blocks.PageChooserBlock(required=False),
    ]
)
NAMES = ("mot", "hai", "ba")


def composites(children):
    """Return random blocks that are made of blocks."""
    named = st.lists(children, min_size=1, max_size=3)
    return st.one_of(
        named.map(
            lambda made: lambda: blocks.StructBlock([(n, m()) for n, m in zip(NAMES, made, strict=False)])
        ),
        named.map(
            lambda made: lambda: blocks.StreamBlock([(n, m()) for n, m in zip(NAMES, made, strict=False)])
        ),
        children.map(lambda made: lambda: blocks.ListBlock(made())),
    )


@SOME
@given(st.data(), st.lists(st.recursive(LEAVES, composites, max_leaves=6), min_size=1, max_size=3))
def test_a_block_of_any_make_is_typed_as_it_is_presented(data, made):
    block = blocks.StreamBlock([(name, make()) for name, make in zip(NAMES, made, strict=False)])
    raw = data.draw(stream(block, lambda chooser: [1]))
    text = marked_json(present_stream(block.to_python(raw)))
    shown = json.loads(splice(text, {"page:1": thing("page")}))
    schemas = {**CONTRACT["components"]["schemas"], **stream_schemas("Any", block)}
    rule = {"type": "array", "items": {"$ref": "#/components/schemas/Any"}}
    OAS31Validator({**rule, "components": {"schemas": schemas}}).validate(shown)
    assert {part["type"] for part in shown} <= set(NAMES)
    assert all(block_name(part["type"]) in schemas for part in shown)
