"""A gateway that speaks HTTP: `POST /sessions`, `GET /sessions/<id>`, `GET /health`; the stand-in speaks the same."""

import json
from datetime import datetime
from typing import Any

import httpx

from motcua.clients.payment.gateway import GatewayFacts, GatewayTrouble, Opened, Order, SessionState, Told
from motcua.clients.payment.signing import MERCHANT_HEADER, SIGNATURE_HEADER, is_signed, sign

TIMEOUT = httpx.Timeout(6.0, connect=3.0)
NO_ANSWER = "Cổng thanh toán không trả lời. Chưa có khoản tiền nào bị trừ; ông/bà hãy thử lại sau ít phút."
UNCLEAR = "Cổng thanh toán trả lời không rõ. Ông/bà hãy thử lại sau ít phút hoặc chuyển khoản theo mã VietQR."


class HttpGateway:
    """One gateway over HTTP."""

    def __init__(self, facts: GatewayFacts, *, timeout: httpx.Timeout = TIMEOUT) -> None:
        self.name = facts.name
        self._facts = facts
        self._timeout = timeout

    def open_session(self, order: Order) -> Opened:
        """A session for an order. Raises GatewayTrouble."""
        told = self._call(
            "POST",
            "/sessions",
            {
                "order": order.reference,
                "amount": order.amount,
                "content": order.content,
                "return_address": order.return_address,
                "notify_address": order.notify_address,
            },
        )
        try:
            address = str(told["address"])
            if not address.startswith(("https://", "http://")):
                raise ValueError("no address")
            return Opened(str(told["session"]), address, _moment(told["expires_at"]))
        except (KeyError, TypeError, ValueError) as error:
            raise GatewayTrouble(UNCLEAR) from error

    def ask(self, session_id: str) -> Told:
        """How a session stands now. Raises GatewayTrouble."""
        try:
            return _told(self._call("GET", f"/sessions/{session_id}"))
        except (KeyError, TypeError, ValueError) as error:
            raise GatewayTrouble(UNCLEAR) from error

    def read_notice(self, body: bytes, signature: str) -> Told:
        """What a notice says. Raises ValueError unless it is signed with our secret and whole."""
        if not is_signed(body, signature, self._facts.secret):
            raise ValueError("the notice is not signed with our secret")
        try:
            told = json.loads(body)
            if told["merchant"] != self._facts.merchant:
                raise ValueError("the notice is for another merchant")
            return _told(told)
        except (KeyError, TypeError) as error:
            raise ValueError("the notice is not whole") from error

    def check(self) -> str:
        """One sentence when the gateway answers and knows us. Raises GatewayTrouble."""
        told = self._call("GET", "/health")
        return f"Cổng thanh toán {self.name} trả lời, đơn vị chấp nhận thanh toán {told.get('merchant', '?')}."

    def _call(self, method: str, path: str, content: dict[str, Any] | None = None) -> dict[str, Any]:
        body = b"" if content is None else json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
        signed = body or path.encode()
        headers = {
            MERCHANT_HEADER: self._facts.merchant,
            SIGNATURE_HEADER: sign(signed, self._facts.secret),
            "Content-Type": "application/json",
        }
        try:
            answer = httpx.request(
                method, self._facts.address + path, content=body, headers=headers, timeout=self._timeout
            )
        except httpx.HTTPError as error:
            raise GatewayTrouble(NO_ANSWER) from error
        return _read(answer)


def _read(answer: httpx.Response) -> dict[str, Any]:
    if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise GatewayTrouble(NO_ANSWER)
    if not answer.is_success:
        raise GatewayTrouble(f"Cổng thanh toán từ chối yêu cầu (mã {answer.status_code}).")
    try:
        told = answer.json()
    except ValueError as error:
        raise GatewayTrouble(UNCLEAR) from error
    if not isinstance(told, dict):
        raise GatewayTrouble(UNCLEAR)
    return told


def _told(told: dict[str, Any]) -> Told:
    state = SessionState(told["state"])
    if state is not SessionState.PAID:
        return Told(str(told["session"]), state, str(told["order"]))
    amount = told["amount"]
    if isinstance(amount, bool) or not isinstance(amount, int) or amount <= 0 or not told["transaction"]:
        raise ValueError("a paid session has a sum and a transaction")
    return Told(
        str(told["session"]), state, str(told["order"]), str(told["transaction"]), amount, _moment(told["paid_at"])
    )


def _moment(text: Any) -> datetime:
    moment = datetime.fromisoformat(str(text))
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return moment
