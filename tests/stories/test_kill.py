"""kill -9 of web and worker while 500 applications are filed: what was acknowledged is there, once, with what follows."""

import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.factories.cast import MARITAL, PASSWORD, marital_data
from tests.stories.system import System, system_folder
from tests.stories.visitor import sign_in

FILINGS = 500
KILLS = ("granian", "worker") * 5


@pytest.fixture
def system() -> System:
    return System(system_folder())


def file_until_acknowledged(system: System, client: httpx.Client, key: str) -> str:
    """File with one key, again after every failure, as a browser with a bad connection does; the code it was given.

    At `xb`, whose receipts are not signed: the test is about losing nothing, and signing 500 papers takes a minute.
    """
    body = {"procedure": MARITAL, "agency": "xb", "data": marital_data()}
    for _ in range(200):
        try:
            headers = {"Idempotency-Key": key, "X-CSRFToken": client.cookies["csrftoken"]}
            answer = client.post("/api/v1/dossiers", json=body, headers=headers)
            if answer.status_code in (200, 201):
                return str(answer.json()["code"])
            assert answer.status_code >= 500, answer.text
        except httpx.HTTPError:
            time.sleep(0.1)
    raise AssertionError(f"{key} was never acknowledged")


@pytest.mark.xdist_group("kill")
@pytest.mark.timeout(300)
def test_nothing_acknowledged_is_lost_and_nothing_doubled(system: System) -> None:
    system.start()
    try:
        done = threading.Event()
        killed = []

        def killer() -> None:
            for name in KILLS:
                if done.wait(1.2):
                    return
                killed.append(system.kill_one(name))

        with httpx.Client(base_url=system.address, timeout=10) as client:
            sign_in(client, "000190000001", PASSWORD)
            thread = threading.Thread(target=killer)
            thread.start()
            keys = [str(uuid.uuid4()) for _ in range(FILINGS)]
            with ThreadPoolExecutor(4) as pool:
                codes = list(pool.map(lambda key: file_until_acknowledged(system, client, key), keys))
            thread.join()
            done.set()
        assert killed.count(True) == len(KILLS)
        assert len(set(codes)) == FILINGS
        stored = system.ask("SELECT code, filing_key::text FROM dossiers_dossier")
        assert sorted(stored) == sorted(zip(codes, keys, strict=True))
        serials = sorted(int(code.rsplit("-", 1)[1]) for code in codes)
        assert serials == list(range(1, FILINGS + 1))
        wait_until_followed(system)
    finally:
        system.stop()


def wait_until_followed(system: System) -> None:
    """Every filing was counted once and has its receipt."""
    deadline = time.monotonic() + 150
    while time.monotonic() < deadline:
        counted = system.ask(
            "SELECT coalesce(sum(submitted), 0) FROM monitoring_figure WHERE cut = 'full' AND grain = 'day'"
        )[0][0]
        receipts = system.ask("SELECT count(*) FROM dossiers_document WHERE kind = 'filing'")[0][0]
        if (counted, receipts) == (FILINGS, FILINGS):
            return
        time.sleep(1)
    raise AssertionError(f"counted {counted}, receipts {receipts}")
