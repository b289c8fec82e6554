"""The contract: one OpenAPI 3.1 document, made from the views, the serializers and the blocks."""

import json
from collections.abc import Sequence
from pathlib import Path

from django.urls import URLPattern, include, path
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.settings import patched_settings

from blocks.aside import AsideBlock
from blocks.body import BodyBlock

from .kinds import PAGE_TYPES
from .leaves import INTEGER, STRING, array, component, nullable, structure
from .operations import example
from .problems import PROBLEM_JSON, TITLES, type_of
from .refusals import problem_examples
from .samples import samples_of
from .serializers.article import CardSerializer
from .serializers.banner import BannerSerializer, PlacementSerializer
from .serializers.document import DocumentSerializer
from .serializers.image import ImageSerializer
from .serializers.link_group import LinkGroupSerializer
from .serializers.page import PageLinkSerializer
from .serializers.poll import PollSerializer
from .serializers.video import VideoClipSerializer
from .streams import block_schema
from .views.base import View

FILE = Path(__file__).resolve().parent / "openapi.json"
# The contract of the last release, which changes are held against.
RELEASED = FILE.with_name("released.json")
SETTINGS = {
    "TITLE": "Newsdesk",
    "DESCRIPTION": "Everything a front end reads from the newsroom, and the few things a reader sends.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "POSTPROCESSING_HOOKS": [],
    "SCHEMA_PATH_PREFIX": "/api/v1",
}
# What a block or a page can name. Known by reference only, so the generator does not meet all of them by itself.
THINGS = {
    "Banner": BannerSerializer,
    "Card": CardSerializer,
    "Document": DocumentSerializer,
    "Image": ImageSerializer,
    "LinkGroup": LinkGroupSerializer,
    "PageLink": PageLinkSerializer,
    "Placement": PlacementSerializer,
    "Poll": PollSerializer,
    "VideoClip": VideoClipSerializer,
}
STREAMS = {"BodyBlock": BodyBlock, "ZoneBlock": AsideBlock}
# Of what may grow inside a version, so that a front end passes over what it does not know.
EXTENSIBLE = {"x-extensible": True}


def document(calls: Sequence[URLPattern]) -> dict:
    """Return the OpenAPI document of the API's calls as a dict."""
    with patched_settings(SETTINGS):
        generator = SchemaGenerator(patterns=[path("api/v1/", include(list(calls)))])
        contract = generator.get_schema(public=True)
        inspector = View(request=None).schema
        inspector.method, inspector.path, inspector.registry = "GET", "/", generator.registry
        for serializer in (*THINGS.values(), *page_types().values()):
            inspector.resolve_serializer(serializer, "response")
        contract["components"] = generator.registry.build({})
    schemas = contract["components"]["schemas"]
    for name, stream in STREAMS.items():
        schemas.update(stream_schemas(name, stream()))
    words = dict.fromkeys(("alt", "caption", "credit"), STRING)
    schemas["Image"]["properties"].update(words)
    schemas["Image"]["required"] += list(words)
    schemas.update(page_schemas(schemas))
    schemas["Problem"] = problem_schema()
    schemas["SectionNode"] = tree_schema("section", description=STRING)
    schemas["NavigationItem"] = tree_schema("section")
    schemas.update(composed_schemas())
    contract["components"]["schemas"] = dict(sorted(schemas.items()))
    contract["components"]["examples"] = {
        name: {"value": value} for name, value in component_examples().items()
    }
    show_every_block(contract)
    name_problems(contract)
    spare_optional(contract)
    return contract


def component_examples() -> dict[str, object]:
    """Return an example of each thing and block, by the name of its component, and of each problem.

    Those of pages stand at the calls that answer with them.
    """
    shown = {
        **{name: example(f"things/{name}") for name in THINGS},
        **{
            block_name(name): block
            for stream in STREAMS.values()
            for name, block in samples_of(stream()).items()
        },
    }
    return {**dict(sorted(shown.items())), **problem_examples()}


def show_every_block(contract: dict) -> None:
    """Add examples that hold a block of each type to the calls for an article and for an address."""
    blocks = {name: list(samples_of(stream()).values()) for name, stream in STREAMS.items()}
    address = example("resolve")
    page = {**address["page"], "body": blocks["BodyBlock"]}
    shown = {
        "articles/{id}/": page,
        "resolve/": {**address, "page": page, "zones": {"aside": blocks["ZoneBlock"]}},
    }
    for call, value in shown.items():
        answer = contract["paths"][f"/api/v1/{call}"]["get"]["responses"]["200"]
        answer["content"]["application/json"]["examples"]["EveryBlock"] = {"value": value}


def name_problems(contract: dict) -> None:
    """Let the calls name the examples of problems, which stand in the document once."""
    for call in (call for calls in contract["paths"].values() for call in calls.values()):
        for answer in call["responses"].values():
            problems = answer.get("content", {}).get(PROBLEM_JSON)
            if problems:
                problems["examples"] = {
                    name: {"$ref": f"#/components/examples/{name}"} for name in problems["examples"]
                }


def spare_optional(contract: dict) -> None:
    """Keep the example of an optional parameter at its schema: a page to try calls would send it with every request."""
    for call in (call for calls in contract["paths"].values() for call in calls.values()):
        for parameter in call.get("parameters", []):
            if not parameter.get("required"):
                shown = parameter.pop("examples").values()
                parameter["schema"]["examples"] = [example["value"] for example in shown]


def page_types() -> dict[str, type]:
    """Return the serializer of each type of page, a host's own included, by type."""
    return dict(sorted((page_type.name, page_type.document) for page_type in PAGE_TYPES.values()))


def page_schemas(schemas: dict[str, dict]) -> dict[str, dict]:
    """Return the component of each type of page, and that of their union."""
    names = {
        name: serializer.__name__.removesuffix("Serializer") for name, serializer in page_types().items()
    }
    pages = {names[name]: typed(schemas[names[name]], name) for name in names}
    return {**pages, "Page": union(names)}


def typed(schema: dict, name: str) -> dict:
    """Return the schema of an object whose type is a constant, also if its serializer does not say so."""
    properties = {**schema["properties"], "type": {"type": "string", "const": name}}
    return {**schema, "properties": properties, "required": sorted({*schema["required"], "type"})}


def stream_schemas(name: str, stream) -> dict[str, dict]:
    """Return a component for each block of a stream and one for their union."""
    blocks = {block_name(child): block_schema(child, block) for child, block in stream.child_blocks.items()}
    return {**blocks, name: union({child: block_name(child) for child in stream.child_blocks})}


def block_name(block_type: str) -> str:
    """Return the name of the component of a block: LinkGroupBlock of link_group."""
    return "".join(word.title() for word in block_type.split("_")) + "Block"


def union(names: dict[str, str]) -> dict:
    """Return the schema of one of several components, by the value of ``type``."""
    mapping = {value: f"#/components/schemas/{name}" for value, name in names.items()}
    return {
        "oneOf": [component(name) for name in names.values()],
        "discriminator": {"propertyName": "type", "mapping": mapping},
        **EXTENSIBLE,
    }


def problem_schema() -> dict:
    kinds = {"type": "string", "enum": [type_of(code) for code in sorted(TITLES)], **EXTENSIBLE}
    schema = structure(
        type=kinds,
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


def document_text(calls: Sequence[URLPattern]) -> str:
    """Return the OpenAPI document as it is committed and served."""
    return json.dumps(document(calls), ensure_ascii=False, indent=1, sort_keys=False) + "\n"
