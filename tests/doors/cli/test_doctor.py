"""`motcua doctor`: every lack has its sentence, its level and what to do."""

import importlib.metadata
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateWorker

from motcua.cli.checkup import connected, machine, running
from motcua.cli.checkup.findings import Finding, Level, is_healthy, missing, ok, told, warning
from motcua.cli.checkup.unreadable import port_of
from motcua.cli.version import release_folder
from motcua.clients.payment.gateway import read_gateway
from motcua.clients.payment.stand_in import StandIn, setting_of, start
from motcua.signatures.actions.trust_test_authority import trust_test_authority
from motcua.signatures.queries import Estate, estate
from tests.factories.national import arrived, standing_portal

NOW = datetime(2024, 3, 5, 2, 0, tzinfo=UTC)
HEALTHY = Estate(anchors=1, valid=3, test_valid=3, expiring=0, expired=0, test_authority=True)


def only(findings: list[Finding], subject: str) -> Finding:
    return next(finding for finding in findings if finding.subject == subject)


def test_an_old_python_is_missing_and_a_new_one_is_not() -> None:
    assert machine.python((3, 10, 14)).level is Level.MISSING
    assert machine.python((3, 11, 0)).level is Level.OK


LOCK = """django==5.2.9 \\
    --hash=sha256:00
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:00
puremagic==1.30 ; python_full_version < '3.12' \\
puremagic==2.2.0 ; python_full_version >= '3.12' \\
"""


@pytest.mark.parametrize(
    ("installed", "level", "named"),
    [
        ({"django": "5.2.9", "puremagic": "2.2.0"}, Level.OK, ""),
        ({"puremagic": "2.2.0"}, Level.MISSING, "django"),
        ({"django": "5.2.1", "puremagic": "1.30"}, Level.MISSING, "django 5.2.1"),
        ({"django": "5.2.9", "puremagic": "1.0"}, Level.MISSING, "puremagic 1.0"),
    ],
)
def test_packages_are_compared_with_the_lock(
    tmp_path: Path, installed: dict[str, str], level: Level, named: str
) -> None:
    def version(name: str) -> str:
        if name not in installed:
            raise importlib.metadata.PackageNotFoundError(name)
        return installed[name]

    lock = tmp_path / "requirements.lock"
    lock.write_text(LOCK)
    found = machine.packages(lock, version)
    assert found.level is level and named in found.sentence


def test_without_a_lock_nothing_is_claimed(tmp_path: Path) -> None:
    assert machine.packages(tmp_path / "requirements.lock").level is Level.WARNING


def test_this_checkout_has_what_is_locked() -> None:
    assert machine.packages(release_folder() / "requirements.lock").level is Level.OK


def test_assets_that_were_not_built_are_named(tmp_path: Path) -> None:
    for name in machine.BUILT[1:]:
        (tmp_path / name).touch()
    found = machine.assets(tmp_path)
    assert found.level is Level.MISSING and machine.BUILT[0] in found.sentence
    (tmp_path / machine.BUILT[0]).touch()
    assert machine.assets(tmp_path).level is Level.OK


def test_missing_fonts_and_stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    tinos, liberation, _ = machine.fonts.FACES
    for available, level in (([tinos], Level.OK), ([liberation], Level.WARNING), ([], Level.MISSING)):
        monkeypatch.setattr(machine.fonts, "available", lambda found=available: found)
        assert machine.paper_fonts().level is level


def test_a_data_folder_that_cannot_be_written_to_is_missing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert machine.data_folder(tmp_path / "file" / "var").level is Level.MISSING
    assert machine.data_folder(tmp_path / "var").level is Level.OK


@pytest.mark.parametrize(("free", "level"), [(10**8, Level.MISSING), (10**9, Level.WARNING), (10**10, Level.OK)])
def test_a_full_disk(tmp_path: Path, free: int, level: Level) -> None:
    assert machine.space(tmp_path, free).level is level


@contextmanager
def answering(body: bytes) -> Iterator[int]:
    """A program that answers every request with `body`; its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """The test needs no log."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def test_a_port_of_another_program_is_told_with_the_next_one() -> None:
    with answering(b"<html>") as port:
        found = machine.listening(port)
    assert found.level is Level.WARNING and f"PORT={port + 1}" in found.remedy


def test_a_port_on_which_this_system_answers_is_fine() -> None:
    with answering(b'{"status": "ok"}') as port:
        assert machine.listening(port).level is Level.OK
    assert not machine.answers_as_motcua(port)


def test_only_the_tests_need_the_test_tools() -> None:
    found = machine.test_tools(lambda name: None)
    assert {finding.level for finding in found} == {Level.WARNING}
    assert only(found, "pdfsig").remedy == "apt-get install poppler-utils"


def test_nothing_essential_missing_is_healthy_and_json_says_the_same() -> None:
    findings = [ok("a", "there"), warning("b", "old", "renew it")]
    assert is_healthy(findings) and not is_healthy([*findings, missing("c", "gone", "bring it")])
    answer = json.loads(told(findings, as_json=True))
    assert answer["ok"] is True and [row["level"] for row in answer["findings"]] == ["ok", "warning"]
    assert "renew it" in told(findings)


@pytest.mark.parametrize(
    ("arguments", "port"), [(["--port", "81"], 81), (["--json", "--port=82"], 82), (["--port"], 83), ([], 83)]
)
def test_the_port_is_read_even_without_a_parser(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], port: int
) -> None:
    monkeypatch.setenv("PORT", "83")
    assert port_of(arguments) == port


def test_an_unapplied_migration_is_missing(db: None) -> None:
    assert running.migrations().level is Level.OK
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'surveys'")
    assert running.migrations().level is Level.MISSING


@pytest.fixture
def workers(db: None) -> Any:
    def seen(ago: timedelta) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [NOW - ago])

    return seen


def test_a_silent_worker_is_essential_only_while_pages_are_served(workers: Any) -> None:
    assert running.worker(serving=False, at=NOW).level is Level.WARNING
    assert running.worker(serving=True, at=NOW).level is Level.MISSING
    workers(timedelta(minutes=2))
    assert running.worker(serving=True, at=NOW).level is Level.MISSING
    workers(timedelta(seconds=4))
    assert running.worker(serving=True, at=NOW) == ok("worker", "alive, last seen 4 s ago")


def test_stalled_and_failed_jobs_are_counted(workers: Any) -> None:
    assert running.jobs(NOW).level is Level.OK
    workers(timedelta(minutes=2))
    dead = ProcrastinateWorker.objects.get().pk
    insert = "INSERT INTO procrastinate_jobs (queue_name, task_name, status, worker_id) VALUES ('q', 't', %s, %s)"
    with connection.cursor() as cursor:
        cursor.execute(insert, ["doing", dead])
        stalled = running.jobs(NOW)
        cursor.execute(insert, ["failed", None])
    assert stalled.level is Level.WARNING and "1 stalled" in stalled.sentence
    assert "1 failed" in running.jobs(NOW).sentence


def test_a_clock_that_differs_from_the_databases_is_told(db: None) -> None:
    now = datetime.now(UTC)
    assert running.database(now).level is Level.OK
    assert running.database(now - timedelta(minutes=3)).level is Level.WARNING


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({}, Level.OK),
        ({"anchors": 0}, Level.WARNING),
        ({"test_authority": False}, Level.MISSING),
        ({"test_authority": False, "test_valid": 0}, Level.OK),
        ({"expiring": 1}, Level.WARNING),
        ({"expired": 2}, Level.WARNING),
    ],
)
def test_certificates(changes: dict[str, Any], level: Level) -> None:
    found = running.certificates(Estate(**{**HEALTHY.__dict__, **changes}))
    assert found[-1].level is level


def test_the_estate_counts_holders_whose_last_certificate_runs_out(cast: Any, at: datetime) -> None:
    trust_test_authority(by=None, at=at)
    now = estate(at=at, within=timedelta(days=30))
    assert now.anchors >= 1 and now.test_authority
    assert now.valid and now.test_valid == now.valid and not now.expiring and not now.expired
    later = estate(at=at + timedelta(days=365 * 30), within=timedelta(days=30))
    assert later.valid == 0 and later.expired > 0


def test_the_command_answers_with_status_and_json(db: None) -> None:
    out = StringIO()
    call_command("doctor", "--json", "--port=1", stdout=out)
    answer = json.loads(out.getvalue())
    assert answer["ok"] is True
    assert {"Python", "packages", "database", "migrations", "worker"} <= {row["subject"] for row in answer["findings"]}


def test_the_command_fails_when_something_essential_is_missing(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "OLDEST_PYTHON", (9, 0))
    with pytest.raises(CommandError):
        call_command("doctor", "--port=1", stdout=StringIO())


@pytest.mark.parametrize(
    ("environment", "subject", "says"),
    [
        ({"DATABASE_URL": "postgresql://motcua:hidden@127.0.0.1:1/motcua"}, "database", "motcua on 127.0.0.1"),
        ({"DATABASE_URL": "mysql://db/motcua"}, "settings", "must begin with postgresql://"),
        ({"DATA_DIR": os.devnull + "/var"}, "settings", "cannot be read"),
    ],
    ids=["unreachable database", "wrong address", "no data folder"],
)
def test_the_doctor_speaks_when_the_system_cannot_start(
    tmp_path: Path, environment: dict[str, str], subject: str, says: str
) -> None:
    inherited = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "var")}
    command = [sys.executable, "manage.py", "doctor", "--json", "--port=1"]
    done = subprocess.run(
        command, cwd=release_folder(), env=inherited | environment, capture_output=True, text=True, timeout=60
    )
    row = next(row for row in json.loads(done.stdout)["findings"] if row["subject"] == subject)
    assert done.returncode == 1
    assert row["level"] == "missing" and says in row["sentence"] and row["remedy"]
    assert "hidden" not in done.stdout + done.stderr


def test_a_payment_gateway_answers_or_is_warned_of(settings: Any) -> None:
    settings.PAYMENT_GATEWAY = None
    assert "not configured" in connected.payments().sentence
    standing = StandIn()
    server = start(standing)
    settings.PAYMENT_GATEWAY = read_gateway(setting_of(standing))
    assert connected.payments().sentence.endswith("answers")
    server.shutdown()
    server.server_close()
    assert connected.payments().level is Level.WARNING


def test_the_national_portal_is_connected_answers_and_nothing_waits(cast: Any, settings: Any, at: datetime) -> None:
    settings.NATIONAL_PORTAL = None
    assert "not connected" in running.national_portal().sentence
    with standing_portal() as (stand_in, client):
        settings.NATIONAL_PORTAL = client.facts
        assert running.national_portal().level is Level.OK
        arrived(at, SoDienThoai="1")
        waiting = running.national_portal()
        assert waiting.level is Level.WARNING and "1 arrived and not filed" in waiting.sentence
        stand_in.secret = "another"
        assert "Chữ ký không đúng" in running.national_portal().sentence
    assert "Không trao đổi được" in running.national_portal().sentence
