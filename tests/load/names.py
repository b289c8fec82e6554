"""What the benchmark and the site it drives must both know."""

# The id of the oldest article; the others follow.
FIRST_COPY = 10_000
FIRST_SECTION = "chuyen-muc-0"
# A section with few articles, all of them old.
SPARSE_SECTION = "chuyen-muc-it-bai"

# Under which number the bare views keep an answer of ours.
ARTICLE, RESOLVED, NEWEST = 1, 2, 3
TABLES = """
DROP TABLE IF EXISTS bench_answer, bench_card;
CREATE TABLE bench_answer (id bigint PRIMARY KEY, version bigint NOT NULL, text text NOT NULL);
CREATE TABLE bench_card (
    id bigserial PRIMARY KEY, section bigint NOT NULL, published_at timestamptz NOT NULL, text text NOT NULL
);
CREATE INDEX ON bench_card (section, published_at DESC);
"""
