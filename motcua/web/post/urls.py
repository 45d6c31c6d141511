"""Addresses of the Post's door."""

from django.urls import path

from motcua.web.post import callback, home, intake, orders, parcels, records, results

app_name = "post"
urlpatterns = [
    path("", home.home, name="home"),
    path("tin-buu-gui/", callback.tracking, name="tracking"),
    path("nhan-ho-so/", intake.intake, name="intake"),
    path("phieu-gui/<int:order_id>.pdf", records.slip, name="slip"),
    path("phieu-gui/<int:order_id>/", orders.order, name="order"),
    path("phieu-gui/<int:order_id>/that-lac/", orders.lose, name="report_order_loss"),
    path("bien-ban-ket-qua/<int:record_id>/", results.results, name="results"),
    path("bien-ban-ket-qua/<int:record_id>.pdf", results.paper, name="results_paper"),
    path("bien-ban-ket-qua/<int:record_id>/ky-nhan/", results.signed, name="sign_results"),
    path("bien-ban/", records.draw_up, name="draw_up"),
    path("bien-ban/<int:record_id>/", records.record, name="record"),
    path("bien-ban/<int:record_id>.pdf", records.paper, name="record_paper"),
    path("buu-gui/<int:parcel_id>/", parcels.parcel, name="parcel"),
    path("buu-gui/<int:parcel_id>/nhan.pdf", parcels.label, name="label"),
    path("buu-gui/<int:parcel_id>/ky-nhan/", parcels.take, name="carry"),
    path("buu-gui/<int:parcel_id>/moi-nhan/", parcels.invite, name="attempt"),
    path("buu-gui/<int:parcel_id>/phat/", parcels.give, name="deliver"),
    path("buu-gui/<int:parcel_id>/chuyen-hoan/", parcels.back, name="bring_back"),
    path("buu-gui/<int:parcel_id>/that-lac/", parcels.lose, name="report_loss"),
]
