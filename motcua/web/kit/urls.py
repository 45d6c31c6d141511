"""Pages of the kit itself: readiness, and the style guide while DEBUG is on."""

from django.conf import settings
from django.urls import path

from motcua.web.kit.favicon import favicon
from motcua.web.kit.health import healthz
from motcua.web.kit.styleguide import styleguide

app_name = "kit"
urlpatterns = [path("healthz", healthz, name="healthz"), path("favicon.ico", favicon, name="favicon")]
if settings.DEBUG:
    urlpatterns.append(path("kieu-mau/", styleguide, name="styleguide"))
