"""What comes online stands in the desk's list from the moment of its filing: no job, no worker has to act before.

Decree 118/2025 art. 17.2 (figures of the decree on one group of procedures) allows the system two working hours.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest

from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.submit_directly import DirectFiling, submit_directly
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import at_the_desk, worklist
from motcua.dossiers.rules.deadlines import due_moment
from motcua.dossiers.rules.pins import Pin, PinReason, Target
from motcua.dossiers.rules.states import State
from motcua.dossiers.supplementing import Answer
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of
from motcua.reference.queries import limits_of, working_calendar
from motcua.reference.rules.limits import LimitKey
from tests.factories.cast import MARITAL, Cast, a_draft, marital_data
from tests.factories.national import arrived

HOME = Pin(Target.FIELD, "noi_cu_tru", PinReason.WRONG, "Ghi thiếu số nhà", "Luật Cư trú, Điều 11", "")


def drafted(cast: Cast, at: datetime) -> Dossier:
    return submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)


def sent_whole(cast: Cast, at: datetime) -> Dossier:
    return submit_directly(DirectFiling(uuid4(), MARITAL, "xa", marital_data()), by=cast.user("citizen"), at=at)


def from_the_national_portal(cast: Cast, at: datetime) -> Dossier:
    dossier = arrived(at).dossier
    assert dossier is not None
    return dossier


def put_right(cast: Cast, at: datetime) -> Dossier:
    dossier = request_supplement(drafted(cast, at).pk, [HOME], by=cast.user("clerk"), at=at)
    assert not in_the_lists(cast, dossier, at)
    return supplement(dossier.pk, Answer({"noi_cu_tru": "Số 12, ấp Mẫu"}), by=cast.user("citizen"), at=at)


def in_the_lists(cast: Cast, dossier: Dossier, at: datetime) -> bool:
    """In the list to receive and in the worklist of every clerk of the desk, and of nobody else's."""
    found = set()
    for name in ("clerk", "clerk2", "other_clerk"):
        duties = duties_of(cast.user(name), on=day_in_vietnam(at))
        if {dossier.pk} <= {*at_the_desk(duties, State.SUBMITTED).values_list("pk", flat=True)} & {
            *worklist(duties).values_list("pk", flat=True)
        }:
            found.add(name)
    assert found in (set(), {"clerk", "clerk2"})
    return bool(found)


@pytest.mark.parametrize("filed", [drafted, sent_whole, from_the_national_portal, put_right])
def test_it_is_in_the_desks_list_at_once(cast: Cast, at: datetime, filed: Callable[[Cast, datetime], Dossier]) -> None:
    assert in_the_lists(cast, filed(cast, at), at)
    allowed = limits_of("nd-118-2025").term(LimitKey.ONLINE_SHOW)
    assert at < due_moment(at, allowed, working_calendar("xa"))
