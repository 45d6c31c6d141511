from django.apps import AppConfig


class FeesConfig(AppConfig):
    name = "motcua.fees"
    label = "fees"
