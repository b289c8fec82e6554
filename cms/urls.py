"""Every address of the site: admin, API, health, uploaded files, and the front end or the way to it."""

from django.conf import settings
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

import api.urls
from pages.admin import tag_completion

from . import activity_log, errors, front_end, health, media
from .portal import urls as portal_urls

handler400, handler404, handler500 = errors.bad_request, errors.not_found, errors.server_error

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("admin/reports/", include(activity_log)),
    path("admin/tag-autocomplete/", include(tag_completion)),
    path("admin/", include(admin_urls)),
    path("api/v1/", include(api.urls)),
    # Where Wagtail sends whoever wants a private document: there is one log-in, the admin's.
    path(
        "documents/log-in/",
        RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True),
        name="wagtailcore_login",
    ),
    path("documents/", include(document_urls)),
    path("media/<path:path>", media.media),
]
urlpatterns += (
    portal_urls.urlpatterns
    if settings.NEWSDESK_PORTAL
    else [
        path("", front_end.to_front_end),
        path("<path:path>", front_end.to_front_end),
    ]
)
