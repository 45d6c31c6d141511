"""Addresses in front of a desk: the kiosk, the display board, booked hours."""

from django.urls import path

from motcua.web.portal.bookings import booking, bookings, cancel, desks
from motcua.web.portal.call_board import call_board
from motcua.web.portal.kiosk import arrival, kiosk, ticket
from motcua.web.portal.kiosk_start import kiosk_end, kiosk_start, kiosk_still_there

urlpatterns = [
    path("ki-ot/", kiosk_start, name="kiosk_start"),
    path("ki-ot/con-dung/", kiosk_still_there, name="kiosk_still_there"),
    path("ki-ot/thoi/", kiosk_end, name="kiosk_end"),
    path("kiosk/<slug:desk_code>/", kiosk, name="kiosk"),
    path("kiosk/<slug:desk_code>/phieu/<uuid:key>/", ticket, name="kiosk_ticket"),
    path("kiosk/<slug:desk_code>/lich-hen/", arrival, name="kiosk_arrival"),
    path("bang-goi/<slug:desk_code>/", call_board, name="call_board"),
    path("dat-lich/", desks, name="booking_desks"),
    path("dat-lich/<slug:desk_code>/", bookings, name="bookings"),
    path("dat-lich/<slug:desk_code>/<slug:code>/", booking, name="booking"),
    path("dat-lich/<slug:desk_code>/<slug:code>/huy/", cancel, name="booking_cancel"),
]
