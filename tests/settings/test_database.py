"""How the database is connected to, as the environment says."""

import json
import os
import subprocess
import sys

PRINT = "import json; from settings.base import DATABASES; print(json.dumps(DATABASES['default']['OPTIONS']))"


def options(**environment) -> dict:
    given = {"PATH": os.environ["PATH"], "DATABASE_URL": "postgres://nobody@127.0.0.1/nothing", **environment}
    run = subprocess.run([sys.executable, "-c", PRINT], env=given, capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def test_statements_are_prepared_and_planned_once():
    found = options()
    assert found["prepare_threshold"] == 1
    assert "plan_cache_mode=force_generic_plan" in found["options"]


def test_a_pooler_that_knows_neither_gets_no_prepared_statements_and_no_options():
    assert options(DATABASE_PREPARE="0") == {"prepare_threshold": None}
