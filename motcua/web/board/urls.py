"""Addresses of the board door, and of the public figures."""

from django.urls import path, re_path

from motcua.web.board.files import figures_file, listing_file
from motcua.web.board.listing import listing
from motcua.web.board.overview import overview
from motcua.web.board.public import public

app_name = "board"
urlpatterns = [
    path("dieu-hanh/", overview, name="overview"),
    path("dieu-hanh/danh-sach/", listing, name="listing"),
    re_path(r"^dieu-hanh/so-lieu\.(?P<kind>xlsx|csv)$", figures_file, name="figures_file"),
    re_path(r"^dieu-hanh/danh-sach\.(?P<kind>xlsx|csv)$", listing_file, name="listing_file"),
    path("so-lieu/", public, name="public"),
]
