"""Where people file online: on the portal of this installation, or on the national one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FilingPlace(StrEnum):
    """Where a new application is filed online. Values are what the rows of `portal_modes.csv` are called."""

    HERE = "files_here"
    NATIONAL = "national"


PLACE_NAMES: dict[FilingPlace, str] = {
    FilingPlace.HERE: "Nộp hồ sơ trên cổng này",
    FilingPlace.NATIONAL: "Nộp hồ sơ trên Cổng Dịch vụ công quốc gia",
}


@dataclass(frozen=True, slots=True)
class Portal:
    """The mode of the portal on a day. `since` is None for an installation that never said: people file here."""

    place: FilingPlace = FilingPlace.HERE
    since: date | None = None
    address: str = ""
    source: str = ""

    @property
    def takes_filings(self) -> bool:
        """Whether a new application can be filed on this portal."""
        return self.place is FilingPlace.HERE


def why_no_portal(place: FilingPlace, address: str, source: str) -> str | None:
    """What is missing before a mode can be set, as a Vietnamese sentence."""
    if place is FilingPlace.NATIONAL and not address.startswith("https://"):
        return "Ghi địa chỉ Cổng Dịch vụ công quốc gia, bắt đầu bằng https://."
    if not source.strip():
        return "Ghi văn bản làm căn cứ."
    return None
