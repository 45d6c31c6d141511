"""A small world with named people, made through the ordinary actions: enough for every role and every refusal.

District `hq` with department `tu-phap`, its desk `mc-hq`; commune `xa` with desk `mc-xa`; another commune `xb` with
desk `mc-xb`, whose officers must see nothing of `xa`.
"""

import csv
import json
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from uuid import uuid4

from motcua.accounts.models import User
from motcua.dossiers.actions.file_at_counter import file_at_counter
from motcua.dossiers.actions.propose import propose
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.return_result import return_result
from motcua.dossiers.actions.seal import seal
from motcua.dossiers.actions.sign_result import sign_result
from motcua.dossiers.actions.start_draft import start_draft
from motcua.dossiers.models import Dossier, Draft
from motcua.dossiers.reception import CounterFiling, PaperSeen
from motcua.dossiers.rules.returning import ReturnWay
from motcua.kernel.terms import parse_term
from motcua.kernel.worktime import VIETNAM, CalendarDay
from motcua.organisation.actions.appoint_officer import OfficerFacts, appoint_officer
from motcua.organisation.actions.establish_agency import AgencyFacts, establish_agency
from motcua.organisation.actions.grant_role import grant_role
from motcua.organisation.models import Agency
from motcua.organisation.queries import account_exists, officer_of
from motcua.organisation.rules.kinds import AgencyKind, Role
from motcua.people.actions import PersonFacts, register_citizen
from motcua.procedures.actions.give_competence import Place, give_competence
from motcua.procedures.actions.publish_revision import RevisionFacts, publish_revision
from motcua.procedures.actions.set_online_level import set_online_level
from motcua.procedures.rules.online import OnlineLevel
from motcua.reference.actions import RegimeFacts, announce_day, enact_regime, set_limit
from motcua.reference.rules.limits import LegalRule, LimitKey
from motcua.signatures.actions.issue_test_certificate import issue_test_certificate
from motcua.signatures.actions.trust_test_authority import trust_test_authority
from motcua.signatures.queries import PERSON, SEAL, SYSTEM

DEPLOYMENT = Path(__file__).parents[2] / "deployments" / "cho-gao"
BEGIN = datetime(2023, 1, 3, 8, 0, tzinfo=VIETNAM)
FIRST_DAY = date(2023, 1, 1)
PASSWORD = "mot-cua-thu-nghiem"
PIN = "246810"

BIRTH, MARITAL, PLAIN, SIGNED = "1.001193", "1.004873", "1.000001", "1.000002"

AGENCIES = [
    ("hq", AgencyKind.DISTRICT, "Ủy ban nhân dân huyện Mẫu", "huyện Mẫu", "", "H58.90"),
    ("tu-phap", AgencyKind.DEPARTMENT, "Phòng Tư pháp", "Tư pháp", "hq", "H58.90.01"),
    ("mc-hq", AgencyKind.DESK, "Bộ phận Tiếp nhận và Trả kết quả huyện Mẫu", "Một cửa huyện", "hq", "H58.90"),
    ("xa", AgencyKind.COMMUNE, "Ủy ban nhân dân xã An Mẫu", "xã An Mẫu", "hq", "H58.90.21"),
    ("mc-xa", AgencyKind.DESK, "Bộ phận Tiếp nhận và Trả kết quả xã An Mẫu", "Một cửa An Mẫu", "xa", "H58.90.21"),
    ("xb", AgencyKind.COMMUNE, "Ủy ban nhân dân xã Bình Mẫu", "xã Bình Mẫu", "hq", "H58.90.22"),
    ("mc-xb", AgencyKind.DESK, "Bộ phận Tiếp nhận và Trả kết quả xã Bình Mẫu", "Một cửa Bình Mẫu", "xb", "H58.90.22"),
]
OFFICERS = {
    "clerk": ("mc-xa", "Công chức một cửa", [Role.RECEIVER], "Trần Thị Tiếp"),
    "clerk2": ("mc-xa", "Công chức một cửa", [Role.RECEIVER], "Đỗ Văn Nhận"),
    "specialist": ("xa", "Công chức Tư pháp - Hộ tịch", [Role.SPECIALIST], "Lê Văn Thụ"),
    "specialist2": ("xa", "Công chức Tư pháp - Hộ tịch", [Role.SPECIALIST], "Ngô Thị Lý"),
    "leader": ("xa", "Chủ tịch Ủy ban nhân dân xã", [Role.LEADER], "Nguyễn Văn Ký"),
    "document_clerk": ("xa", "Văn thư", [Role.DOCUMENT_CLERK], "Phạm Thị Dấu"),
    "other_clerk": ("mc-xb", "Công chức một cửa", [Role.RECEIVER], "Võ Văn Khác"),
    "other_specialist": ("xb", "Công chức Tư pháp - Hộ tịch", [Role.SPECIALIST], "Hồ Thị Xa"),
    "other_leader": ("xb", "Chủ tịch Ủy ban nhân dân xã", [Role.LEADER], "Đặng Văn Lạ"),
    "district_clerk": ("mc-hq", "Công chức một cửa", [Role.RECEIVER], "Bùi Thị Huyện"),
    "district_specialist": ("tu-phap", "Chuyên viên", [Role.SPECIALIST], "Dương Văn Phòng"),
    "head": ("tu-phap", "Trưởng phòng Tư pháp", [Role.LEADER], "Lý Thị Trưởng"),
    "chair": ("hq", "Chủ tịch Ủy ban nhân dân huyện", [Role.LEADER], "Trịnh Văn Chủ"),
    "district_document_clerk": ("hq", "Văn thư", [Role.DOCUMENT_CLERK], "Mai Thị Thư"),
    "controller": ("hq", "Cán bộ kiểm soát TTHC", [Role.CONTROLLER], "Cao Văn Soát"),
    "administrator": ("hq", "Quản trị hệ thống", [Role.ADMINISTRATOR], "Quách Thị Trị"),
}
CITIZENS = {
    "citizen": ("000190000001", "Nguyễn Thị Ánh Thử", "0900000123"),
    "neighbour": ("000185000002", "Trần Văn Hàng Xóm", "0900000456"),
}


@dataclass(frozen=True)
class Cast:
    """Looks people and places up by their names in the small world."""

    password: str = PASSWORD
    pin: str = PIN

    def user(self, name: str) -> User:
        """An officer or a citizen by the name in the tables above."""
        return User.objects.get(username=CITIZENS[name][0] if name in CITIZENS else name)

    def agency(self, code: str) -> Agency:
        return Agency.objects.get(code=code)


def build_cast() -> None:
    """Make the small world, once; a database that has it already is left as it is."""
    if account_exists("administrator"):
        return
    _calendar()
    for code, kind, name, short_name, parent, ecode in AGENCIES:
        establish_agency(
            AgencyFacts(
                code, kind, name, short_name, FIRST_DAY, parent=parent, ecode=ecode,
                address="Ấp Mẫu, huyện Mẫu", phone="02730000000",
            ),
            by=None,
            at=BEGIN,
        )  # fmt: skip
    for username, (agency, title, roles, name) in OFFICERS.items():
        facts = OfficerFacts(username, name, agency, title, synthetic=True)
        officer = appoint_officer(facts, password=PASSWORD, by=None, at=BEGIN)
        for role in roles:
            grant_role(officer.pk, role, agency, by=None, at=BEGIN)
    for number, name, phone in CITIZENS.values():
        facts = PersonFacts(number, name, phone, date(1990, 1, 1), "Nữ", "Ấp Mẫu, xã An Mẫu", synthetic=True)
        register_citizen(facts, password=PASSWORD, by=None, at=BEGIN)
    _registry()
    _certificates()


def _calendar() -> None:
    with (DEPLOYMENT / "calendar.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            announce_day(CalendarDay.from_row(row), by=None, at=BEGIN)
    enact_regime(
        RegimeFacts("nd-61-2018", "61/2018/NĐ-CP", "Thông tư số 01/2018/TT-VPCP", date(2018, 6, 21),
                    date(2025, 6, 30), verified=True),
        by=None, at=BEGIN,
    )  # fmt: skip
    enact_regime(
        RegimeFacts("nd-118-2025", "118/2025/NĐ-CP", "Thông tư số 03/2025/TT-VPCP", date(2025, 7, 1), None,
                    verified=False),
        by=None, at=BEGIN,
    )  # fmt: skip
    with (DEPLOYMENT / "regime_rules.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rule = LegalRule(LimitKey(row["key"]), row["value"], row["article"], row["verified"] == "true")
            set_limit(row["regime"], rule)


def form(name: str) -> dict[str, Any]:
    """A real form of the reference deployment."""
    return dict(json.loads((DEPLOYMENT / "forms" / f"{name}.json").read_text(encoding="utf-8")))


COMMUNE_STEPS = [
    {"key": "receive", "name": "Tiếp nhận hồ sơ", "role": "receiver", "unit": "desk", "verb": "receive", "share": 5},
    {"key": "assign", "name": "Phân công thụ lý", "role": "leader", "unit": "settling", "verb": "assign", "share": 5,
     "optional": True},
    {"key": "propose", "name": "Thẩm tra và trình kết quả", "role": "specialist", "unit": "settling", "verb": "propose",
     "share": 60},
    {"key": "sign_result", "name": "Ký duyệt kết quả", "role": "leader", "unit": "deciding", "verb": "sign_result",
     "share": 15},
    {"key": "seal", "name": "Đóng dấu kết quả", "role": "document_clerk", "unit": "deciding", "verb": "seal", "share": 10},
    {"key": "return_result", "name": "Trả kết quả", "role": "receiver", "unit": "desk", "verb": "return_result",
     "share": 5},
]  # fmt: skip
DISTRICT_STEPS = [{**step, "optional": False} for step in COMMUNE_STEPS]
COMMUNE_PLACES = [Place("xa", "xa", "mc-xa"), Place("xb", "xb", "mc-xb")]
DISTRICT_PLACES = [Place("hq", "tu-phap", "mc-hq")]


def _registry() -> None:
    certificate = [{"key": "giay-chung-sinh", "name": "Giấy chứng sinh"}]
    _publish(BIRTH, "Đăng ký khai sinh", "commune", "Hộ tịch", "trong ngày", certificate, "khai-sinh", cut_off=time(15))
    _publish(MARITAL, "Cấp giấy xác nhận tình trạng hôn nhân", "commune", "Hộ tịch", "3 ngày làm việc", [],
             "tinh-trang-hon-nhan")  # fmt: skip
    _publish(PLAIN, "Cấp giấy phép mẫu", "district", "Xây dựng", "15 ngày", [], "plain")
    drawing = [{"key": "ban-ve", "name": "Bản vẽ có chữ ký số", "accept": ["pdf"], "signed": "required"}]
    _publish(SIGNED, "Cấp phép theo bản vẽ ký số", "district", "Xây dựng", "20 ngày làm việc", drawing, "plain")
    for code, level in ((BIRTH, OnlineLevel.FULL), (MARITAL, OnlineLevel.FULL), (SIGNED, OnlineLevel.FULL)):
        set_online_level(code, level, valid_from=FIRST_DAY, by=None, at=BEGIN)
    set_online_level(
        PLAIN, OnlineLevel.PARTIAL, reason="Cần kiểm tra thực địa", valid_from=FIRST_DAY, by=None, at=BEGIN
    )


def _publish(
    code: str, name: str, level: str, field: str, term: str, papers: list[dict[str, Any]], form_name: str, *,
    cut_off: time | None = None,
) -> None:  # fmt: skip
    facts = RevisionFacts(
        code=code,
        level=level,
        name=name,
        field_name=field,
        term=parse_term(term),
        cut_off=cut_off,
        papers=papers,
        steps=COMMUNE_STEPS if level == "commune" else DISTRICT_STEPS,
        form=form(form_name),
        form_name=form_name,
        result_name=f"Kết quả: {name}",
        legal_basis=["60/2014/QH13"],
    )
    publish_revision(facts, effective_from=FIRST_DAY, by=None, at=BEGIN)
    places = COMMUNE_PLACES if level == "commune" else DISTRICT_PLACES
    give_competence(code, places, valid_from=FIRST_DAY, by=None, at=BEGIN)


def _certificates() -> None:
    trust_test_authority(by=None, at=BEGIN)
    for code in ("hq", "xa"):
        agency = Agency.objects.get(code=code)
        issue_test_certificate(agency, purpose=SEAL, pin=PIN, by=None, at=BEGIN)
    for username in ("leader", "chair"):
        officer = officer_of(User.objects.get(username=username))
        assert officer is not None
        issue_test_certificate(officer, purpose=PERSON, pin=PIN, by=None, at=BEGIN)
    from django.conf import settings

    issue_test_certificate(Agency.objects.get(code="xa"), purpose=SYSTEM, pin=settings.SYSTEM_PIN, by=None, at=BEGIN)


# A dossier at each place of its way


def marital_data() -> dict[str, Any]:
    """A complete, correct application for a certificate of marital status."""
    return dict(json.loads((Path(__file__).parent / "marital.json").read_text(encoding="utf-8")))


def birth_data() -> dict[str, Any]:
    """A complete, correct declaration of birth."""
    return dict(json.loads((Path(__file__).parent / "birth.json").read_text(encoding="utf-8")))


def a_draft(cast: Cast, *, at: datetime, procedure: str = MARITAL, data: dict[str, Any] | None = None) -> Draft:
    """The citizen's draft, filled in completely (marital status needs no file)."""
    draft = start_draft(procedure, "xa", by=cast.user("citizen"), at=at)
    draft.data = data or marital_data()
    draft.save()
    return draft


def filed_at_counter(cast: Cast, *, at: datetime, clerk: str = "clerk", procedure: str = MARITAL) -> Dossier:
    """A dossier received from somebody standing at the desk of `xa`."""
    filing = CounterFiling(
        filing_key=uuid4(),
        procedure_code=procedure,
        desk_code="mc-xa",
        person=PersonFacts("000190000001", "Nguyễn Thị Ánh Thử", "0900000123", address="Ấp Mẫu, xã An Mẫu"),
        data=marital_data() if procedure == MARITAL else birth_data(),
        papers=() if procedure == MARITAL else (PaperSeen("giay-chung-sinh", originals=1),),
    )
    return file_at_counter(filing, by=cast.user(clerk), at=at)


def proposed(cast: Cast, *, at: datetime) -> Dossier:
    """A dossier whose result waits for the leader."""
    dossier = filed_at_counter(cast, at=at)
    return propose(dossier.pk, values={}, opinion="Đủ điều kiện", by=cast.user("specialist"), at=at)


def signed(cast: Cast, *, at: datetime) -> Dossier:
    """A dossier whose result the leader has signed."""
    return sign_result(proposed(cast, at=at).pk, pin=PIN, by=cast.user("leader"), at=at)


def sealed(cast: Cast, *, at: datetime) -> Dossier:
    """A settled dossier whose result can be returned."""
    return seal(signed(cast, at=at).pk, pin=PIN, by=cast.user("document_clerk"), at=at)


def returned(cast: Cast, *, at: datetime) -> Dossier:
    """A dossier whose result the applicant holds."""
    return return_result(
        sealed(cast, at=at).pk, how=ReturnWay.IN_PERSON, to="Nguyễn Thị Ánh Thử", by=cast.user("clerk"), at=at
    )


def received_online(cast: Cast, draft: Draft, *, at: datetime) -> Dossier:
    """The citizen's draft, filed and received."""
    from motcua.dossiers.actions.submit import submit

    dossier = submit(draft.pk, by=cast.user("citizen"), at=at)
    return receive(dossier.pk, by=cast.user("clerk"), at=at)
