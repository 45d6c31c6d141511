"""Facts about certificates."""

from dataclasses import dataclass

from motcua.journal.events import Event


@dataclass(frozen=True)
class CertificateIssued(Event):
    kind = "signatures.certificate_issued"
    sentence = "Cấp chứng thư số {serial} cho {holder}"
    serial: str
    holder: str
    purpose: str


@dataclass(frozen=True)
class AnchorTrusted(Event):
    kind = "signatures.anchor_trusted"
    sentence = "Tin cậy tổ chức chứng thực “{name}”"
    name: str
    is_test: bool


@dataclass(frozen=True)
class WrongPins(Event):
    kind = "signatures.wrong_pins"
    sentence = "Nhập sai mã PIN chứng thư số {tries} lần; tạm dừng nhập trong {minutes} phút"
    tries: int
    minutes: int
