"""A test authority, two signers and a paper to sign."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import typst

from motcua.pades import authority, keys, signing, stamp
from motcua.pades.trust import Trust

HANOI = timezone(timedelta(hours=7))
#: When the authority was made, when the leader signed, when the seal was set, when somebody verifies.
MADE_AT = datetime(2026, 11, 2, 8, 0, tzinfo=HANOI)
SIGNED_AT = datetime(2026, 11, 20, 9, 30, 5, tzinfo=HANOI)
SEALED_AT = datetime(2026, 11, 20, 10, 15, 0, tzinfo=HANOI)
CHECKED_AT = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
PIN, SEAL_PIN = "482913", "mật khẩu dấu"

PERSON = stamp.Appearance("Nguoi_ky", 0, (320, 120, 520, 190), ("Nguyễn Thị Ánh Tuyết", "Chủ tịch"))
SEAL = stamp.Appearance("Co_quan", 0, (230, 110, 330, 180), ("UBND HUYỆN CHỢ GẠO",), stamp.Look.AGENCY)


@dataclass(frozen=True)
class World:
    """What the tests sign with."""

    authority: authority.Authority
    person: authority.Issued
    agency: authority.Issued
    leader: keys.OpenKey
    seal: keys.OpenKey
    paper: bytes

    @property
    def trust(self) -> Trust:
        """What a verifier of this world believes."""
        return self.authority.trust()

    def signed(self, pdf: bytes | None = None, *, at: datetime = SIGNED_AT, embed: bool = True) -> bytes:
        evidence = self.authority.evidence(at=at)
        if not embed:
            evidence = signing.Evidence(evidence.trust, evidence.timestamper, embed=False)
        return signing.sign(pdf or self.paper, key=self.leader, appearance=PERSON, evidence=evidence, at=at)

    def sealed(self, pdf: bytes, *, at: datetime = SEALED_AT) -> bytes:
        evidence = self.authority.evidence(at=at)
        return signing.sign(pdf, key=self.seal, appearance=SEAL, evidence=evidence, at=at)


def build(folder: Path, *, at: datetime = MADE_AT) -> World:
    """Make an authority in ``folder`` with a leader and an agency."""
    made = authority.create(folder, at=at)
    person = made.issue_person(
        "Nguyễn Thị Ánh Tuyết",
        "CB-0001",
        "Ủy ban nhân dân huyện Chợ Gạo",
        "Chủ tịch",
        "tuyet@example.gov.vn",
        passphrase=PIN,
        at=at,
    )
    agency = made.issue_agency("Ủy ban nhân dân huyện Chợ Gạo", "H58.01", passphrase=SEAL_PIN, at=at)
    return World(
        authority=made,
        person=person,
        agency=agency,
        leader=keys.open_pkcs12(person.pkcs12, PIN),
        seal=keys.open_pkcs12(agency.pkcs12, SEAL_PIN),
        paper=paper(),
    )


def paper() -> bytes:
    """A one-page PDF/A-2b."""
    source = '#set document(title: "Giấy khai sinh")\n= Giấy khai sinh\nNội dung của giấy khai sinh.'
    made = typst.compile(source.encode(), format="pdf", pdf_standards="a-2b", timestamp=0)
    assert isinstance(made, bytes)
    return made
