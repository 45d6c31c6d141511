"""The client of a provider of short messages against a stand-in over real HTTP, with the troubles real ones have."""

import time
from collections.abc import Iterator
from uuid import uuid4

import httpx
import pytest

from motcua.clients.sms.http import HttpProvider
from motcua.clients.sms.provider import Outcome, ProviderFacts, read_providers
from motcua.clients.sms.receipts import is_signed, read_receipt, sign
from motcua.clients.sms.stand_in import StandIn, Trouble, receipt_body
from tests.factories.telling import standing_in

QUICK = httpx.Timeout(0.4)


@pytest.fixture
def stand_in() -> StandIn:
    return StandIn("an")


@pytest.fixture
def provider(stand_in: StandIn) -> Iterator[HttpProvider]:
    with standing_in(stand_in) as address:
        (facts,) = read_providers(address)
        yield HttpProvider(facts, timeout=QUICK)


def test_a_message_is_taken_with_a_reference(provider: HttpProvider, stand_in: StandIn) -> None:
    key = str(uuid4())
    answer = provider.send("0900000123", "Ho so H58", key=key)
    assert (answer.outcome, answer.reference, answer.error) == (Outcome.ACCEPTED, "an-1", "")
    assert stand_in.taken[key].text == "Ho so H58" and stand_in.taken[key].to == "0900000123"


def test_the_same_key_never_sends_twice(provider: HttpProvider, stand_in: StandIn) -> None:
    key = str(uuid4())
    answers = [provider.send("0900000123", "Ho so H58", key=key) for _ in range(3)]
    assert {answer.reference for answer in answers} == {"an-1"} and len(stand_in.taken) == 1


@pytest.mark.parametrize(
    ("trouble", "outcome", "taken"),
    [
        (Trouble.DOWN, Outcome.UNAVAILABLE, 0),
        (Trouble.BAD_NUMBER, Outcome.REJECTED, 0),
        (Trouble.LOST_REQUEST, Outcome.IN_DOUBT, 0),
        (Trouble.LOST_ANSWER, Outcome.IN_DOUBT, 1),
        (Trouble.SLOW, Outcome.IN_DOUBT, 1),
        (Trouble.NOT_JSON, Outcome.IN_DOUBT, 1),
    ],
)
def test_each_trouble_is_told_for_what_it_is(
    provider: HttpProvider, stand_in: StandIn, trouble: Trouble, outcome: Outcome, taken: int
) -> None:
    stand_in.troubles.append(trouble)
    key = str(uuid4())
    answer = provider.send("0900000123", "Ho so H58", key=key)
    assert answer.outcome is outcome and answer.error
    assert len(stand_in.taken) == taken


@pytest.mark.parametrize("trouble", [Trouble.LOST_ANSWER, Trouble.NOT_JSON])
def test_doubt_is_ended_by_asking(provider: HttpProvider, stand_in: StandIn, trouble: Trouble) -> None:
    stand_in.troubles.append(trouble)
    key = str(uuid4())
    provider.send("0900000123", "Ho so H58", key=key)
    assert (provider.status(key).outcome, provider.status(key).reference) == (Outcome.ACCEPTED, "an-1")
    assert provider.status(str(uuid4())).outcome is Outcome.UNKNOWN


def test_a_provider_that_is_away_cannot_say(provider: HttpProvider, stand_in: StandIn) -> None:
    stand_in.always = Trouble.DOWN
    assert provider.status(str(uuid4())).outcome is Outcome.UNAVAILABLE


def test_nobody_listening_is_surely_not_taken() -> None:
    with standing_in(StandIn()) as address:
        (facts,) = read_providers(address)
    answer = HttpProvider(facts, timeout=QUICK).send("0900000123", "Ho so H58", key=str(uuid4()))
    assert answer.outcome is Outcome.UNAVAILABLE and "Không kết nối được" in answer.error


def test_a_wrong_secret_takes_nothing(stand_in: StandIn) -> None:
    with standing_in(stand_in) as address:
        (facts,) = read_providers(address)
        wrong = HttpProvider(ProviderFacts(facts.name, facts.address, "other"))
        assert wrong.send("0900000123", "Ho so H58", key=str(uuid4())).outcome is Outcome.UNAVAILABLE
    assert stand_in.taken == {}


def test_slow_means_slower_than_our_patience(provider: HttpProvider, stand_in: StandIn) -> None:
    stand_in.troubles.append(Trouble.SLOW)
    begun = time.monotonic()
    provider.send("0900000123", "Ho so H58", key=str(uuid4()))
    assert time.monotonic() - begun < stand_in.slow_seconds


def test_providers_are_read_in_their_order() -> None:
    first, second = read_providers("an=https://:k%40y@sms.vi-du.vn/v1/, binh=http://:x@127.0.0.1:8190")
    assert first == ProviderFacts("an", "https://sms.vi-du.vn/v1", "k@y")
    assert second == ProviderFacts("binh", "http://127.0.0.1:8190", "x")
    assert read_providers("") == read_providers(" , ") == ()


@pytest.mark.parametrize("text", ["https://:x@vi-du.vn", "an=ftp://:x@vi-du.vn", "an=https://vi-du.vn", "an"])
def test_a_provider_written_wrongly_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a provider is written name="):
        read_providers(text)


def test_a_receipt_is_believed_by_its_signature_alone(stand_in: StandIn) -> None:
    taken, _ = stand_in.take(str(uuid4()), "0900000123", "Ho so H58")
    body = receipt_body(taken, "failed", "thuê bao tắt máy")
    assert is_signed(body, sign(body, "stand-in"), "stand-in")
    assert not is_signed(body, sign(body, "other"), "stand-in")
    assert not is_signed(body + b" ", sign(body, "stand-in"), "stand-in")
    assert read_receipt(body).reason == "thuê bao tắt máy" and read_receipt(body).key == taken.key


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"key": 5, "state": "delivered"}', b'{"key": "a", "state": "seen"}']
)
def test_a_receipt_that_says_nothing_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"JSON|key|state"):
        read_receipt(body)
