from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JournalConfig(AppConfig):
    name = "motcua.journal"
    label = "journal"

    def ready(self) -> None:
        """Every process can tell every fact: histories and reactions read them, whoever acts in it."""
        autodiscover_modules("events")
