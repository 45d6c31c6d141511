"""`motcua demo`: the reference deployment, loaded on the first start, and what to try with it."""

import os
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.core.management import call_command

from motcua.cli.demonstration import demonstration, standing
from motcua.cli.management.commands.serve import Command as ServeCommand
from motcua.cli.management.commands.serve import prepare
from motcua.cli.version import deployments_folder
from motcua.clients.national_portal import stand_in as national
from motcua.clients.payment import stand_in as payment
from motcua.organisation.queries import agency_by_code

LOGINS = [
    ("Công dân (citizen)", "000194000001", "/"),
    ("Cán bộ một cửa xã (clerk)", "mc.xtb", "/mot-cua/"),
    ("Công chức thụ lý (specialist)", "cv.xtb.tuphap", "/ban-lam-viec/"),
    ("Chủ tịch xã (leader)", "ld.xtb.ct", "/ban-lam-viec/"),
    ("Văn thư xã (document clerk)", "vt.xtb", "/ban-lam-viec/"),
    ("Chủ tịch huyện (board)", "ld.huyen.ct", "/dieu-hanh/"),
    ("Kiểm soát TTHC (controller)", "ks.huyen", "/quan-tri/"),
    ("Quản trị (administrator)", "qt.huyen", "/quan-tri/"),
]


def start_gateway() -> str:
    """A payment gateway without money, served by this process; it tells every payment twice, as real ones may."""
    standing = payment.StandIn(notices_each=2)
    payment.start(standing)
    return payment.setting_of(standing)


def start_national_portal() -> str:
    """A national portal of which nothing leaves, served by this process."""
    standing = national.StandIn()
    return national.setting_of(standing, national.start(standing))


STAND_INS: dict[str, Callable[[], str]] = {
    "MOTCUA_PAYMENT_GATEWAY": start_gateway,
    "MOTCUA_NATIONAL_PORTAL": start_national_portal,
}


class Command(ServeCommand):
    help = "Start the reference deployment on synthetic people; the second start takes seconds."
    more_environment: Mapping[str, str] = MappingProxyType({"MOTCUA_DEMONSTRATION": "1"})

    def handle(self, *args: Any, **options: Any) -> None:
        folder = deployments_folder() / "cho-gao"
        prepare()
        stand_ins = {name: start() for name, start in STAND_INS.items() if name not in os.environ}
        self.more_environment = {**self.more_environment, **stand_ins}
        if agency_by_code("cho-gao") is None or not (marker().exists()):
            self.stdout.write("first start: loading the reference deployment (about half a minute)")
            call_command("load", folder, stdout=self.stdout)
            marker().touch()
        with standing(stand_ins):
            super().handle(*args, **options)

    def told_when_ready(self, address: str) -> list[str]:
        secrets = demonstration()
        rows = [f"  {role:<32} {name:<16} {address}{path}" for role, name, path in LOGINS]
        return [
            "",
            f"password of every account: {secrets.password}    PIN of every test key: {secrets.pin}",
            *rows,
            "",
            "three things to try:",
            "  1. as the citizen, find “giay khai sinh”, file it (choose xã Thanh Bình), keep the code",
            "  2. as mc.xtb receive it, as cv.xtb.tuphap propose, as ld.xtb.ct sign, as vt.xtb seal, as mc.xtb return",
            f"  3. let the machine walk it all:  {_said_before()}.venv/bin/motcua story",
            "",
            *super().told_when_ready(address),
        ]


def _said_before() -> str:
    """What other commands must be told of this demonstration, as the shell takes it; nothing when all is as usual."""
    told = {"PORT": os.environ.get("PORT", "8000"), "DATA_DIR": os.environ.get("DATA_DIR", "")}
    return "".join(f"{name}={shlex.quote(value)} " for name, value in told.items() if value not in ("", "8000"))


def marker() -> Path:
    """Written when the whole deployment has been loaded, so that a broken-off first start goes on."""
    from django.conf import settings

    return Path(settings.DATA_DIR) / "deployment-loaded"
