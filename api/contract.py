"""The contract: one OpenAPI 3.1 document, made from the views, the serializers and the blocks."""

import json
from pathlib import Path

from django.urls import include, path
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.settings import patched_settings

from blocks.aside import AsideBlock
from blocks.body import BodyBlock

from .leaves import INTEGER, STRING, array, component, nullable, structure
from .problems import TITLES, type_of
from .serializers.article import ArticleSerializer, CardSerializer
from .serializers.banner import BannerSerializer, PlacementSerializer
from .serializers.document import DocumentSerializer
from .serializers.home import HomeSerializer
from .serializers.image import ImageSerializer
from .serializers.link_group import LinkGroupSerializer
from .serializers.page import PageLinkSerializer
from .serializers.poll import PollSerializer
from .serializers.section import SectionSerializer
from .serializers.standard import StandardSerializer
from .serializers.video import VideoClipSerializer
from .streams import block_schema
from .views.base import View

FILE = Path(__file__).resolve().parent / "openapi.json"
SETTINGS = {
    "TITLE": "Newsdesk",
    "DESCRIPTION": "Everything a front end reads from the newsroom, and the few things a reader sends.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "POSTPROCESSING_HOOKS": [],
    "SCHEMA_PATH_PREFIX": "/api/v1",
}
# Named by reference in other schemas, so the generator does not meet all of them by itself.
SERIALIZERS = (
    ArticleSerializer,
    BannerSerializer,
    CardSerializer,
    DocumentSerializer,
    HomeSerializer,
    ImageSerializer,
    LinkGroupSerializer,
    PageLinkSerializer,
    PlacementSerializer,
    PollSerializer,
    SectionSerializer,
    StandardSerializer,
    VideoClipSerializer,
)
PAGES = ("Article", "Home", "Section", "Standard")
STREAMS = {"BodyBlock": BodyBlock, "ZoneBlock": AsideBlock}


def document() -> dict:
    """Return the OpenAPI document as a dict."""
    from . import urls

    with patched_settings(SETTINGS):
        generator = SchemaGenerator(patterns=[path("api/v1/", include(urls))])
        contract = generator.get_schema(public=True)
        inspector = View(request=None).schema
        inspector.method, inspector.path, inspector.registry = "GET", "/", generator.registry
        for serializer in SERIALIZERS:
            inspector.resolve_serializer(serializer, "response")
        contract["components"] = generator.registry.build({})
    schemas = contract["components"]["schemas"]
    for name, stream in STREAMS.items():
        schemas.update(stream_schemas(name, stream()))
    words = dict.fromkeys(("alt", "caption", "credit"), STRING)
    schemas["Image"]["properties"].update(words)
    schemas["Image"]["required"] += list(words)
    schemas["Page"] = union({name.lower(): name for name in PAGES})
    schemas["Problem"] = problem_schema()
    schemas["SectionNode"] = tree_schema("section", description=STRING)
    schemas["NavigationItem"] = tree_schema("section")
    schemas.update(composed_schemas())
    contract["components"]["schemas"] = dict(sorted(schemas.items()))
    return contract


def stream_schemas(name: str, stream) -> dict[str, dict]:
    """Return a component for each block of a stream and one for their union."""
    names = {
        child: "".join(word.title() for word in child.split("_")) + "Block" for child in stream.child_blocks
    }
    blocks = {names[child]: block_schema(child, block) for child, block in stream.child_blocks.items()}
    return {**blocks, name: union(names)}


def union(names: dict[str, str]) -> dict:
    """Return the schema of one of several components, by the value of ``type``."""
    mapping = {value: f"#/components/schemas/{name}" for value, name in names.items()}
    return {
        "oneOf": [component(name) for name in names.values()],
        "discriminator": {"propertyName": "type", "mapping": mapping},
    }


def problem_schema() -> dict:
    schema = structure(
        type={"type": "string", "enum": [type_of(code) for code in sorted(TITLES)]},
        title=STRING,
        status=INTEGER,
        detail=STRING,
        request_id=STRING,
        parameter=STRING,
    )
    schema["required"].remove("parameter")
    return schema


def composed_schemas() -> dict[str, dict]:
    """Return the components of answers that are put together from several items."""
    link, links = component("PageLink"), array(component("PageLink"))
    network = structure(name=STRING, url=STRING)
    return {
        "ResolvedPage": structure(
            kind={"const": "page"},
            page=component("Page"),
            zones=structure(aside=array(component("ZoneBlock"))),
            breadcrumbs=links,
            alternates=array(structure(locale=STRING, url=STRING)),
        ),
        "ResolvedRedirect": structure(
            kind={"const": "redirect"}, location=STRING, permanent={"type": "boolean"}
        ),
        "SearchResult": structure(
            type=STRING,
            id=INTEGER,
            url=STRING,
            title=STRING,
            title_html=STRING,
            snippet_html=STRING,
            published_at=nullable(STRING),
            section=nullable(link),
        ),
        "Site": structure(
            type={"const": "site"},
            host=STRING,
            locale=STRING,
            default_locale=STRING,
            languages=array(structure(code=STRING, name=STRING, url=STRING)),
            home=link,
            portal_name=STRING,
            address=STRING,
            licence=STRING,
            logo=nullable(component("Image")),
            email=STRING,
            phone=STRING,
            social=array(network),
            navigation=array(component("NavigationItem")),
            link_groups=array(component("LinkGroup")),
            footer=links,
        ),
    }


def tree_schema(page_type: str, **more) -> dict:
    name = "SectionNode" if more else "NavigationItem"
    return structure(
        type={"const": page_type},
        id=INTEGER,
        title=STRING,
        url=STRING,
        **more,
        children=array(component(name)),
    )


def document_text() -> str:
    """Return the OpenAPI document as it is committed and served."""
    return json.dumps(document(), ensure_ascii=False, indent=1, sort_keys=False) + "\n"
