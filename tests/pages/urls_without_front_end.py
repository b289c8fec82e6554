"""Addresses of a site whose front end lives on another host."""

from django.urls import path

from cms import front_end

urlpatterns = [path("", front_end.to_front_end), path("<path:path>", front_end.to_front_end)]
