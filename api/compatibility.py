"""What of a contract would break a consumer of an older one.

Inside a version answers may say more and calls may take more, never the other way round (docs/front-end/api.md,
"Versions"). ``differences`` holds a contract against the released one and names each thing a consumer could trip over.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

LOWEST = ("minimum", "exclusiveMinimum", "minLength", "minItems")
HIGHEST = ("maximum", "exclusiveMaximum", "maxLength", "maxItems")
WORDS = ("description", "example", "examples", "title", "tags")
MISSING = object()


def differences(released: dict, today: dict) -> list[str]:
    """Return, in words, every change between two OpenAPI documents that breaks a consumer; sorted, each once."""
    return sorted(set(changes(released, today)))


def bare(document: dict) -> dict:
    """Return a document with what ``differences`` looks at, without words and examples."""
    paths = {
        address: {method: without_words(call) for method, call in calls.items()}
        for address, calls in document["paths"].items()
    }
    schemas = {name: without_words(schema) for name, schema in document["components"]["schemas"].items()}
    return {
        "info": {"version": document["info"]["version"]},
        "paths": paths,
        "components": {"schemas": schemas},
    }


def without_words(node, named: bool = False):
    """Return a part of a document without words and examples; ``named`` tells that its keys are names of ours."""
    if isinstance(node, list):
        return [without_words(child) for child in node]
    if not isinstance(node, dict):
        return node
    return {
        key: without_words(child, key in ("properties", "mapping") and not named)
        for key, child in node.items()
        if named or key not in WORDS
    }


def changes(released: dict, today: dict) -> Iterator[str]:
    for address, calls in released["paths"].items():
        for method, call in calls.items():
            name = f"{method.upper()} {address}"
            now = today["paths"].get(address, {}).get(method)
            if now is None:
                yield f"{name} is gone"
                continue
            yield from changed_parameters(name, call, now, Asked(today, released))
            yield from changed_body(name, call, now, Asked(today, released))
            yield from changed_answers(name, call, now, Answered(released, today))


def changed_parameters(name: str, before: dict, now: dict, compare: "Asked") -> Iterator[str]:
    known = {(one["in"], one["name"]): one for one in before.get("parameters", [])}
    taken = {(one["in"], one["name"]): one for one in now.get("parameters", [])}
    for key, parameter in known.items():
        if key not in taken:
            yield f"{name} takes no {key[1]} any more"
        else:
            yield from compare.beyond(taken[key]["schema"], parameter["schema"], f"{name} {key[1]}")
    for key, parameter in taken.items():
        if parameter.get("required") and not known.get(key, {}).get("required"):
            yield f"{name} requires {key[1]}"


def changed_body(name: str, before: dict, now: dict, compare: "Asked") -> Iterator[str]:
    if "requestBody" not in now:
        if "requestBody" in before:
            yield f"{name} takes no body any more"
        return
    if now["requestBody"].get("required") and not before.get("requestBody", {}).get("required"):
        yield f"{name} requires a body"
    yield from changed_media(f"{name} body", before.get("requestBody", {}), now["requestBody"], compare)


def changed_answers(name: str, before: dict, now: dict, compare: "Answered") -> Iterator[str]:
    for status, answer in before["responses"].items():
        if status not in now["responses"]:
            # A refusal that does not come any more breaks nobody.
            if not status.startswith("4"):
                yield f"{name} does not answer {status} any more"
            continue
        answered = now["responses"][status]
        for header in answer.get("headers", {}).keys() - answered.get("headers", {}).keys():
            yield f"{name} {status} has no {header} any more"
        yield from changed_media(f"{name} {status}", answer, answered, compare)


def changed_media(name: str, before: dict, now: dict, compare: "Comparison") -> Iterator[str]:
    for media, content in before.get("content", {}).items():
        if media not in now.get("content", {}):
            yield f"{name} is not {media} any more"
        else:
            schemas = (content["schema"], now["content"][media]["schema"])
            yield from compare.beyond(*(schemas if isinstance(compare, Answered) else schemas[::-1]), name)


@dataclass
class Comparison:
    """Compares what is allowed, by a schema of one document, with what may be given, by a schema of another.

    Of answers the older document allows and the newer gives; of what is asked it is the other way round.
    """

    allowing: dict
    giving: dict
    seen: set[tuple[str, str]] = field(default_factory=set)

    def beyond(self, allowed: dict, given: dict, name: str) -> Iterator[str]:
        """Yield what may be given that is not allowed."""
        references = (allowed.get("$ref", ""), given.get("$ref", ""))
        if all(references):
            if references in self.seen:
                return
            self.seen.add(references)
        if references[0]:
            name = references[0].rpartition("/")[2]
        allowed, given = resolved(self.allowing, allowed), resolved(self.giving, given)
        if alternatives(given) or alternatives(allowed):
            yield from self.beyond_alternatives(allowed, given, name)
            return
        yield from self.beyond_values(allowed, given, name)
        if "properties" in allowed and "properties" in given:
            yield from self.beyond_properties(allowed, given, name)
        if "items" in allowed and "items" in given:
            yield from self.beyond(allowed["items"], given["items"], f"{name}[]")

    def beyond_alternatives(self, allowed: dict, given: dict, name: str) -> Iterator[str]:
        """Yield the alternatives that may be given and fit none that is allowed."""
        mappings = [schema.get("discriminator", {}).get("mapping") for schema in (allowed, given)]
        if all(mappings):
            for value, reference in mappings[1].items():
                if value in mappings[0]:
                    yield from self.beyond({"$ref": mappings[0][value]}, {"$ref": reference}, name)
                elif not allowed.get("x-extensible"):
                    yield f"{name} may be {value}"
            yield from self.left_out(name, mappings[0].keys() - mappings[1].keys())
            return
        for one in alternatives(given) or [given]:
            others = alternatives(allowed) or [allowed]
            named = [other for other in others if other.get("$ref") == one.get("$ref", "")]
            if named or len(others) == 1:
                yield from self.beyond((named or others)[0], one, name)
            elif all(any(self.again().beyond(other, one, name)) for other in others):
                yield f"{name} may be {said(one)}"

    def again(self) -> "Comparison":
        """Return a comparison for one of several tries, which is not to remember the others."""
        return type(self)(self.allowing, self.giving, set(self.seen))

    def beyond_values(self, allowed: dict, given: dict, name: str) -> Iterator[str]:
        """Yield the kinds, values and limits of one value that go beyond what is allowed."""
        kinds = (allowed.get("type"), given.get("type"))
        if kinds[0] and kinds[0] != kinds[1] and kinds != ("number", "integer") and "const" not in given:
            yield f"{name} may be {said(given)}"
        values, given_values = values_of(allowed), values_of(given)
        if values is not None and not allowed.get("x-extensible"):
            more = [MISSING] if given_values is None else [one for one in given_values if one not in values]
            yield from (f"{name} may be {said(given) if one is MISSING else one}" for one in more)
        for limits, tighter in ((LOWEST, max), (HIGHEST, min)):
            for limit in limits:
                if limit in allowed and (
                    limit not in given or tighter(allowed[limit], given[limit]) != given[limit]
                ):
                    yield f"{name} may go beyond {limit} {allowed[limit]}"
        for rule in ("pattern", "format"):
            if rule in allowed and allowed[rule] != given.get(rule):
                yield f"{name} may have another {rule} than {allowed[rule]}"

    def beyond_properties(self, allowed: dict, given: dict, name: str) -> Iterator[str]:
        raise NotImplementedError

    def left_out(self, name: str, values: set[str]) -> Iterator[str]:
        raise NotImplementedError


class Answered(Comparison):
    """Of what is answered: there may be more properties, and no fewer."""

    def beyond_properties(self, allowed, given, name):
        for key, schema in allowed["properties"].items():
            if key not in given["properties"]:
                yield f"{name}.{key} is gone"
                continue
            if key in allowed.get("required", []) and key not in given.get("required", []):
                yield f"{name}.{key} may be missing"
            yield from self.beyond(schema, given["properties"][key], f"{name}.{key}")

    def left_out(self, name, values):
        yield from (f"{name} is never {value} any more" for value in values)


class Asked(Comparison):
    """Of what is sent: there may be fewer required properties, and no more; none that is no longer known."""

    def beyond_properties(self, allowed, given, name):
        for key in allowed.get("required", []):
            if key not in given.get("required", []):
                yield f"{name}.{key} is required"
        for key, schema in given["properties"].items():
            if key not in allowed["properties"]:
                yield f"{name}.{key} is not taken any more"
            else:
                yield from self.beyond(allowed["properties"][key], schema, f"{name}.{key}")

    def left_out(self, name, values):
        yield from ()


def resolved(document: dict, schema: dict) -> dict:
    """Return a schema, or the component it names, with what stands beside the name."""
    if "$ref" not in schema:
        return schema
    component = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return {**component, **{key: value for key, value in schema.items() if key != "$ref"}}


def alternatives(schema: dict) -> list[dict]:
    return schema.get("oneOf") or schema.get("anyOf") or []


def values_of(schema: dict) -> list | None:
    """Return the only values a schema allows; None if it does not name them."""
    return [schema["const"]] if "const" in schema else schema.get("enum")


def said(schema: dict) -> str:
    """Return in a few words what a schema describes."""
    return str(
        schema.get("$ref", "").rpartition("/")[2] or schema.get("const") or schema.get("type") or "anything"
    )
