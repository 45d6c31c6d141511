"""What the forms of the one-stop decrees share: their names, the office that issues them, the people they speak of."""

from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.vietnamese import format_day_in_words
from motcua.papers.typesetting import sheet


@dataclass(frozen=True)
class FormName:
    """What differs between regimes: the title, the number sign and the circular the form comes from."""

    title: str = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    number: str = ""  # for example "Số: 0027/TN-BPTNTKQ"
    source: str = ""  # for example "Mẫu số 01, Thông tư số 03/2025/TT-VPCP"


@dataclass(frozen=True)
class Office:
    """Who issues a paper: its parent agency, its name, where it is, the telephone citizens call about a dossier."""

    parent: str
    name: str
    address: str
    phone: str
    place: str  # the place name before the date of signing, for example "Chợ Gạo"


@dataclass(frozen=True)
class Party:
    """The applicant, or the person who authorised the applicant; what is unknown is an empty string."""

    name: str
    identity_no: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    authorisation: str = ""  # the paper of authorisation, for the person represented


def place_day(office: Office, at: datetime) -> str:
    """ "Chợ Gạo, ngày 24 tháng 6 năm 2024", as sheet text."""
    text: str = sheet(f"{office.place}, {format_day_in_words(at)}")
    return text
