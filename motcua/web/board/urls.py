"""Addresses of the board door."""

from django.urls import URLPattern

app_name = "board"
urlpatterns: list[URLPattern] = []
