"""Somebody who acts for the citizen, and a dossier taken in at another desk of the province."""

from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

from motcua.dossiers.actions.name_representative import name_representative
from motcua.dossiers.actions.take_in_elsewhere import TakingIn, take_in_elsewhere
from motcua.dossiers.models import Dossier
from motcua.dossiers.reception import CounterFiling
from motcua.dossiers.representing import Authority
from motcua.dossiers.rules.representing import Basis, Scope
from motcua.files.actions import upload_whole
from motcua.kernel.worktime import VIETNAM
from motcua.people.actions import PersonFacts
from motcua.reference.models import RegimeRule
from motcua.reference.rules.limits import LimitKey
from tests.factories.cast import CITIZENS, MARITAL, Cast, filed_at_counter, marital_data
from tests.factories.uploads import pdf

NUMBER, NAME, PHONE = CITIZENS["neighbour"]
NEW_REGIME = datetime(2025, 10, 7, 9, 0, tzinfo=VIETNAM)
"""An ordinary Tuesday under Decree 118/2025."""


def authority(scope: Scope = Scope.BOTH, *, seen: bool = True) -> Authority:
    """The neighbour acts by a letter the clerk has seen."""
    return Authority(NAME, NUMBER, PHONE, Basis.LETTER, scope, "12/UQ", date(2024, 3, 4), paper_seen=seen)


def represented(cast: Cast, dossier: Dossier, *, at: datetime, scope: Scope = Scope.BOTH) -> Dossier:
    """The dossier with the neighbour named as who acts for the citizen."""
    return name_representative(dossier.pk, authority(scope), by=cast.user("clerk"), at=at)


def represented_by_upload(cast: Cast, *, at: datetime) -> Dossier:
    """A dossier of the citizen in which the neighbour acts by a paper the clerk uploaded."""
    dossier, clerk = filed_at_counter(cast, at=at), cast.user("clerk")
    upload = upload_whole(pdf(), name="uy-quyen.pdf", by=clerk, at=at)
    said = replace(authority(seen=False), upload_id=upload.pk)
    return name_representative(dossier.pk, said, by=clerk, at=at)


def province_takes_anywhere() -> None:
    """The province has decided that any desk takes in (Decree 107/2021), under the regime of the small world's days."""
    rows = RegimeRule.objects.filter(regime__key="nd-61-2018", key=LimitKey.RECEIVING_DESK.value)
    rows.update(value="any_desk_of_province")


def only_own_desks() -> None:
    """No desk takes in for another, under any regime."""
    RegimeRule.objects.filter(key=LimitKey.RECEIVING_DESK.value).update(value="own_desk")


def counter_filing(desk: str = "mc-xb") -> CounterFiling:
    """What the clerk of a desk enters for the citizen."""
    person = PersonFacts("000190000001", "Nguyễn Thị Ánh Thử", "0900000123", address="Ấp Mẫu, xã An Mẫu")
    return CounterFiling(uuid4(), MARITAL, desk, person, marital_data())


def taken_in(cast: Cast, *, at: datetime, return_here: bool = False) -> Dossier:
    """Taken in at the desk of `xb` for `xa`, where it waits."""
    filing = TakingIn(counter_filing(), "xa", return_here)
    return take_in_elsewhere(filing, by=cast.user("other_clerk"), at=at)
