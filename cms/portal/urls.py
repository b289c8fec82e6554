from django.urls import path

from . import views

urlpatterns = [
    path("portal/<path:path>", views.portal_file),
    path("", views.portal_page),
    path("<path:path>", views.portal_page),
]
