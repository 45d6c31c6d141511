"""The kit as a Django application: templates and built static files."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "motcua.web.kit"
    label = "kit"
