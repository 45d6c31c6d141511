from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "motcua.web.post"
    label = "post"
