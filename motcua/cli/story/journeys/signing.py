"""Sessions: results signed with one PIN and one objected to, the signed ones sealed with one PIN, returned at once."""

from __future__ import annotations

from collections.abc import Iterator

from motcua.cli.story.case import Case, Tale, Told
from motcua.cli.story.visitor import StoryFailed

PATH, OBJECTION = "/ban-lam-viec/phien-ky/", "Ghi rõ hơn mục đích sử dụng."
SEALING, RETURNING = "/ban-lam-viec/phien-dong-dau/", "/mot-cua/tra-truc-tuyen/"


def session(case: Case) -> Iterator[Told]:
    """Three dossiers before the head: a wrong PIN signs none, then two are signed and one goes back."""
    others = [Case(case.journey, case.people) for _ in range(2)]
    every = [case, *others]
    for one in every:
        one.file_online()
        one.receive()
        one.propose()
    yield Told("specialist", "proposes three results", ", ".join(one.code for one in every))
    head, back = case.person("head"), others[1]
    marked = {"ho_so": [case.code, others[0].code], f"y_kien_{back.code}": OBJECTION}
    wrong = head.send(head.open(PATH), "/phien-ky/", marked | {"ma_pin": "000000x"}, expect=422)
    for one in every:
        one.must_be("proposed")
    kept = wrong.tree.xpath("//input[@name='ho_so'][@checked]/@value")
    if sorted(kept) != sorted(marked["ho_so"]) or OBJECTION not in wrong.words():
        raise StoryFailed(f"what was marked is lost: {kept}")
    yield Told("head", "types a wrong PIN", "nothing is signed; the marks and the objection are kept")
    done = head.send(wrong, "/phien-ky/", marked | {"ma_pin": case.journey.pin})
    if "Đã ký 2 kết quả" not in done.words() or "Đã trả lại 1 kết quả" not in done.words():
        raise StoryFailed(f"the session does not say what it did: {done.words()[:400]}")
    states = f"{case.must_be('signed')}, {others[0].must_be('signed')}, {back.must_be('processing')}"
    yield Told("head", "signs two and sends one back, with one PIN", states)
    yield _sealed(case, every[:2])
    yield _returned(case, every[:2])


def _sealed(case: Case, signed: list[Case]) -> Told:
    clerk, codes = case.person("document clerk"), [one.code for one in signed]
    wrong = clerk.send(clerk.open(SEALING), "/phien-dong-dau/", {"ho_so": codes, "ma_pin": "000000x"}, expect=422)
    for one in signed:
        one.must_be("signed")
    done = clerk.send(wrong, "/phien-dong-dau/", {"ho_so": codes, "ma_pin": case.journey.pin})
    if "phát hành 2 kết quả" not in done.words():
        raise StoryFailed(f"the sealing session does not say what it did: {done.words()[:400]}")
    states = ", ".join(one.must_be("done") for one in signed)
    return Told("document clerk", "seals both with one PIN; a wrong PIN sealed none", states)


def _returned(case: Case, sealed: list[Case]) -> Told:
    clerk = case.person("clerk")
    done = clerk.send(clerk.open(RETURNING), "/tra-truc-tuyen/", {"ho_so": [one.code for one in sealed]})
    if "Đã trả 2 kết quả" not in done.words():
        raise StoryFailed(f"the desk does not say what it returned: {done.words()[:400]}")
    return Told("clerk", "returns both to the citizen's account", ", ".join(one.must_be("returned") for one in sealed))


TALES = (
    Tale("signing-session", "Phiên ký, phiên đóng dấu, trả trực tuyến cùng lúc",
         ("61/2018 Đ19, Đ20", "30/2020 Đ5, Đ13, Đ32, Đ33", "118/2025 Đ22"), session),
)  # fmt: skip
