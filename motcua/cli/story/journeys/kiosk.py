"""A machine in front of the desk: one person after the other, and nothing of the first is there for the second."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from motcua.cli.story.case import Case, Tale, Told
from motcua.cli.story.days import weeks_ago
from motcua.cli.story.journeys.entrusted import NEIGHBOUR, NUMBER
from motcua.cli.story.visitor import Page, StoryFailed, Visitor

START, OWN, LOGIN = "/ki-ot/", "/ho-so/", "/tai-khoan/login/"
MACHINE_COOKIE = "ki_ot"
LEFT_ALONE = timedelta(minutes=8)


def kiosk(case: Case) -> Iterator[Told]:
    """A clerk makes the machine a kiosk; one person is done, another walks away; a clerk ends it."""
    began = weeks_ago(1)
    with case.journey.acting_at(began):
        yield case.file_online()
        machine = _made_a_kiosk(case)
        yield Told("clerk", "makes a machine a kiosk", "signed out of it; officers' pages lead to its start")
        yield from _first(case, machine)
        yield from _second(case, machine)
    with case.journey.acting_at(began + LEFT_ALONE):
        _must_lead(machine.open(OWN), START)
        _nothing_stays(case, machine, NEIGHBOUR)
        yield Told("second person", "has walked away", "minutes later the machine is at its start, and signed out")
    _end(case, machine)
    yield Told("clerk", "ends the kiosk at the machine", "an ordinary one again")


def _made_a_kiosk(case: Case) -> Visitor:
    machine = case.journey.visitor("machine", case.scene.people["clerk"])
    _must_lead(machine.send(machine.open("/mot-cua/hang-doi/"), "/hang-doi/ki-ot/"), START)
    _must_lead(machine.open("/mot-cua/"), START)
    return machine


def _first(case: Case, machine: Visitor) -> Iterator[Told]:
    machine.sign_in(case.scene.people["citizen"], case.journey.password)
    name, seen = case.scene.data["nguoi_yeu_cau"], machine.open(OWN).words()
    if case.code not in seen or name not in machine.open(f"{OWN}{case.code}/").words():
        raise StoryFailed(f"the first person does not see {case.code} at the kiosk: {seen[:300]}")
    yield Told("first person", "signs in at the kiosk and reads", f"{case.code} is there")
    machine.open(START)
    _nothing_stays(case, machine, name)
    yield Told(
        "first person", "touches “Xong, xóa hết”", "no cookie but the machine's; every page of theirs asks who it is"
    )


def _second(case: Case, machine: Visitor) -> Iterator[Told]:
    machine.sign_in(NUMBER, case.journey.password)
    words = machine.open(OWN).words()
    if NEIGHBOUR not in words or case.code in words or case.scene.data["nguoi_yeu_cau"] in words:
        raise StoryFailed(f"the second person sees: {words[:400]}")
    machine.open(f"{OWN}{case.code}/", expect=404)
    yield Told("second person", "signs in at the same machine", f"their own page; {case.code} does not exist for them")


def _nothing_stays(case: Case, machine: Visitor, name: str) -> None:
    """Whoever was there is signed out, and the machine keeps nothing but what makes it a kiosk."""
    if (kept := set(machine.http.cookies)) != {MACHINE_COOKIE}:
        raise StoryFailed(f"the machine keeps {sorted(kept)}")
    for path in (OWN, f"{OWN}{case.code}/", f"/tra-cuu/{case.code}/"):
        page = machine.open(path)
        if LOGIN not in page.address and "/tra-cuu/" not in page.address:
            raise StoryFailed(f"{path} is open at {page.address}")
        if name in page.words() or (case.code in page.words() and "/tra-cuu/" not in path):
            raise StoryFailed(f"{path} still says: {page.words()[:300]}")
    machine.open(START)


def _end(case: Case, machine: Visitor) -> None:
    clerk = {"login": case.scene.people["clerk"], "password": case.journey.password}
    asked = machine.send(machine.open(f"{START}thoi/"), "/login/", clerk)
    machine.send(asked, "/thoi/")
    machine.open(START, expect=404)


def _must_lead(page: Page, path: str) -> None:
    if not page.address.endswith(path):
        raise StoryFailed(f"led to {page.address}, not to {path}")


TALES = (Tale("kiosk", "Hai người lần lượt dùng một ki-ốt", ("118/2025 Đ3 khoản 9, Đ17 khoản 2, Đ38",), kiosk),)
