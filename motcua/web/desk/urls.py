"""Addresses of the desk door."""

from django.urls import URLPattern

app_name = "desk"
urlpatterns: list[URLPattern] = []
