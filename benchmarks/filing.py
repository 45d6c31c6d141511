"""Filing over HTTP against a bare application that does the same inserts in one statement."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from benchmarks.table import Measure
from benchmarks.wire import Load, drive, get
from benchmarks.world import TOKEN, say, serving, signed_in

PROCEDURE = "1.004873"
CONNECTIONS = 24
# Ten times what the best-known open case register creates on such a machine, and the share of the bare limit aimed at.
AIM_RATE, AIM_SHARE = 530, 0.35
DATA = {
    "nguoi_yeu_cau": "Nguyễn Thị Ánh Thử",
    "so_dinh_danh": "000190000001",
    "noi_cu_tru": "Ấp Mẫu, xã An Mẫu",
    "dien_thoai": "0900000123",
    "quan_he": "ban_than",
    "ten_nguoi_xac_nhan": "Nguyễn Thị Ánh Thử",
    "ngay_sinh": "1990-01-01",
    "gioi_tinh": "Nữ",
    "dan_toc": "Kinh",
    "quoc_tich": "Việt Nam",
    "so_dinh_danh_xac_nhan": "000190000001",
    "noi_thuong_tru": "Ấp Mẫu, xã An Mẫu",
    "tinh_trang": "chua_ket_hon",
    "muc_dich": "khac",
    "muc_dich_khac": "Bổ sung hồ sơ vay vốn",
    "cam_doan": True,
}


class Filers:
    """Citizens of the deployment and the authorities they file at, in turn."""

    def __init__(self) -> None:
        from motcua.people.models import Person
        from motcua.procedures.models import Competence

        rows = Competence.objects.filter(procedure__code=PROCEDURE).select_related("agency", "unit", "desk")
        self.places = list(rows.order_by("agency__code"))
        self.people = list(Person.objects.exclude(user=None).select_related("user").order_by("pk"))
        self.cookies = [signed_in(person.user.username) for person in self.people]

    def requests(self, path: str, port: int) -> Any:
        """For `drive`: an endless row of filings for each connection, each with a key of its own."""

        def endless(number: int) -> Iterator[bytes]:
            turn = number
            while True:
                agency = self.places[turn % len(self.places)].agency.code
                yield self.request(path, port, agency, self.cookies[turn % len(self.cookies)])
                turn += CONNECTIONS

        return endless

    def request(self, path: str, port: int, agency: str, cookies: str) -> bytes:
        body = json.dumps({"procedure": PROCEDURE, "agency": agency, "data": DATA}).encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookies}\r\nX-CSRFToken: {TOKEN}\r\n"
            f"Idempotency-Key: {uuid4()}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body

    def facts(self) -> str:
        """What the bare application knows without asking, as JSON."""
        from django.utils import timezone

        from motcua.reference.queries import regime_on

        person, today = self.people[0], timezone.localdate()
        places = {}
        for place in self.places:
            prefix = f"{place.desk.ecode}-{today:%y%m%d}-"
            revision = place.procedure.revisions.in_force(today).get()
            places[place.agency.code] = {
                "book": f"dossier:{place.desk.ecode}:{today:%y%m%d}",
                "prefix": prefix,
                "regime": regime_on(today).key,
                "revision": revision.pk,
                "agency": place.agency_id,
                "unit": place.unit_id,
                "desk": place.desk_id,
                "procedure": PROCEDURE,
            }
        applicant = {"person": person.pk, "name": person.full_name, "identity_no": person.identity_no}
        reached = {"phone": person.phone, "address": person.address, "user": person.user_id}
        return json.dumps({"places": places, "person": {**applicant, **reached}})


def measure_filing(filers: Filers, *, seconds: float, rounds: int) -> list[Measure]:
    """Both sides in turns on the same PostgreSQL, the worker at rest; then reading one's own dossier."""
    bare, ours = Load(), Load()
    facts = filers.facts()
    for number in range(rounds):
        say(f"filing, round {number + 1} of {rounds}")
        with serving("benchmarks.bare_app:application", BENCH_FACTS=facts) as port:
            _join(bare, _file(filers, "/file", port, seconds))
        with serving() as port:
            before = _count()
            part = _file(filers, "/api/v1/dossiers", port, seconds)
            _check(part, _count() - before)
            _join(ours, part)
            reading = _read(filers, port, min(seconds, 4))
    aim = f">= {AIM_SHARE} and >= {AIM_RATE}/s"
    met = ours.rate >= AIM_SHARE * bare.rate and ours.rate >= AIM_RATE
    return [
        Measure(
            "filing over HTTP", ours.rate, "/s", bare.rate, "/s bare WSGI",
            p50=ours.quantile(0.5), p95=ours.quantile(0.95), aim=aim, met=met,
        ),
        Measure("reading a filed dossier", reading.rate, "/s", p50=reading.quantile(0.5), p95=reading.quantile(0.95)),
    ]  # fmt: skip


def _file(filers: Filers, path: str, port: int, seconds: float) -> Load:
    drive(port, filers.requests(path, port), connections=CONNECTIONS, seconds=min(2, seconds))
    return drive(port, filers.requests(path, port), connections=CONNECTIONS, seconds=seconds, keep=True).only(201)


def _join(whole: Load, part: Load) -> None:
    whole.seconds += part.seconds
    whole.latencies += part.latencies
    whole.statuses += part.statuses


def _count() -> int:
    from motcua.dossiers.models import Dossier

    return Dossier.objects.count()


def _check(part: Load, stored: int) -> None:
    """What was acknowledged is stored, once each. The warm-up before is stored as well, so at least as many."""
    codes = [json.loads(body)["code"] for body in part.bodies]
    if len(set(codes)) != len(codes) or stored < len(codes):
        raise RuntimeError(f"{len(codes)} acknowledged, {len(set(codes))} different, {stored} stored")


def _read(filers: Filers, port: int, seconds: float) -> Load:
    from motcua.dossiers.models import Dossier

    owner = filers.people[0]
    code = Dossier.objects.filter(applicant=owner).order_by("-pk").values_list("code", flat=True)[0]
    request = get(f"/api/v1/dossiers/{code}", port, filers.cookies[0])

    def same(number: int) -> Iterator[bytes]:
        while True:
            yield request

    return drive(port, same, connections=8, seconds=seconds).only(200)
