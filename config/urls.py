"""Every address of the system, door by door."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("motcua.web.portal.urls")),
    path("mot-cua/", include("motcua.web.counter.urls")),
    path("ban-lam-viec/", include("motcua.web.desk.urls")),
    path("quan-tri/", include("motcua.web.console.urls")),
    path("", include("motcua.web.board.urls")),
    path("", include("motcua.web.kit.urls")),
    path("api/", include("motcua.api.urls")),
    path("tai-khoan/", include("allauth.urls")),
    path("he-thong/", admin.site.urls),
]
