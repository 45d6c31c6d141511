"""Pages of the kit itself; `config.urls` includes them only while DEBUG is on."""

from django.urls import path

from motcua.web.kit.styleguide import styleguide

app_name = "kit"
urlpatterns = [path("kieu-mau/", styleguide, name="styleguide")]
