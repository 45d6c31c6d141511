"""Where a law of the sector sets the time to supplement, that time and that law count instead of the regime's."""

from datetime import datetime, timedelta

import pytest

from motcua.dossiers.actions.close_unsupplemented import close_unsupplemented
from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.models import Dossier, Ending
from motcua.dossiers.respond_term import respond_term
from motcua.dossiers.rules.pins import Pin, PinReason, Target
from motcua.kernel.worktime import in_vietnam
from motcua.procedures.rules.supplement_terms import SupplementTerm
from tests.factories.cast import Cast, a_draft
from tests.factories.revisions import all_say

LAW = "Nghị định số 101/2024/NĐ-CP, Điều 12"
HOME = Pin(Target.FIELD, "noi_cu_tru", PinReason.WRONG, "Thiếu số nhà", "Luật", "")


@pytest.fixture
def waiting(cast: Cast, at: datetime, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    """Filed under a revision with a time of its own; a published one never changes, so it is set in memory."""
    own = {"supplement": {"term": "5 ngày làm việc", "legal_basis": LAW}}
    dossier = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    all_say(monkeypatch, "details", own)
    return dossier


def test_the_sectors_own_time_counts(cast: Cast, at: datetime, waiting: Dossier) -> None:
    asked = request_supplement(waiting.pk, [HOME], by=cast.user("clerk"), at=at).supplements.get()
    assert in_vietnam(asked.respond_by).isoformat() == "2024-03-12T09:00:00+07:00"
    close_unsupplemented(waiting.pk, by=None, at=at + timedelta(days=8))
    assert Ending.objects.get(dossier=waiting).legal_basis == LAW


def test_elsewhere_the_regimes_time_counts(cast: Cast, at: datetime) -> None:
    said = respond_term(submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at))
    assert said.text == "15 ngày làm việc" and "61/2018" in said.article


@pytest.mark.parametrize(("term", "law"), [("30 ngày", ""), ("", LAW), ("lâu lắm", LAW)])
def test_half_of_it_or_no_term_is_refused(term: str, law: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        SupplementTerm.from_text(term, law)


def test_none_is_none_and_what_is_kept_is_read_again() -> None:
    assert SupplementTerm.from_text("", " ") is None and SupplementTerm.of_details({}) is None
    own = SupplementTerm.from_text("30 ngày", LAW)
    assert own and SupplementTerm.of_details({"supplement": own.as_json()}) == own
