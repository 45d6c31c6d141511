"""Where people file: here until the day of the national portal, and what that stops and leaves alone."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.start_draft import start_draft
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.submit_directly import DirectFiling, submit_directly
from motcua.dossiers.models import Dossier, Draft
from motcua.kernel.refusals import Refused
from motcua.reference.actions import PortalFacts, set_portal_mode
from motcua.reference.models import PortalMode
from motcua.reference.queries import portal_mode_on
from motcua.reference.rules.portal import FilingPlace
from tests.factories.cast import MARITAL, Cast, a_draft, filed_at_counter, marital_data
from tests.factories.traces import no_trace, one_fact

ADDRESS = "https://dichvucong.example"
HERE = PortalFacts(FilingPlace.HERE, date(2020, 1, 1), "Nghị định số 45/2020/NĐ-CP")
DAY = date(2024, 3, 5)
NATIONAL = PortalFacts(FilingPlace.NATIONAL, DAY, "Nghị định số 118/2025/NĐ-CP, Điều 15", ADDRESS)
SENTENCE = "Từ ngày 05/03/2024 hồ sơ trực tuyến được nộp trên Cổng Dịch vụ công quốc gia"


def switch(at: datetime, facts: PortalFacts = NATIONAL) -> None:
    set_portal_mode(facts, by=None, at=at)


def test_an_installation_that_never_said_takes_filings(cast: Cast) -> None:
    assert portal_mode_on(DAY).takes_filings


def test_a_mode_ends_the_one_before(cast: Cast, at: datetime) -> None:
    switch(at, HERE)
    with one_fact("reference.portal_mode_set"):
        switch(at)
    assert portal_mode_on(DAY - timedelta(days=1)).takes_filings
    assert not portal_mode_on(DAY).takes_filings and portal_mode_on(DAY).address == ADDRESS
    assert PortalMode.objects.get(valid_from=HERE.valid_from).valid_to == DAY - timedelta(days=1)


def test_the_same_twice_changes_nothing(cast: Cast, at: datetime) -> None:
    switch(at, HERE)
    switch(at)
    with no_trace():
        switch(at)
        switch(at, HERE)
    assert not portal_mode_on(DAY).takes_filings


def test_an_earlier_decision_drops_what_was_set_for_later(cast: Cast, at: datetime) -> None:
    switch(at, HERE)
    switch(at, PortalFacts(FilingPlace.NATIONAL, date(2024, 6, 1), "Văn bản", ADDRESS))
    switch(at, PortalFacts(FilingPlace.HERE, date(2024, 5, 1), "Văn bản khác"))
    assert portal_mode_on(date(2024, 6, 1)).takes_filings
    assert PortalMode.objects.filter(valid_to__isnull=True).count() == 1


@pytest.mark.parametrize(("address", "source", "sentence"), [
    ("", "Văn bản", "địa chỉ"), ("http://khong.an.toan", "Văn bản", "https://"), (ADDRESS, " ", "căn cứ"),
])  # fmt: skip
def test_what_is_missing_is_said(cast: Cast, at: datetime, address: str, source: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        switch(at, PortalFacts(FilingPlace.NATIONAL, DAY, source, address))
    assert not PortalMode.objects.exists()


def test_nobody_files_anew_where_people_file_on_the_national_portal(cast: Cast, at: datetime) -> None:
    draft, citizen = a_draft(cast, at=at), cast.user("citizen")
    switch(at)
    filing = DirectFiling(uuid4(), MARITAL, "xa", marital_data())
    for act in (
        lambda: start_draft(MARITAL, "xa", by=citizen, at=at),
        lambda: submit(draft.pk, by=citizen, at=at),
        lambda: submit_directly(filing, by=citizen, at=at),
    ):
        with pytest.raises(Refused, match=SENTENCE):
            act()
    assert Draft.objects.filter(pk=draft.pk).exists() and not Dossier.objects.exists()


def test_a_draft_is_filed_until_the_day_comes(cast: Cast, at: datetime) -> None:
    draft, before = a_draft(cast, at=at), at - timedelta(days=1)
    switch(at)
    assert submit(draft.pk, by=cast.user("citizen"), at=before).code


def test_what_was_filed_before_is_found_again_and_goes_on(cast: Cast, at: datetime) -> None:
    filing, citizen = DirectFiling(uuid4(), MARITAL, "xa", marital_data()), cast.user("citizen")
    drafted = submit(a_draft(cast, at=at).pk, by=citizen, at=at)
    direct = submit_directly(filing, by=citizen, at=at)
    switch(at)
    assert submit_directly(filing, by=citizen, at=at).pk == direct.pk
    assert submit(drafted.filing_key, by=citizen, at=at).pk == drafted.pk
    assert receive(drafted.pk, by=cast.user("clerk"), at=at).received_at == at


def test_the_counter_takes_dossiers_all_the_same(cast: Cast, at: datetime) -> None:
    switch(at)
    assert filed_at_counter(cast, at=at).received_at
