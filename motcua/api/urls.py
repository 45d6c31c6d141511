"""Addresses of the HTTP API."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from motcua.api.exchange import arrivals
from motcua.api.receipts import receipt
from motcua.api.v1 import api, not_found

app_name = "api"
urlpatterns = [
    path("bao-nhan/<str:provider>/", receipt, name="receipt"),
    path("trao-doi/ho-so/", arrivals, name="exchange_arrivals"),
    path("v1/", login_not_required(not_found)),
    path("v1/", api.urls),
    path("v1/<path:rest>", login_not_required(not_found)),
]
