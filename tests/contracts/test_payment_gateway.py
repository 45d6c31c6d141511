"""The client of a payment gateway against its stand-in, over real HTTP, with the troubles real ones have."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from motcua.clients.payment.gateway import GatewayTrouble, Order, SessionState, read_gateway
from motcua.clients.payment.http import HttpGateway
from motcua.clients.payment.signing import sign
from motcua.clients.payment.stand_in import SECRET, StandIn, Trouble, setting_of, start

ORDER = Order("MCABCDEFGH", 8000, "Lệ phí hồ sơ", "http://127.0.0.1:9/ve", "http://127.0.0.1:9/bao")
PAID = b'{"merchant":"motcua","state":"paid","session":"1","order":"2"'
SHORT = httpx.Timeout(0.3)


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    standing = StandIn(hold_notices=True, slow_seconds=0.8)
    server = start(standing)
    yield standing
    server.shutdown()
    server.server_close()


@pytest.fixture
def gateway(stand_in: StandIn) -> HttpGateway:
    facts = read_gateway(setting_of(stand_in))
    assert facts is not None
    return HttpGateway(facts, timeout=SHORT)


def test_a_session_is_opened_asked_about_and_paid(stand_in: StandIn, gateway: HttpGateway) -> None:
    opened = gateway.open_session(ORDER)
    assert opened.address == f"{stand_in.address}/pay/{opened.session_id}"
    assert opened.expires_at > datetime.now(UTC)
    assert gateway.ask(opened.session_id).state is SessionState.OPEN
    stand_in.pay(opened.session_id)
    told = gateway.ask(opened.session_id)
    assert (told.state, told.reference, told.amount) == (SessionState.PAID, "MCABCDEFGH", 8000)
    assert told.transaction and told.paid_at is not None and told.paid_at.tzinfo is not None


def test_the_same_order_is_one_session(stand_in: StandIn, gateway: HttpGateway) -> None:
    first = gateway.open_session(ORDER)
    assert gateway.open_session(ORDER) == first
    stand_in.pay(first.session_id)
    assert gateway.open_session(ORDER).session_id != first.session_id


def test_an_old_session_has_expired(stand_in: StandIn, gateway: HttpGateway) -> None:
    opened = gateway.open_session(ORDER)
    stand_in.sessions[opened.session_id].expires_at = datetime.now(UTC) - timedelta(seconds=1)
    assert gateway.ask(opened.session_id).state is SessionState.EXPIRED


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_is_one_sentence_and_asking_again_is_safe(
    stand_in: StandIn, gateway: HttpGateway, trouble: Trouble
) -> None:
    stand_in.troubles.append(trouble)
    with pytest.raises(GatewayTrouble) as raised:
        gateway.open_session(ORDER)
    assert raised.value.sentence.startswith("Cổng thanh toán") and raised.value.sentence.endswith(".")
    gateway.open_session(ORDER)
    assert len(stand_in.sessions) == 1


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_of_asking(stand_in: StandIn, gateway: HttpGateway, trouble: Trouble) -> None:
    opened = gateway.open_session(ORDER)
    stand_in.troubles.append(trouble)
    with pytest.raises(GatewayTrouble):
        gateway.ask(opened.session_id)
    assert gateway.ask(opened.session_id).state is SessionState.OPEN


def test_nobody_there(stand_in: StandIn, gateway: HttpGateway) -> None:
    facts = read_gateway("g=http://motcua:x@127.0.0.1:1")
    assert facts is not None
    with pytest.raises(GatewayTrouble, match="không trả lời"):
        HttpGateway(facts, timeout=SHORT).open_session(ORDER)


def test_a_wrong_secret_is_refused(stand_in: StandIn) -> None:
    facts = read_gateway(setting_of(stand_in).replace(f":{SECRET}@", ":wrong@"))
    assert facts is not None
    with pytest.raises(GatewayTrouble, match="401"):
        HttpGateway(facts, timeout=SHORT).check()


def test_check_says_that_it_answers(gateway: HttpGateway) -> None:
    assert "trả lời" in gateway.check() and "motcua" in gateway.check()


def test_an_unknown_session(gateway: HttpGateway) -> None:
    with pytest.raises(GatewayTrouble, match="404"):
        gateway.ask("S999999")


def test_a_notice_is_read(stand_in: StandIn, gateway: HttpGateway) -> None:
    opened = gateway.open_session(ORDER)
    body = stand_in.pay(opened.session_id, amount=5000)
    told = gateway.read_notice(body, sign(body, SECRET))
    assert (told.session_id, told.amount, told.reference) == (opened.session_id, 5000, "MCABCDEFGH")


def test_two_payments_of_one_session_are_two_transactions(stand_in: StandIn, gateway: HttpGateway) -> None:
    opened = gateway.open_session(ORDER)
    bodies = [stand_in.pay(opened.session_id), stand_in.pay(opened.session_id)]
    assert len({gateway.read_notice(body, sign(body, SECRET)).transaction for body in bodies}) == 2


@pytest.mark.parametrize("secret", ["", "other"])
def test_a_notice_with_a_foreign_signature(stand_in: StandIn, gateway: HttpGateway, secret: str) -> None:
    body = stand_in.pay(gateway.open_session(ORDER).session_id)
    with pytest.raises(ValueError, match="not signed"):
        gateway.read_notice(body, sign(body, secret))
    with pytest.raises(ValueError, match="not signed"):
        gateway.read_notice(body.replace(b"8000", b"8001"), sign(body, SECRET))


@pytest.mark.parametrize(
    "body",
    [
        b"[]", b"{}", b'{"merchant": "other"}',
        PAID + b"}",
        PAID + b',"amount":1.5,"transaction":"x","paid_at":"2024-01-01T08:00:00+07:00"}',
        PAID + b',"amount":1,"transaction":"x","paid_at":"2024-01-01"}',
        b"not json",
    ],
)  # fmt: skip
def test_a_notice_that_is_not_whole(gateway: HttpGateway, body: bytes) -> None:
    with pytest.raises(ValueError, match=r"notice|paid session|zone|Expecting|indices"):
        gateway.read_notice(body, sign(body, SECRET))


@pytest.mark.parametrize(
    "text", ["gate", "gate=ftp://a:b@c", "gate=https://host", "=https://a:b@c", "gate=https://a@c"]
)
def test_a_gateway_written_wrongly(text: str) -> None:
    with pytest.raises(ValueError, match="is written"):
        read_gateway(text)


def test_no_gateway_is_none() -> None:
    assert read_gateway(" ") is None


def test_somebody_pays_on_the_page_and_is_sent_back(stand_in: StandIn, gateway: HttpGateway) -> None:
    opened = gateway.open_session(ORDER)
    assert "8,000 đồng" in httpx.get(opened.address).text
    answer = httpx.post(opened.address, data={"cach": "thieu"})
    assert answer.headers["Location"] == ORDER.return_address
    assert gateway.ask(opened.session_id).amount == 4000
    assert (
        httpx.get(f"{stand_in.address}/pay/none").status_code
        == 404
        == httpx.post(f"{stand_in.address}/pay/0").status_code
    )
