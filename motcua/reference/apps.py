from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "motcua.reference"
    label = "reference"
