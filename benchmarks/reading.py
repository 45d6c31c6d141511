"""Pages and answers people wait for, each beside what it stands on: the index in memory, or one bare statement."""

import re
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from statistics import median
from typing import Any
from urllib.parse import quote

import httpx

from benchmarks.table import Measure
from benchmarks.wire import Load, drive, get
from benchmarks.world import say, serving, signed_in

QUERIES = (
    "giay khai sinh",
    "dk ket hon",
    "ho khau",
    "giay phep xay dung",
    "dkkd",
    "bao tro xa hoi",
    "khai tu",
    "chung thuc",
)
AIM_MS = 50.0


def measure_search(seconds: float) -> list[Measure]:
    """The catalogue's search: the API's answer and the portal's page, beside the index alone."""
    from django.utils import timezone

    from motcua.procedures.queries import search

    today = timezone.localdate()
    search(QUERIES[0], on=today)
    alone = median_ms([lambda text=text: search(text, on=today) for text in QUERIES], 10)
    with serving() as port:
        api = _drive(port, [f"/api/v1/procedures?q={quote(text)}" for text in QUERIES], seconds)
        page = _drive(port, [f"/thu-tuc/?q={quote(text)}" for text in QUERIES], seconds)
    return [
        _measure("catalogue search (API)", api, alone, "ms the index alone"),
        _measure("catalogue search (page)", page, alone, "ms the index alone"),
    ]


def measure_tracking(seconds: float) -> list[Measure]:
    """The tracking page of a dossier, beside one bare statement over HTTP."""
    from motcua.dossiers.models import Dossier

    dossier = Dossier.objects.order_by("pk").first()
    if dossier is None:
        raise RuntimeError("no dossier to track")
    with serving() as port:
        cookies = _opened(port, dossier.code, dossier.applicant_phone[-4:])
        page = _drive(port, [f"/tra-cuu/{dossier.code}/"], seconds, cookies)
    with serving("benchmarks.bare_app:application") as port:
        bare = _drive(port, [f"/read?code={dossier.code}"], min(2.0, seconds))
    return [_measure("tracking page", page, bare.quantile(0.5), "ms bare WSGI, one statement", aim=False)]


def measure_officers(seconds: float, size: int) -> list[Measure]:
    """With `size` dossiers: a limited officer's worklist, a head's list of alerts, the board and its figures."""
    username, agency = _busiest_specialist()
    say(f"worklist of {username} and the board at {size:,}")
    with serving() as port:
        worklist = _drive(port, ["/ban-lam-viec/"], seconds, signed_in(username))
        board = _drive(port, ["/dieu-hanh/"], seconds, signed_in(_district_leader()))
        alerts = _drive(port, ["/ban-lam-viec/hom-nay/"], seconds, signed_in(_district_leader()))
    with serving("benchmarks.bare_app:application") as port:
        bare = _drive(port, [f"/worklist?agency={agency}&role=specialist"], min(2.0, seconds))
    figures, limit = _figures()
    return [
        _measure(f"worklist at {size:,}", worklist, bare.quantile(0.5), "ms bare WSGI, one statement"),
        Measure(f"worklist pages at {size:,}", worklist.rate, "/s", bare.rate, "/s bare WSGI"),
        _measure(f"worklist with alerts at {size:,}", alerts, bare.quantile(0.5), "ms bare WSGI, one statement"),
        _measure(f"board page at {size:,}", board, None, "", aim=False),
        Measure(f"the board's figures at {size:,}", figures, "ms", limit, "ms one sum in SQL"),
    ]


def flat(measures: list[Measure], small: int, large: int) -> Measure:
    """How much the board's figures cost at the large size for one at the small size."""
    named = {one.name: one.value for one in measures}
    growth = named[f"the board's figures at {large:,}"] / named[f"the board's figures at {small:,}"]
    return Measure(f"figures: cost at {large:,} over {small:,}", growth, "times", aim="<= 2", met=growth <= 2)


def median_ms(acts: list[Callable[[], Any]], rounds: int) -> float:
    """The median of doing each act `rounds` times, in milliseconds."""
    taken = []
    for _ in range(rounds):
        for act in acts:
            begin = time.perf_counter()
            act()
            taken.append(time.perf_counter() - begin)
    return median(taken) * 1000


def _measure(name: str, load: Load, limit: float | None, limit_name: str, *, aim: bool = True) -> Measure:
    p50, p95 = load.quantile(0.5), load.quantile(0.95)
    told = {"aim": f"p95 < {AIM_MS:.0f} ms", "met": p95 < AIM_MS} if aim else {}
    return Measure(name, p50, "ms", limit, limit_name, p50, p95, **told)  # type: ignore[arg-type]


def _drive(port: int, paths: list[str], seconds: float, cookies: str = "") -> Load:
    """One person after the other, on one connection: what somebody waits for, not how many can wait."""
    requests = [get(path, port, cookies) for path in paths]

    def each(number: int) -> Iterator[bytes]:
        return cycle(requests)

    drive(port, each, connections=8, seconds=min(1.0, seconds))
    return drive(port, each, connections=1, seconds=seconds).only(200)


def _opened(port: int, code: str, ending: str) -> str:
    """The cookies of somebody who has opened the tracking page of a dossier."""
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", follow_redirects=True) as client:
        form = client.get("/tra-cuu/").text
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
        token = found.group(1) if found else ""
        answer = client.post("/tra-cuu/", data={"csrfmiddlewaretoken": token, "ma": code, "so_cuoi": ending})
        if not str(answer.url).endswith(f"/tra-cuu/{code}/"):
            raise RuntimeError(f"the tracking page of {code} did not open: {answer.status_code}")
        return "; ".join(f"{name}={value}" for name, value in client.cookies.items())


def _busiest_specialist() -> tuple[str, int]:
    """The account and agency of the specialist for whom most dossiers wait."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT u.username, g.agency_id FROM organisation_grant g JOIN organisation_officer o ON o.id = g.officer_id "
            "JOIN accounts_user u ON u.id = o.user_id JOIN dossiers_dossier d ON d.holder_agency_id = g.agency_id "
            "AND d.holder_role = 'specialist' AND d.state <> 'returned' WHERE g.role = 'specialist' "
            "GROUP BY 1, 2 ORDER BY count(*) DESC, 1 LIMIT 1"
        )
        username, agency = cursor.fetchone()
    return username, agency


def _district_leader() -> str:
    from motcua.organisation.models import Grant

    rows = Grant.objects.filter(role="leader", agency__kind="district").select_related("officer__user")
    return str(rows.order_by("pk")[0].officer.user.username)


def _figures() -> tuple[float, float]:
    """The figures of this year as the board reads them, and the plainest sum over the same rows."""
    from django.db import connection
    from django.utils import timezone

    from motcua.kernel.periods import Period
    from motcua.monitoring.queries import WHOLE, figures

    now = timezone.now()
    year = Period.year(now.year)

    def plain() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT channel, sum(submitted), sum(received), sum(settled_early), sum(settled_on_time), sum(settled_late) "
                "FROM monitoring_figure WHERE cut = 'unit' AND grain = 'year' AND day BETWEEN %s AND %s GROUP BY channel",
                [year.first, year.last],
            )
            cursor.fetchall()

    return median_ms([lambda: figures(WHOLE, year, now=now)], 7), median_ms([plain], 15)
