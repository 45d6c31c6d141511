from importlib import import_module

from django.apps import AppConfig


class PostalConfig(AppConfig):
    name = "motcua.postal"
    label = "postal"

    def ready(self) -> None:
        """Histories and reactions read these facts in every process, whoever acts in it."""
        import_module("motcua.postal.events")
