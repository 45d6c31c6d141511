"""The pages of the Post, at its own door and at the counter, in a real browser: accessible, no sideways scroll."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.postal.actions.draw_up_hand_over import draw_up_hand_over
from motcua.postal.actions.draw_up_results import draw_up_results
from motcua.postal.actions.record_attempt import record_attempt
from motcua.postal.actions.report_lost import report_lost
from motcua.postal.actions.report_order_lost import report_order_lost
from motcua.postal.ledger import Loss
from tests.doors.kit.looking import looked_at, rendered
from tests.factories.cast import Cast, sealed
from tests.factories.postal import accepted, carried, handed_over, postal_officer, signed_for

SignIn = Callable[[Any], Client]
pytestmark = pytest.mark.xdist_group("browser")
LOSS = Loss("Rơi khi qua phà Rạch Miễu lúc chuyển tuyến", "Đề nghị cấp lại bản giấy và chuyển phát lại", 30_000)


@pytest.fixture(autouse=True)
def office() -> None:
    """The real office of the small world, not the made-up one of the kit."""


def post_pages(cast: Cast, client_of: SignIn, at: datetime) -> dict[str, str]:
    """Address -> page: the postal officer's, with something in every list."""
    officer, pages = postal_officer(), {}
    client = client_of(officer)
    pages["/buu-chinh/trong/"] = rendered(client.get("/buu-chinh/"))
    accepted(officer, at=at, dossiers=2)
    _, record = signed_for(cast, officer, at=at, signed_at=at)
    waiting, lost = handed_over(cast, at=at), carried(cast, officer, at=at)
    underway = carried(cast, officer, at=at)
    record_attempt(underway.pk, reason="Vắng nhà", by=officer, at=at + timedelta(hours=3))
    report_lost(lost.pk, LOSS, by=officer, at=at)
    gone, here = accepted(officer, at=at, dossiers=2)
    report_order_lost(gone.pk, LOSS, by=officer, at=at)
    given = draw_up_results([handed_over(cast, at=at).pk], by=cast.user("clerk"), at=at)
    base = "/buu-chinh/"
    pages[f"{base}phieu-gui/"] = rendered(client.get(f"{base}phieu-gui/{here.pk}/"))
    pages[f"{base}phieu-gui/mat/"] = rendered(client.get(f"{base}phieu-gui/{gone.pk}/"))
    pages[f"{base}ket-qua/"] = rendered(client.get(f"{base}bien-ban-ket-qua/{given.pk}/"))
    pages[base] = rendered(client.get(base))
    pages[f"{base}nhan-ho-so/"] = rendered(client.get(f"{base}nhan-ho-so/"))
    pages[f"{base}nhan-ho-so/sai/"] = rendered(client.post(f"{base}nhan-ho-so/", {"so_ho_so": "2", "gui_ten": "Lê"}))
    pages[f"{base}bien-ban/"] = rendered(client.get(f"{base}bien-ban/{record.pk}/"))
    for name, parcel in (("cho", waiting), ("dang-phat", underway), ("mat", lost)):
        pages[f"{base}buu-gui/{name}/"] = rendered(client.get(f"{base}buu-gui/{parcel.pk}/"))
    pages[f"{base}buu-gui/sai/"] = rendered(client.post(f"{base}buu-gui/{underway.pk}/phat/", {"nguoi_nhan": "Lê"}))
    return pages


def counter_pages(cast: Cast, client_of: SignIn, at: datetime) -> dict[str, str]:
    """Address -> page: the clerk's, with something in every list."""
    officer, pages = postal_officer(), {}
    client, base = client_of(cast.user("clerk")), "/mot-cua/buu-chinh/"
    pages[f"{base}trong/"] = rendered(client.get(base))
    orders = accepted(officer, at=at, dossiers=2)
    record = draw_up_hand_over([order.pk for order in orders], by=officer, at=at)
    order, signed = signed_for(cast, officer, at=at, signed_at=at)
    handed_over(cast, at=at)
    report_lost(carried(cast, officer, at=at).pk, LOSS, by=officer, at=at)
    given = draw_up_results([handed_over(cast, at=at).pk], by=cast.user("clerk"), at=at)
    pages[base] = rendered(client.get(base))
    pages[f"{base}phieu-gui/"] = rendered(client.get(f"{base}phieu-gui/{orders[0].pk}/"))
    pages[f"{base}ket-qua/"] = rendered(client.get(f"{base}bien-ban-ket-qua/{given.pk}/"))
    pages[f"{base}bien-ban/"] = rendered(client.get(f"{base}bien-ban/{record.pk}/"))
    pages[f"{base}bien-ban/sai/"] = rendered(
        client.post(f"{base}bien-ban/{record.pk}/ky-nhan/", {f"tra_{orders[0].pk}": "1"})
    )
    pages[f"{base}bien-ban/da-ky/"] = rendered(client.get(f"{base}bien-ban/{signed.pk}/"))
    pages[f"{base}nhap/"] = rendered(client.get(f"/mot-cua/tiep-nhan/?buu-chinh={order.pk}"))
    issued = sealed(cast, at=at)
    pages[f"{base}giao/"] = rendered(client.get(f"/mot-cua/ho-so/{issued.code}/giao-buu-chinh/"))
    wrong = {"nguoi_nhan": "Lê", "dia_chi": "", "dien_thoai": "12", "noi_dung": "Kết quả"}
    pages[f"{base}giao/sai/"] = rendered(client.post(f"/mot-cua/ho-so/{issued.code}/giao-buu-chinh/giao/", wrong))
    return pages


def test_the_door_of_the_post(cast: Cast, client_of: SignIn, at: datetime, built: Path) -> None:
    assert looked_at(built, post_pages(cast, client_of, at)) == []


def test_the_post_at_the_counter(cast: Cast, client_of: SignIn, at: datetime, built: Path) -> None:
    assert looked_at(built, counter_pages(cast, client_of, at)) == []
