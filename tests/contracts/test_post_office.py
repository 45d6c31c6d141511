"""The Post's system through its real client and a stand-in with troubles: nothing lost, nothing doubled."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from motcua.clients.post_office.http import HttpPostOffice
from motcua.clients.post_office.office import SIGNATURE_HEADER, OfficeFacts, Shipment, Unavailable, read_office, sign
from motcua.clients.post_office.stand_in import StandIn, Trouble, facts_of, start
from motcua.dossiers.models import Dossier
from motcua.journal.models import Entry
from motcua.postal.exchange import exchange
from motcua.postal.models import Parcel, Tracking
from motcua.postal.rules.kinds import ParcelState
from tests.factories.cast import Cast
from tests.factories.postal import handed_over

Pair = tuple[StandIn, HttpPostOffice]


@pytest.fixture
def post() -> Iterator[Pair]:
    stand_in = StandIn()
    server = start(stand_in)
    yield stand_in, HttpPostOffice(facts_of(stand_in, server))
    server.shutdown()
    server.server_close()


def test_an_address_is_read_with_its_secret() -> None:
    assert read_office("") is None
    assert read_office("https://:a%20b@post.example/api/") == OfficeFacts("https://post.example/api", "a b")
    with pytest.raises(ValueError, match="https"):
        read_office("post.example")


def test_every_trouble_is_unavailable_and_asking_again_makes_one(post: Pair) -> None:
    stand_in, office = post
    shipment = Shipment("KQ-1", "A", "0900000123", "Ấp Mẫu", "mc-xa")
    for trouble in Trouble:
        stand_in.troubles.append(trouble)
        with pytest.raises(Unavailable):
            office.announce(shipment)
    assert office.announce(shipment) == "VN000000001" and len(stand_in.parcels) == 1 and stand_in.announced == 3


def test_a_parcel_whose_answer_was_lost_is_announced_in_the_next_round(cast: Cast, at: datetime, post: Pair) -> None:
    stand_in, office = post
    parcel = handed_over(cast, at=at)
    stand_in.troubles.append(Trouble.LOST_ANSWER)
    assert exchange(office, at=at) == 0
    assert exchange(office, at=at) == 1 and exchange(office, at=at) == 0
    parcel.refresh_from_db()
    assert parcel.tracking_no == "VN000000001" and list(stand_in.parcels) == [parcel.label_no]


@pytest.mark.parametrize("repeats", [False, True])
@pytest.mark.parametrize("backwards", [False, True])
def test_told_twice_and_backwards_it_ends_the_same(
    cast: Cast, at: datetime, post: Pair, repeats: bool, backwards: bool
) -> None:
    stand_in, office = post
    stand_in.repeats, stand_in.backwards = repeats, backwards
    parcel = handed_over(cast, at=at)
    for hours, state in enumerate(("in_transit", "attempted", "delivered"), start=1):
        stand_in.happen(parcel.label_no, state, (at + timedelta(hours=hours)).isoformat(), receiver="Người nhà")
    exchange(office, at=at + timedelta(days=1))
    exchange(office, at=at + timedelta(days=2))
    parcel.refresh_from_db()
    assert (parcel.state, parcel.delivered_to, Tracking.objects.count()) == (ParcelState.DELIVERED, "Người nhà", 3)
    assert Dossier.objects.get(pk=parcel.dossier_id).returned_how == "post"
    kinds = list(Entry.objects.values_list("kind", flat=True))
    assert kinds.count("postal.delivered") == kinds.count("dossier.result_returned") == 1


def test_the_callback_is_signed_kept_once_and_never_goes_back(cast: Cast, at: datetime, settings: Any) -> None:
    settings.POST_OFFICE = OfficeFacts("http://post.example", "secret")
    parcel = handed_over(cast, at=at)

    def tell(state: str, hours: int, number: str, secret: str = "secret") -> tuple[int, bool]:
        moment = (at + timedelta(hours=hours)).isoformat()
        body = json.dumps({"event": number, "label": parcel.label_no, "state": state, "at": moment}).encode()
        answer = Client().post(
            "/buu-chinh/tin-buu-gui/", body, "application/json", headers={SIGNATURE_HEADER: sign(body, secret)}
        )
        return answer.status_code, answer.json().get("new", False)

    assert tell("delivered", 5, "e2", secret="wrong") == (403, False)
    assert tell("delivered", 5, "e2") == (200, True)
    assert tell("delivered", 5, "e2") == (200, False)
    assert tell("in_transit", 2, "e1") == (200, True)
    assert tell("flying", 2, "e3")[0] == 422
    assert Parcel.objects.get().state == ParcelState.DELIVERED
