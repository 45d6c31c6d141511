"""Every address of the system, door by door."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("api/", include("motcua.api.urls")),
    path("", include("motcua.web.portal.urls")),
    path("mot-cua/", include("motcua.web.counter.urls")),
    path("ban-lam-viec/", include("motcua.web.desk.urls")),
    path("buu-chinh/", include("motcua.web.post.urls")),
    path("quan-tri/", include("motcua.web.console.urls")),
    path("", include("motcua.web.board.urls")),
    path("", include("motcua.web.kit.urls")),
    path("tai-khoan/", include("allauth.urls")),
    path("he-thong/", admin.site.urls),
]

handler400 = "motcua.web.kit.errors.bad_request"
handler403 = "motcua.web.kit.errors.forbidden"
handler404 = "motcua.web.kit.errors.not_found"
handler429 = "motcua.web.kit.errors.too_many"
handler500 = "motcua.web.kit.errors.server_error"
