"""The house itself: what a fresh clone says, and the rules that rooms keep."""

import ast
import shutil
import subprocess
import sys
import tomllib

import pytest
from django.conf import settings

PROJECT = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))


def test_without_an_environment_manage_py_says_what_to_do(tmp_path):
    shutil.copy(settings.BASE_DIR / "manage.py", tmp_path)
    # -S: an interpreter that finds nothing but the standard library.
    command = [sys.executable, "-S", tmp_path / "manage.py", "check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    assert done.returncode == 1
    assert "make setup" in done.stderr
    assert "Traceback" not in done.stderr


def test_with_an_environment_manage_py_runs_in_it(tmp_path):
    shutil.copy(settings.BASE_DIR / "manage.py", tmp_path)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\necho ran: $2\n")
    python.chmod(0o755)
    command = [sys.executable, "-S", tmp_path / "manage.py", "check"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)

    assert done.stdout == "ran: check\n"


@pytest.mark.skipif(shutil.which("make") is None, reason="make is missing.")
def test_make_help_needs_nothing_and_lists_the_commands(tmp_path):
    shutil.copy(settings.BASE_DIR / "Makefile", tmp_path)
    done = subprocess.run(["make", "help"], capture_output=True, text=True, check=True, cwd=tmp_path)

    assert {"demo", "test", "check", "format"} <= {line.split()[1] for line in done.stdout.splitlines()}
    assert not (tmp_path / ".venv").exists()


def test_no_python_is_downloaded():
    assert PROJECT["tool"]["uv"]["python-downloads"] == "never"


def test_the_import_rules_have_no_exceptions():
    contracts = PROJECT["tool"]["importlinter"]["contracts"]

    assert contracts
    assert not [contract["name"] for contract in contracts if "ignore_imports" in contract]


@pytest.mark.parametrize("room", ["blocks", "pages", "api", "cms"])
def test_within_a_room_imports_are_relative_and_between_rooms_from_imports(room):
    for path in (settings.BASE_DIR / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                assert node.module.partition(".")[0] != room, f"{path}:{node.lineno}"


def test_blocks_know_no_model_and_no_request():
    for path in (settings.BASE_DIR / "blocks").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                forbidden = ("django.db", "django.http", "django.contrib", "wagtail.models")
                assert not node.module.startswith(forbidden), f"{path}:{node.lineno}"
