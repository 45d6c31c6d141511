"""Pages of the kit itself: the style guide, only while DEBUG is on."""

from django.conf import settings
from django.urls import path

from motcua.web.kit.styleguide import styleguide

app_name = "kit"
urlpatterns = [path("kieu-mau/", styleguide, name="styleguide")] if settings.DEBUG else []
