"""/healthz and /readyz: whether the process lives, and whether it can serve."""

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test.utils import CaptureQueriesContext


@pytest.fixture(params=["/healthz", "/readyz"])
def path(request):
    return request.param


@pytest.mark.django_db
def test_a_healthy_site_says_so_without_writing(client, path):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert not [one for one in queries if not one["sql"].strip().startswith("SELECT")]
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405


def test_a_living_process_needs_no_database(client):
    assert client.get("/healthz").json() == {"status": "alive"}


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_without_its_database_the_site_is_not_ready_and_does_not_tell_why(client, monkeypatch, error):
    def away(self):
        raise error("connection to secret.example failed")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", away)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"status": "not ready"})


@pytest.mark.django_db
def test_with_a_migration_to_apply_the_site_is_not_ready(client):
    MigrationRecorder.Migration.objects.filter(app="newsdesk_api").delete()
    assert client.get("/readyz").status_code == 503
