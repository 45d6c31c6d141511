"""Dossiers as the national portal sends them, and the stand-in served for a test."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import httpx

from motcua.clients.national_portal.http import HttpNationalPortal
from motcua.clients.national_portal.portal import PortalFacts
from motcua.clients.national_portal.stand_in import StandIn, facts_of, start
from motcua.exchange.actions.take_arrival import take_arrival
from motcua.exchange.models import Inbound
from motcua.exchange.reading import read_message
from tests.factories.cast import MARITAL, marital_data

CODE, FILED = "DVCQG-240305-0001", "20240305083000"
FACTS = PortalFacts("http://portal.example/api", "motcua", "secret")
QUIET = httpx.Timeout(0.5)


@contextmanager
def standing_portal(stand_in: StandIn | None = None) -> Iterator[tuple[StandIn, HttpNationalPortal]]:
    """The stand-in on loopback and a client that does not wait long for it."""
    standing = stand_in or StandIn(slow_seconds=0.8)
    server = start(standing)
    try:
        yield standing, HttpNationalPortal(facts_of(standing, server), timeout=QUIET)
    finally:
        server.shutdown()
        server.server_close()


def national_dossier(**changes: Any) -> dict[str, Any]:
    """A complete application of somebody who has no account here, for a certificate of marital status at `xa`."""
    return {
        "MaHoSo": CODE,
        "MaTTHC": f"{MARITAL}.000.00.00.H58",
        "DonViXuLy": "H58.90.21",
        "LoaiDoiTuong": "1",
        "ChuHoSo": "Phan Thị Xa Quê",
        "DinhDanhCHS": {"LoaiDinhDanh": "1", "SoDinhDanh": "000190000077"},
        "SoDienThoai": "0900000777",
        "Email": "xa.que@vi-du.example",
        "DiaChi": "Ấp Mẫu, xã An Mẫu",
        "NgayNopHoSo": FILED,
        "DuLieuToKhai": marital_data(),
        "TaiLieuNop": [],
        **changes,
    }


def arrived(at: datetime, **changes: Any) -> Inbound:
    """A dossier of the portal, taken."""
    return take_arrival(read_message(national_dossier(**changes), HttpNationalPortal(FACTS)), by=None, at=at)


def asked_on(stand_in: StandIn, code: str = CODE) -> dict[str, Any]:
    """The request for a supplement the portal was told of last."""
    return dict(stand_in.dossiers[code]["DanhSachHoSoBoSung"][-1])


def answering(request: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The dossier as the portal sends it when its applicant has answered a request."""
    answered = {"DanhSachHoSoBoSung": [{**request, "TrangThaiBoSung": "1"}], "TrangThaiHoSo": "5"}
    return national_dossier(**{**answered, **changes})


def put_on(stand_in: StandIn, client: HttpNationalPortal, key: str, content: bytes) -> dict[str, str]:
    """A file the portal keeps for a paper, as a dossier names it."""
    digest = hashlib.sha256(content).hexdigest()
    stand_in.files[f"/tep/{digest}"] = content
    return {
        "TenTepDinhKem": f"{digest[:6]}.pdf", "MaThanhPhanHoSo": key,
        "DuongDanTaiTepTin": f"{client.facts.address}/tep/{digest}", "MaBam": digest,
    }  # fmt: skip
