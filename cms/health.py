"""Whether the process is alive, and whether it can serve. Neither writes, neither tells why not."""

import logging

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pages.scheduling import overdue_expiries, overdue_publications

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 as long as the process answers at all."""
    return JsonResponse({"status": "alive"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 if the database answers and every migration is applied, 503 otherwise.

    ``overdue`` is how many publications and withdrawals should have happened: for whoever watches the scheduler.
    """
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return JsonResponse({"status": "not ready"}, status=503)
        now = timezone.now()
        overdue = overdue_publications(now) + overdue_expiries(now)
    except Error:
        logger.exception("The database does not answer.")
        return JsonResponse({"status": "not ready"}, status=503)
    return JsonResponse({"status": "ready", "overdue": overdue})
