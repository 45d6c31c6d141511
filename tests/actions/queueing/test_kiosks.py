"""A machine becomes a kiosk of a desk, and stops being one, by who works there."""

from datetime import datetime

import pytest

from motcua.kernel.refusals import Refused
from motcua.queueing.actions.close_kiosk import close_kiosk
from motcua.queueing.actions.open_kiosk import open_kiosk
from motcua.queueing.queries import kiosk_by_key, kiosks_of
from tests.factories.cast import Cast
from tests.factories.traces import no_trace, one_fact


def test_a_machine_is_a_kiosk_until_somebody_of_the_desk_ends_it(cast: Cast, at: datetime) -> None:
    with one_fact("queueing.kiosk_opened"):
        kiosk = open_kiosk("mc-xa", by=cast.user("clerk"), at=at)
    assert kiosk_by_key(str(kiosk.key)) == kiosk and kiosks_of(cast.agency("mc-xa")) == [kiosk]
    with one_fact("queueing.kiosk_closed"):
        close_kiosk(kiosk.pk, by=cast.user("clerk2"), at=at)
    assert kiosk_by_key(str(kiosk.key)) is None and not kiosks_of(cast.agency("mc-xa"))
    with pytest.raises(Refused, match="đã thôi làm ki-ốt"):
        close_kiosk(kiosk.pk, by=cast.user("clerk"), at=at)


@pytest.mark.parametrize("who", ["other_clerk", "leader", "administrator", "citizen"])
def test_nobody_else_does(cast: Cast, at: datetime, who: str) -> None:
    kiosk = open_kiosk("mc-xa", by=cast.user("clerk"), at=at)
    with no_trace():
        with pytest.raises(Refused, match="Chỉ cán bộ tiếp nhận"):
            open_kiosk("mc-xa", by=cast.user(who), at=at)
        with pytest.raises(Refused, match="Chỉ cán bộ tiếp nhận"):
            close_kiosk(kiosk.pk, by=cast.user(who), at=at)


def test_only_a_desk_has_kiosks(cast: Cast, at: datetime) -> None:
    with pytest.raises(Refused, match="Không có Bộ phận Một cửa nào"):
        open_kiosk("xa", by=cast.user("clerk"), at=at)
