"""What few dossiers have: who acts for an applicant, who is asked, who settles a part, who took it in, see what they need.

Each is asked at every address there is about the dossier; what is not named here is answered 404.
"""

from collections.abc import Iterable
from datetime import datetime

import pytest
from django.urls import reverse

from motcua.dossiers.actions.end_representation import end_representation
from motcua.dossiers.actions.keep_document import form_paper
from motcua.dossiers.actions.refuse import refuse
from motcua.dossiers.models import Consultation, Document, Dossier
from motcua.dossiers.queries import papers_of
from motcua.dossiers.rules.pins import RefusalReason
from motcua.dossiers.rules.representing import Scope
from tests.doors.access.addresses import about
from tests.doors.access.browsers import Browsers, body
from tests.doors.access.rows import ASKERS, CITIZENS, CLERKS
from tests.doors.access.world import asked, people
from tests.factories.cast import Cast, a_draft, filed_at_counter, received_online, sealed
from tests.factories.elsewhere import NEW_REGIME, represented, taken_in
from tests.factories.linked import linked_procedure, part, settled_part, whole_online
from tests.factories.postal import accepted, postal_officer

PEOPLE = [asker for asker in ASKERS if asker not in ("anonymous", "postman")]
FOR_ALL = {"portal:tracked": (302, 405), "portal:tracked_rate": (405, 302)}
"""Whoever is not remembered by the tracking page is asked for the code and the telephone again."""
NOT_THERE = {401, 403, 404, 405}


@pytest.fixture
def browsers(cast: Cast) -> Browsers:
    people()
    return Browsers()


def seen(browsers: Browsers, asker: str, code: str, **arguments: object) -> dict[str, tuple[int, int]]:
    """What somebody is answered, reading and acting, at the addresses of a dossier that exist for them.

    Where there is nothing to read for them they are not asked to act; the matrix acts everywhere.
    """
    read = {name: browsers.ask(asker, "GET", at).status_code for name, at in about(code, **arguments).items()}
    known = {name: at for name, at in about(code, **arguments).items() if read[name] not in (401, 404)}
    found = {name: (read[name], browsers.ask(asker, "POST", at).status_code) for name, at in known.items()}
    there = {name: answers for name, answers in found.items() if set(answers) - NOT_THERE}
    return {name: answers for name, answers in there.items() if FOR_ALL.get(name) != answers}


def who(
    browsers: Browsers, address: str, *arguments: object, method: str = "GET", askers: Iterable[str] = PEOPLE
) -> dict[str, int]:
    """Everybody for whom an address exists, with the answer."""
    where = reverse(address, args=arguments)
    found = {asker: browsers.ask(asker, method, where).status_code for asker in askers}
    return {asker: status for asker, status in found.items() if status != 404}


@pytest.fixture
def filed(cast: Cast, at: datetime) -> Dossier:
    return received_online(cast, a_draft(cast, at=at), at=at)


# Who acts for the applicant


FILER = {
    "portal:dossier": (200, 405),
    "portal:filed": (200, 405),
    "portal:fees": (200, 405),
    "portal:supplement": (302, 302),
}
COLLECTOR = {"portal:dossier": (200, 405)}


def test_who_files_by_a_paper_sees_what_the_applicant_sees(
    browsers: Browsers, cast: Cast, at: datetime, filed: Dossier
) -> None:
    represented(cast, filed, at=at, scope=Scope.FILE)
    assert seen(browsers, "representative", filed.code) == FILER
    end_representation(filed.pk, reason="Thôi ủy quyền", by=cast.user("citizen"), at=at)
    for name in FILER:
        assert set(who(browsers, name, filed.code, askers=CITIZENS)) == {"citizen"}


def test_who_only_collects_sees_where_it_stands_and_the_result(browsers: Browsers, cast: Cast, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    represented(cast, dossier, at=at, scope=Scope.COLLECT)
    assert who(browsers, "portal:dossier", dossier.code, askers=("representative",)) == {"representative": 200}
    done = represented(cast, sealed(cast, at=at), at=at, scope=Scope.COLLECT)
    assert seen(browsers, "representative", done.code) == COLLECTOR | {"portal:dossier_document": (200, 405)}
    for kind in ("xac-nhan-nop", "giay-hen", "receipt-1"):
        assert who(browsers, "portal:dossier_document", done.code, kind, askers=("representative",)) == {}


def test_who_only_collects_takes_the_refusal_as_the_result(browsers: Browsers, cast: Cast, at: datetime) -> None:
    dossier = represented(cast, filed_at_counter(cast, at=at), at=at, scope=Scope.COLLECT)
    why, law = RefusalReason.NOT_ELIGIBLE, "Điều 22"
    refuse(dossier.pk, reason_code=why, reason="Đã kết hôn", legal_basis=law, by=cast.user("leader"), at=at)
    form_paper(dossier.pk, Document.Kind.REFUSAL, 1, at=at)
    form_paper(dossier.pk, Document.Kind.RECEIPT, 1, at=at)
    found = {kind: who(browsers, "portal:dossier_document", dossier.code, kind) for kind in ("refusal-1", "receipt-1")}
    assert found == {"refusal-1": {"citizen": 200, "representative": 200}, "receipt-1": {"citizen": 200}}
    text = body(browsers.ask("representative", "GET", reverse("portal:dossier", args=[dossier.code])))
    assert "/giay/refusal-1/" in text and "/giay/giay-hen/" not in text


# Who is asked for an opinion, and who settles a part


def test_who_is_asked_opens_the_question_and_nothing_else_of_the_dossier(
    browsers: Browsers, cast: Cast, at: datetime, filed: Dossier
) -> None:
    asked(cast, filed, at=at)
    assert seen(browsers, "consulted", filed.code) == {}
    assert who(browsers, "desk:opinion", Consultation.objects.get().pk) == {"consulted": 200}


WORDS = ("000190000001", "Nguyễn Thị Ánh Thử")


def test_who_is_asked_finds_it_in_no_list_but_that_of_opinions(
    browsers: Browsers, cast: Cast, at: datetime, filed: Dossier
) -> None:
    asked(cast, filed, at=at)
    assert filed.code in body(browsers.ask("consulted", "GET", reverse("desk:opinions")))
    for address in ("desk:worklist", "desk:messages", "desk:paper_slips"):
        assert filed.code not in body(browsers.ask("consulted", "GET", reverse(address)))
    for words in (filed.code, *WORDS):
        found = browsers.ask("consulted", "GET", f"{reverse('desk:search')}?q={words}")
        assert found.status_code == 200 and f"/ho-so/{filed.code}/" not in body(found)


def test_the_head_of_a_unit_that_is_asked_reads_it_in_no_list_and_no_file(
    browsers: Browsers, cast: Cast, at: datetime, filed: Dossier
) -> None:
    asked(cast, filed, at=at, unit="xb")
    assert who(browsers, "desk:opinion", Consultation.objects.get().pk) == {
        "other_specialist": 200,
        "other_leader": 200,
    }
    query = "?chi-tieu=tiep-nhan&ky=2024"
    places = [reverse("board:listing"), reverse("board:listing_file", kwargs={"kind": "csv"})]
    told = {at: body(browsers.ask("other_leader", "GET", at + query)) for at in places}
    assert [at for at, text in told.items() if filed.code in text] == []
    assert all(filed.code in body(browsers.ask("leader", "GET", at + query)) for at in places)


@pytest.fixture
def whole(cast: Cast, at: datetime) -> Dossier:
    linked_procedure()
    dossier = whole_online(cast, at=at)
    settled_part(cast, dossier, 1, at=at)
    return dossier


READS = {"desk:dossier": (200, 405), "desk:control-slip": (200, 405), "desk:paper": (200, 405)}
SETTLES = {
    "desk:assign": (405, 422),
    "desk:propose": (200, 422),
    "desk:preview": (200, 200),
    "desk:consult": (200, 422),
    "desk:check": (200, 422),
}


def test_who_settles_a_part_has_the_part_and_nothing_of_the_whole(browsers: Browsers, whole: Dossier) -> None:
    here = part(whole, 3)
    found = seen(browsers, "linked", here.code, paper_id=papers_of(here)[0].pk)
    refused = {name for name, answers in found.items() if set(answers) == {409}}
    assert {name: answers for name, answers in found.items() if name not in refused} == READS | SETTLES
    assert all(name.startswith("desk:") for name in refused)
    assert seen(browsers, "linked", whole.code) == {}
    assert "linked" not in who(browsers, "desk:dossier", part(whole, 1).code)


def test_who_settles_a_part_finds_the_part_and_not_the_whole(browsers: Browsers, whole: Dossier) -> None:
    here = part(whole, 3).code
    for words in (whole.code, *WORDS):
        text = body(browsers.ask("linked", "GET", f"{reverse('desk:search')}?q={words}"))
        assert f"/ho-so/{whole.code}/" not in text
        assert (f"/ho-so/{here}/" in text) is (words in WORDS)


FOLLOWS = {"counter:dossier": (200, 405), "counter:control_slip": (200, 405), "counter:paper": (200, 405)}


def test_the_desk_of_the_authority_that_settles_a_part_follows_it_and_does_nothing(
    browsers: Browsers, whole: Dossier
) -> None:
    here = part(whole, 3)
    found = seen(browsers, "district_clerk", here.code, paper_id=papers_of(here)[0].pk)
    assert {name: answers for name, answers in found.items() if set(answers) - NOT_THERE != {409}} == FOLLOWS
    assert who(browsers, "counter:dossier", whole.code, askers=("district_clerk",)) == {}
    assert who(browsers, "counter:dossier", here.code, askers=CLERKS) == {"clerk": 200}
    assert here.code in body(browsers.ask("district_clerk", "GET", reverse("counter:home")))
    assert browsers.ask("district_clerk", "GET", f"{reverse('counter:search')}?q={here.code}").status_code == 302
    assert here.code not in body(browsers.ask("other_clerk", "GET", reverse("counter:home")))


# Who took it in for another desk, and who carries it


def test_the_two_desks_of_a_transfer_and_nobody_else(browsers: Browsers, cast: Cast) -> None:
    dossier = taken_in(cast, at=NEW_REGIME)
    for name in ("counter:dossier", "counter:fees"):
        assert set(who(browsers, name, dossier.code)) == {"clerk", "other_clerk"}
    assert who(browsers, "counter:post_parcel", dossier.code) == {"clerk": 200}


def test_the_desk_that_took_it_prints_its_paper_and_does_not_act_for_the_other(browsers: Browsers, cast: Cast) -> None:
    dossier = taken_in(cast, at=NEW_REGIME)
    assert who(browsers, "counter:form", dossier.code, "transfer-1")["other_clerk"] == 200
    for name in ("counter:refuse", "counter:supplement", "counter:withdraw", "counter:representative"):
        assert who(browsers, name, dossier.code)["other_clerk"] == 409
    assert who(browsers, "counter:receive", dossier.code, method="POST") == {"clerk": 302, "other_clerk": 409}
    found = browsers.ask("other_clerk", "GET", f"{reverse('counter:search')}?q={dossier.code}")
    assert found.headers["Location"] == reverse("counter:dossier", args=[dossier.code])


def test_a_postal_officer_has_the_orders_of_the_desks_they_serve(browsers: Browsers, cast: Cast, at: datetime) -> None:
    here = accepted(postal_officer("postman"), at=at)[0]
    postal_officer("other_postman", "mc-xb")
    where = reverse("post:order", args=[here.pk])
    answers = {name: browsers.ask(name, "GET", where).status_code for name in ("postman", "other_postman")}
    assert answers == {"postman": 200, "other_postman": 404}
    assert here.slip_no in body(browsers.ask("postman", "GET", reverse("post:home")))
    assert here.slip_no not in body(browsers.ask("other_postman", "GET", reverse("post:home")))
