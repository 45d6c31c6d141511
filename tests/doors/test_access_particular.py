"""What few dossiers have: who acts for an applicant, and the desk that took a dossier in for another, see what they need.

The rows are (address, arguments beside the code) to the answer of each asker; whoever is not named is answered 404.
"""

from datetime import datetime

import pytest
from django.urls import reverse
from tests.doors.access_world import ASKERS, ask

from motcua.dossiers.actions.end_representation import end_representation
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.representing import Scope
from tests.factories.cast import Cast, a_draft, received_online
from tests.factories.elsewhere import NEW_REGIME, represented, taken_in

PEOPLE = [asker for asker in ASKERS if asker not in ("anonymous", "postman")]
FILES = {"portal:dossier": 200, "portal:filed": 200, "portal:fees": 200, "portal:supplement": 302}
NEVER = ("portal:stop", "portal:end_authority", "portal:rate")


def answers(address: str, *arguments: object, method: str = "GET") -> dict[str, int]:
    where = reverse(address, args=arguments)
    return {asker: ask(asker, method, where).status_code for asker in PEOPLE}


def seen_by(found: dict[str, int]) -> set[str]:
    return {asker for asker, status in found.items() if status != 404}


@pytest.fixture
def filed(cast: Cast, at: datetime) -> Dossier:
    return received_online(cast, a_draft(cast, at=at), at=at)


@pytest.mark.parametrize("name", FILES)
def test_who_files_by_a_paper_sees_what_the_applicant_sees(cast: Cast, at: datetime, filed: Dossier, name: str) -> None:
    assert seen_by(answers(name, filed.code)) == {"citizen"}
    represented(cast, filed, at=at, scope=Scope.FILE)
    found = answers(name, filed.code)
    assert seen_by(found) == {"citizen", "neighbour"}
    assert found["neighbour"] == FILES[name]
    end_representation(filed.pk, reason="Thôi ủy quyền", by=cast.user("citizen"), at=at)
    assert seen_by(answers(name, filed.code)) == {"citizen"}


def test_who_only_collects_sees_where_it_stands(cast: Cast, at: datetime, filed: Dossier) -> None:
    represented(cast, filed, at=at, scope=Scope.COLLECT)
    assert answers("portal:dossier", filed.code)["neighbour"] == 200
    for name in ("portal:filed", "portal:fees", "portal:supplement"):
        assert answers(name, filed.code)["neighbour"] == 404
    for kind in ("xac-nhan-nop", "giay-hen", "ket-qua"):
        assert answers("portal:dossier_document", filed.code, kind)["neighbour"] == 404


@pytest.mark.parametrize("name", NEVER)
def test_what_stays_with_the_applicant_alone(cast: Cast, at: datetime, filed: Dossier, name: str) -> None:
    represented(cast, filed, at=at)
    method = "POST" if name == "portal:rate" else "GET"
    assert "neighbour" not in seen_by(answers(name, filed.code, method=method))


PAGES = ("counter:dossier", "counter:fees")


@pytest.mark.parametrize("name", PAGES)
def test_the_two_desks_of_a_transfer_and_nobody_else(cast: Cast, name: str) -> None:
    dossier = taken_in(cast, at=NEW_REGIME)
    assert seen_by(answers(name, dossier.code)) == {"clerk", "other_clerk"}


def test_the_desk_that_took_it_prints_its_paper_and_does_not_act_for_the_other(cast: Cast) -> None:
    dossier = taken_in(cast, at=NEW_REGIME)
    assert answers("counter:form", dossier.code, "transfer-1")["other_clerk"] == 200
    for name in ("counter:refuse", "counter:supplement", "counter:withdraw"):
        assert answers(name, dossier.code)["other_clerk"] == 409
    assert answers("counter:receive", dossier.code, method="POST") == {
        asker: {"clerk": 302, "other_clerk": 409}.get(asker, 404) for asker in PEOPLE
    }
