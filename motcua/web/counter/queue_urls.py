"""Addresses of the queue in front of a desk, for its clerks. Acts are POSTs."""

from django.urls import path

from motcua.web.counter import kiosks, queue

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("ngoi-quay/", queue.sit, name="queue_sit"),
    path("roi-quay/", queue.leave, name="queue_leave"),
    path("goi/", queue.call, name="queue_call"),
    path("phieu/<int:ticket_id>/goi-lai/", queue.call_again, name="queue_recall"),
    path("phieu/<int:ticket_id>/tiep-nhan/", queue.take_up, name="queue_serve"),
    path("phieu/<int:ticket_id>/vang/", queue.turn_missed, name="queue_miss"),
    path("quy-tac/", queue.rules, name="queue_rules"),
    path("chot-ngay/", queue.close, name="queue_close"),
    path("ki-ot/", kiosks.kiosk_open, name="kiosk_open"),
    path("ki-ot/<int:kiosk_id>/thoi/", kiosks.kiosk_close, name="kiosk_close"),
]
