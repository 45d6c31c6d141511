"""Codes printed on papers and kept for ever: of a dossier and of a procedure.

Dossier code: Decree 61/2018 art. 26 (old order of groups), Circular 03/2025/TT-VPCP art. 13 (new order, and the form
with the two digits of a central system). A code is never renamed, so the old forms must stay readable.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

_AGENCY = r"[A-Z]\d{2}(?:\.[0-9A-Z]{1,4}){0,4}"
_AGENCY_REVERSED = r"(?:[0-9A-Z]{2,3}\.){1,3}[A-Z]\d{2}"
_DOSSIER = re.compile(rf"^(?P<agency>{_AGENCY}|{_AGENCY_REVERSED})-(?P<day>\d{{6}})-(?P<tail>\d{{4,}})$")
_AGENCY_ONLY = re.compile(rf"^(?:{_AGENCY}|{_AGENCY_REVERSED})$")
_PROCEDURE = re.compile(r"^(?P<national>\d\.\d{6})(?P<suffix>(?:\.\d{2,3}){1,3}\.[A-Z]\d{2})?$")
_SERIAL_DIGITS = 4
# With six digits or more the first two are the central system's: nobody receives a hundred thousand files in a day.
_LARGEST_SERIAL = 99_999


@dataclass(frozen=True, slots=True, order=True)
class DossierCode:
    """`agency` is the agency's electronic code (either order of groups), `day` the day of receipt, `serial` from 1.

    `central` holds the two digits of the owner of a central system (art. 13.3), else it is empty.
    Raises ValueError with a Vietnamese sentence when a part cannot stand in a code.
    """

    agency: str
    day: date
    serial: int
    central: str = ""

    def __post_init__(self) -> None:
        if not _AGENCY_ONLY.match(self.agency):
            raise ValueError(f"Mã cơ quan “{self.agency}” không đúng dạng, ví dụ đúng: H58.22.")
        if not 1 <= self.serial <= (_LARGEST_SERIAL if not self.central else 10**9):
            raise ValueError(f"Số thứ tự hồ sơ trong ngày phải từ 1 đến {_LARGEST_SERIAL}; đã nhận {self.serial}.")
        if self.central and not re.fullmatch(r"\d{2}", self.central):
            raise ValueError(f"Mã hệ thống tập trung “{self.central}” phải có 2 chữ số.")
        if not 2000 <= self.day.year <= 2099:
            raise ValueError("Ngày trong mã hồ sơ phải thuộc các năm 2000 đến 2099.")

    def __str__(self) -> str:
        return f"{self.agency}-{self.day:%y%m%d}-{self.central}{self.serial:0{_SERIAL_DIGITS}d}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a code as typed or scanned: spaces, small letters and long dashes are forgiven.

        Raises ValueError with a Vietnamese sentence when the text is no dossier code.
        """
        typed = re.sub(r"\s+", "", text).replace("–", "-").replace("—", "-").upper()
        match = _DOSSIER.match(typed)
        try:
            if match is None:
                raise ValueError
            day = date(2000 + int(match["day"][:2]), int(match["day"][2:4]), int(match["day"][4:]))
            central, serial = _split_tail(match["tail"])
            return cls(match["agency"], day, serial, central)
        except ValueError as error:
            raise ValueError(
                f"Mã hồ sơ “{text.strip()}” không đúng. Mã gồm mã cơ quan, ngày nhận và số thứ tự, "
                "ví dụ H58.22-240626-0001, in trên giấy tiếp nhận hồ sơ."
            ) from error


def _split_tail(tail: str) -> tuple[str, int]:
    """The digits after the day: a serial of 4 or 5, or two digits of a central system and a serial."""
    if len(tail) >= _SERIAL_DIGITS + 2:
        central, serial = tail[:2], tail[2:]
    else:
        central, serial = "", tail
    if len(serial) > _SERIAL_DIGITS and serial.startswith("0"):
        raise ValueError("a serial grows past four digits without leading zeros")
    return central, int(serial)


def format_dossier_code(agency_code: str, day: date, serial: int) -> str:
    """The code of dossier number `serial` (from 1) that the agency receives on `day`: "H58.22-240626-0001"."""
    return str(DossierCode(agency_code, day, serial))


@dataclass(frozen=True, slots=True, order=True)
class ProcedureCode:
    """`national` is the part all provinces share ("1.001193"); `suffix` the local copy's end ("000.00.00.H58") or ""."""

    national: str
    suffix: str = ""

    def __str__(self) -> str:
        return f"{self.national}.{self.suffix}" if self.suffix else self.national

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "1.001193" or "1.001193.000.00.00.H58". Raises ValueError with a Vietnamese sentence otherwise."""
        match = _PROCEDURE.match(re.sub(r"\s+", "", text).upper())
        if match is None:
            raise ValueError(f"Mã thủ tục “{text.strip()}” không đúng dạng, ví dụ đúng: 1.001193.")
        return cls(match["national"], (match["suffix"] or "").lstrip("."))
