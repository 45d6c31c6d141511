"""Reading JSON that the database can keep: no NUL, no half characters, no numbers outside JSON."""

import json
import math
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser


class StrictParser(Parser):
    """Raises ValueError for a body that is not plain JSON; ninja answers 400."""

    def parse_body(self, request: HttpRequest) -> Any:
        return read_json(request.body)


def read_json(body: bytes) -> Any:
    """The value of a JSON text. Raises ValueError when it is none, or holds what PostgreSQL cannot keep."""
    try:
        value = json.loads(body.decode(), parse_constant=_refuse, parse_float=_finite)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if b"\\u" in body or b"\x00" in body:
        written = json.dumps(value, ensure_ascii=False)
        if "\\u0000" in written or not _is_text(written):
            raise ValueError("text with NUL or half a character")
    return value


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("a number too large")
    return number


def _is_text(written: str) -> bool:
    try:
        written.encode()
    except UnicodeEncodeError:
        return False
    return True
