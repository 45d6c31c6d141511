"""Addresses of the console door."""

from django.urls import URLPattern

app_name = "console"
urlpatterns: list[URLPattern] = []
