"""Ask a running site for the addresses that the work needs, and keep its answers for the bare views."""

import json
from itertools import count

import psycopg

from . import databases, names
from .servers import Server
from .work import Places

NEWEST = "/api/v1/articles/"
DEEP = 1000
# So many articles apart, two are made of the same parts: in a small portal and a large one the same is measured.
SAME = 200


def prepare(server: Server, database: str, size: int) -> Places:
    """Return the places, when the bare views have what they answer with."""
    places = found(server, database, size)
    keep_answers(server, database, places)
    keep_cards(server, database, places)
    return places


def found(server: Server, database: str, size: int) -> Places:
    article = names.FIRST_COPY + size * 9 // 10 // SAME * SAME + 107
    _, headers, body = server.ask(f"{NEWEST}{article}/")
    deep, cursor = far(server)
    return Places(
        article=article,
        path=json.loads(body)["url"],
        version=headers["ETag"],
        section=section(database, names.FIRST_SECTION),
        sparse=section(database, names.SPARSE_SECTION),
        deep=deep,
        cursor=cursor,
    )


def section(database: str, slug: str) -> int:
    return databases.rows(database, "SELECT id FROM wagtailcore_page WHERE slug = %s", slug)[0][0]


def far(server: Server) -> tuple[int, str]:
    """Walk to page 1,000, or to the last full one; return its number and the cursor that leads there."""
    cursor = ""
    for page in count(1):
        answer = json.loads(server.ask(f"{NEWEST}{f'?cursor={cursor}' if cursor else ''}")[2])
        if page + 1 == DEEP or not answer["next_cursor"]:
            return (page + 1, answer["next_cursor"]) if answer["next_cursor"] else (page, cursor)
        cursor = answer["next_cursor"]
    raise AssertionError("counted to the end")


def keep_answers(server: Server, database: str, places: Places) -> None:
    resolve = f"/api/v1/resolve/?path={places.path}"
    asked = {names.ARTICLE: places.by_id, names.RESOLVED: resolve, names.NEWEST: NEWEST}
    databases.rows(database, names.TABLES)
    for number, address in asked.items():
        text = server.ask(address)[2].decode()
        databases.rows(database, "INSERT INTO bench_answer VALUES (%s, %s, %s)", number, 12345, text)


def keep_cards(server: Server, database: str, places: Places) -> None:
    """Keep the fifty newest cards of all, and of the sections that are asked for."""
    with psycopg.connect(databases.url(database)) as connection:
        for number in (0, places.section, places.sparse):
            query = f"section={number}&limit=50" if number else "limit=50"
            for card in json.loads(server.ask(f"{NEWEST}?{query}")[2])["items"]:
                text = json.dumps(card, ensure_ascii=False, separators=(",", ":"))
                connection.execute(
                    "INSERT INTO bench_card (section, published_at, text) VALUES (%s, %s, %s)",
                    [number, card["published_at"], text],
                )
        connection.execute("ANALYZE bench_card")
