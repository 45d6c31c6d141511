"""Telling people in tests: stand-in providers over real HTTP, and one fact announced to one person."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.clients.sms.provider import read_providers
from motcua.clients.sms.stand_in import StandIn, address_of, start
from motcua.dossiers.events import Assigned
from motcua.journal.actions import record
from motcua.journal.models import Entry
from motcua.notifications.actions import announce
from motcua.notifications.models import Delivery
from motcua.notifications.rules.channels import Lane
from motcua.notifications.rules.ways import Addressee

LAN = Addressee(41, None, "0900000123", "")
VALUES = {"code": "H58.90.21-240305-0001", "sentence": "Tiếp nhận", "desk": "Một cửa An Mẫu", "phone": "02730000000"}
PAGE = "/ho-so/H58.90.21-240305-0001/"


@contextmanager
def standing_in(*stand_ins: StandIn) -> Iterator[str]:
    """The stand-ins served on loopback; their addresses as they are written in the settings."""
    servers = [start(one) for one in stand_ins]
    try:
        yield ",".join(address_of(one, server) for one, server in zip(stand_ins, servers, strict=True))
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def configure(settings: Any, sms: str = "", zalo: str = "") -> None:
    """The providers in the settings of a test."""
    settings.SMS_PROVIDERS, settings.ZALO_PROVIDERS = read_providers(sms), read_providers(zalo)


def a_fact(*, at: datetime, number: int = 1) -> Entry:
    """A recorded fact about dossier `number`; in the caller's transaction."""
    event = Assigned(officer=7, officer_name="Lê Văn Thụ")
    return record(event, by=None, at=at, subject="dossier", subject_id=number)


def announced(
    person: Addressee = LAN, *, at: datetime, template: str = "received", lane: Lane | None = None, number: int = 1
) -> list[Delivery]:
    """One fact announced to one person: its deliveries."""
    entry = a_fact(at=at, number=number)
    announce(entry, person, template, VALUES, page=PAGE, lane=lane)
    return list(Delivery.objects.filter(entry=entry).order_by("pk"))


def send_jobs(**fields: Any) -> list[ProcrastinateJob]:
    """The queued jobs of sending, in the order a worker takes them."""
    rows = ProcrastinateJob.objects.filter(task_name="notifications.send", status="todo", **fields)
    return list(rows.order_by("-priority", "id"))
