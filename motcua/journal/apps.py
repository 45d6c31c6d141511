from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "motcua.journal"
    label = "journal"
