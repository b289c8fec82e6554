"""Build dist/wagtail_newsdesk-….whl: the rooms a host project installs, under the prefix ``newsdesk.``.

Generic names such as ``pages`` must not reach anyone's site-packages. So the rooms are copied to
build/wheel/newsdesk/ with their imports of one another renamed on the syntax tree; what cannot be renamed so
stops the build with its place. The build backend inside uv then packs the copy, without network and always
into the same bytes.
"""

import argparse
import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "newsdesk"
ROOMS = ("blocks", "pages", "api")
LEFT_BEHIND = ("cms", "settings", "tests")
DOTTED_NAME = re.compile(rf"({'|'.join(ROOMS + LEFT_BEHIND)})(\.\w+)*\.\w*")
BUILD_SYSTEM = f"""
[build-system]
requires = ["uv_build"]
build-backend = "uv_build"

[tool.uv.build-backend]
module-name = "{PREFIX}"
module-root = ""
"""


class Refused(Exception):
    """Something that has no meaning under the prefix; the message begins with its file and line."""


def renamed(source: bytes, name: str) -> bytes:
    """Return Python source whose imports of our rooms carry the prefix; nothing else changes.

    Raises Refused, naming ``name`` and the line, for what a renamed import cannot make right.
    """
    lines = source.splitlines(keepends=True)
    places = [place for node in ast.walk(ast.parse(source)) for place in prefix_places(node, lines, name)]
    for line, column in sorted(places, reverse=True):
        lines[line - 1] = lines[line - 1][:column] + f"{PREFIX}.".encode() + lines[line - 1][column:]
    return b"".join(lines)


def prefix_places(node: ast.AST, lines: list[bytes], name: str) -> Iterator[tuple[int, int]]:
    """Yield where a prefix goes for this node: line, and column in bytes."""
    if isinstance(node, ast.ImportFrom) and node.level == 0 and is_ours(node.module, node, name):
        start = re.compile(rb"from\s+").match(lines[node.lineno - 1], node.col_offset)
        yield node.lineno, start.end()
    elif isinstance(node, ast.Import):
        for alias in node.names:
            if is_ours(alias.name, alias, name):
                if not alias.asname:
                    raise Refused(
                        f"{name}:{alias.lineno}: write `import {alias.name} as …` or `from … import …`"
                    )
                yield alias.lineno, alias.col_offset
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and DOTTED_NAME.fullmatch(node.value):
        raise Refused(f"{name}:{node.lineno}: {node.value!r} names a package by its path in this repository")


def is_ours(module: str, node: ast.AST, name: str) -> bool:
    """Say whether a module is of a room in the wheel. Raises Refused if it is of ours, but not in the wheel."""
    room = module.partition(".")[0]
    if room in LEFT_BEHIND:
        raise Refused(f"{name}:{node.lineno}: {module} is not in the wheel")
    return room in ROOMS


def stage(target: Path) -> None:
    """Write the renamed copy, with what its metadata is made of, into ``target``. Raises Refused with every finding."""
    shutil.rmtree(target, ignore_errors=True)
    (target / PREFIX).mkdir(parents=True)
    (target / PREFIX / "__init__.py").write_text('"""A headless newsroom on Wagtail."""\n')
    for file in ("README.md", "LICENSE"):
        shutil.copy(ROOT / file, target)
    (target / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text() + BUILD_SYSTEM)
    ignore = shutil.ignore_patterns("__pycache__", "*.py[co]", "tests", "node_modules", ".*")
    for room in ROOMS:
        shutil.copytree(ROOT / room, target / PREFIX / room, ignore=ignore)
    if refusals := list(rename_all(target / PREFIX)):
        raise Refused("\n".join(refusals))


def rename_all(package: Path) -> Iterator[str]:
    """Rename the imports of every file below ``package``; yield what was refused."""
    for path in sorted(package.rglob("*.py")):
        try:
            path.write_bytes(renamed(path.read_bytes(), str(path.relative_to(package))))
        except Refused as refusal:
            yield str(refusal)


def pack(staged: Path, out: Path) -> None:
    """Pack the staged tree into a wheel in ``out``. Raises CalledProcessError if the backend fails."""
    uv = Path(sys.executable).parent / "uv"
    command = [uv, "build", "--wheel", "--offline", "--quiet", "--out-dir", out, staged]
    subprocess.run(command, check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Build the wheel a host project installs.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="folder of the wheel")
    parser.add_argument(
        "--build", type=Path, default=ROOT / "build" / "wheel", help="folder of the renamed copy"
    )
    options = parser.parse_args()
    try:
        stage(options.build)
    except Refused as refusal:
        sys.exit(str(refusal))
    pack(options.build, options.out)
    print(*sorted(options.out.glob("*.whl")), sep="\n")


if __name__ == "__main__":
    main()
