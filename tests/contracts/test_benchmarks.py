"""What is measured is what it says: bulk dossiers agree with their steps and figures, the load generator with the clock."""

import json
import socket
import threading
from collections.abc import Iterator
from itertools import product

import pytest
from django.db.models import Count, F, Q, Sum

from benchmarks.bulk import fill
from benchmarks.table import Measure, as_json, as_lines
from benchmarks.wire import Load, drive, get
from motcua.dossiers.models import Dossier, Step
from motcua.monitoring.models import Figure, OpenByDue
from motcua.monitoring.rules.cells import Cut, Grain
from tests.factories.cast import Cast


def test_bulk_dossiers_stand_at_every_place_of_the_way(committed: Cast) -> None:
    fill(2000)
    states = dict(Dossier.objects.values_list("state").annotate(Count("id")))
    assert states["returned"] == 1920
    assert set(states) == {"submitted", "received", "processing", "proposed", "signed", "done", "returned"}
    fill(2000)
    assert Dossier.objects.count() == 2000


def test_each_open_bulk_dossier_has_one_open_step_where_it_is_held(committed: Cast) -> None:
    fill(1000)
    open_steps = Step.objects.filter(closed_at=None)
    held = {
        "agency": F("dossier__holder_agency"),
        "role": F("dossier__holder_role"),
        "position": F("dossier__step_position"),
    }
    assert open_steps.count() == Dossier.objects.exclude(state="returned").count() == 40
    assert open_steps.filter(**held).count() == 40


def test_bulk_figures_count_the_bulk(committed: Cast) -> None:
    fill(1000)
    for cut, grain in product(Cut, Grain):
        rows = Figure.objects.filter(cut=cut.value, grain=grain.value)
        told = rows.aggregate(
            s=Sum("submitted"), r=Sum("received"), e=Sum(F("settled_early") + F("settled_on_time") + F("settled_late"))
        )
        settled = Dossier.objects.filter(settled_at__isnull=False).count()
        assert told == {"s": 1000, "r": Dossier.objects.exclude(state="submitted").count(), "e": settled}
    unsettled = Dossier.objects.filter(Q(received_at__isnull=False), settled_at=None).count()
    for cut, grain in product(Cut, Grain):
        open_ones = OpenByDue.objects.filter(cut=cut.value, grain=grain.value)
        assert open_ones.aggregate(n=Sum("open"))["n"] == unsettled


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_the_generator_counts_every_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        threading.Thread(target=_answer_always, args=(server,), daemon=True).start()

        def three(number: int) -> Iterator[bytes]:
            return iter([get(f"/{number}/{turn}", port) for turn in range(3)])

        load = drive(port, three, connections=4, seconds=5, keep=True)
        server.close()
    assert load.statuses == {200: 12}
    assert sorted(load.bodies) == sorted(f"/{n}/{turn}".encode() for n in range(4) for turn in range(3))
    assert 0 < load.quantile(0.5) <= load.quantile(0.95) < 5000


def test_a_quantile_is_a_latency_that_occurred() -> None:
    load = Load(seconds=2.0, latencies=[n / 1000 for n in range(1, 101)])
    assert (round(load.quantile(0.95)), round(load.quantile(0.5)), load.rate) == (95, 50, 50.0)


def test_the_table_says_what_is_met_and_how_near_the_limit() -> None:
    measures = [
        Measure("filing", 600, "/s", 1500, "/s bare", 40, 60, ">= 530/s", met=True),
        Measure("signing", 20, "ms", 10, "ms bare", aim="<= 15 ms", met=False),
    ]
    lines = as_lines(measures)
    assert "0.40" in lines[1] and lines[1].endswith("met")
    assert "0.50" in lines[2] and lines[2].endswith("NOT MET")
    told = json.loads(as_json(measures, quick=True))
    assert told["measures"][0]["ratio"] == 0.4
    assert told["machine"]["cores"] > 0


def _answer_always(server: socket.socket) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        threading.Thread(target=_echo, args=(connection,), daemon=True).start()


def _echo(connection: socket.socket) -> None:
    with connection:
        while request := connection.recv(4096):
            path = request.split(b" ", 2)[1]
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(path), path))
