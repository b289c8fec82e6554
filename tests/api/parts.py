"""Items as a statement finds them, made by hand."""

from api.statements import Row


def part(key: str, card: str = "{}", path: str = "/a/", title: str = "Tin", site: int | None = None) -> Row:
    """Return a public item with a card."""
    kind, pk = key.split(":")
    columns = {"key": key, "type": kind, "object_id": int(pk), "site": site, "title": title, "path": path}
    blank = {**dict.fromkeys(Row._fields, ""), "arm": "named", "pk": int(pk), "version": 1}
    return Row(**{**blank, **columns, "canonical_url": f"http://localhost{path}", "text": card})
