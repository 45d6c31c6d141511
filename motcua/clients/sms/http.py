"""A provider that speaks HTTP: `POST /messages` with a key, `GET /messages/<key>`; the stand-in speaks the same."""

import httpx

from motcua.clients.sms.provider import Outcome, ProviderAnswer, ProviderFacts

TIMEOUT = httpx.Timeout(5.0, connect=3.0)
_NOT_TAKEN = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
_REFUSING = {httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE, httpx.codes.UNAUTHORIZED}
_REFUSING |= {httpx.codes.FORBIDDEN, httpx.codes.NOT_FOUND}
_BAD_MESSAGE = {httpx.codes.BAD_REQUEST, httpx.codes.UNPROCESSABLE_ENTITY}


class HttpProvider:
    """One provider over HTTP. No answer of it raises: whatever it does becomes a `ProviderAnswer`."""

    def __init__(self, facts: ProviderFacts, *, timeout: httpx.Timeout = TIMEOUT) -> None:
        self.name = facts.name
        self._address = facts.address
        self._headers = {"Authorization": f"Bearer {facts.secret}"}
        self._timeout = timeout

    def send(self, to: str, text: str, *, key: str) -> ProviderAnswer:
        """Hand the text over under its key; a line that broke after the sending leaves doubt."""
        try:
            answer = httpx.post(
                f"{self._address}/messages",
                json={"to": to, "text": text, "key": key},
                headers={**self._headers, "Idempotency-Key": key},
                timeout=self._timeout,
            )
        except _NOT_TAKEN:
            return ProviderAnswer(Outcome.UNAVAILABLE, error=f"Không kết nối được với nhà cung cấp {self.name}")
        except httpx.HTTPError:
            return ProviderAnswer(Outcome.IN_DOUBT, error=f"Nhà cung cấp {self.name} không trả lời kịp")
        return self._read(answer)

    def status(self, key: str) -> ProviderAnswer:
        """Ask what became of a key."""
        try:
            answer = httpx.get(f"{self._address}/messages/{key}", headers=self._headers, timeout=self._timeout)
        except httpx.HTTPError:
            return ProviderAnswer(Outcome.UNAVAILABLE, error=f"Không hỏi được nhà cung cấp {self.name}")
        if answer.status_code == httpx.codes.NOT_FOUND:
            return ProviderAnswer(Outcome.UNKNOWN)
        found = self._read(answer)
        return ProviderAnswer(Outcome.UNAVAILABLE, error=found.error) if found.outcome is Outcome.IN_DOUBT else found

    def _read(self, answer: httpx.Response) -> ProviderAnswer:
        code = answer.status_code
        if code in _REFUSING:
            return ProviderAnswer(Outcome.UNAVAILABLE, error=f"Nhà cung cấp {self.name} từ chối phục vụ (mã {code})")
        if code in _BAD_MESSAGE:
            return ProviderAnswer(Outcome.REJECTED, error=f"Nhà cung cấp {self.name} không nhận: {_reason(answer)}")
        reference = _field(answer, "reference")
        if answer.is_success and reference:
            return ProviderAnswer(Outcome.ACCEPTED, reference)
        return ProviderAnswer(Outcome.IN_DOUBT, error=f"Nhà cung cấp {self.name} trả lời không rõ (mã {code})")


def _reason(answer: httpx.Response) -> str:
    return _field(answer, "reason") or f"mã {answer.status_code}"


def _field(answer: httpx.Response, name: str) -> str:
    """A text of a JSON answer; empty when the answer is anything else."""
    try:
        value = answer.json()
    except ValueError:
        return ""
    found = value.get(name) if isinstance(value, dict) else None
    return str(found)[:100] if found else ""
