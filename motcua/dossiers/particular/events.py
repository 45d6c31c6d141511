"""The facts of what is particular to few dossiers; told apart from the others, recorded and followed like them."""

from dataclasses import dataclass

from motcua.journal.events import Event


@dataclass(frozen=True)
class PapersHandedOver(Event):
    kind = "dossier.papers_handed_over"
    sentence = "Bàn giao hồ sơ giấy cho {unit_name}, phiếu số {number}"
    slip: int
    number: str
    unit_name: str
    leave_by: str


@dataclass(frozen=True)
class PapersTaken(Event):
    kind = "dossiers.papers_taken"
    sentence = "Đơn vị {unit_name} nhận {taken} hồ sơ giấy theo phiếu số {number} ({late} chậm, {missing} không có trong lần giao)"
    number: str
    unit_name: str
    taken: int
    late: int
    missing: int


@dataclass(frozen=True)
class PapersLeft(Event):
    kind = "dossier.papers_left"
    sentence = "Hồ sơ giấy chưa được bàn giao cho {unit_name}, hạn chuyển {leave_text}"
    unit_name: str
    leave_text: str


@dataclass(frozen=True)
class RepresentativeNamed(Event):
    kind = "dossier.representative_named"
    sentence = "Ghi nhận người được ủy quyền: {scope_name} ({basis_name})"
    basis: str
    basis_name: str
    scope: str
    scope_name: str


@dataclass(frozen=True)
class RepresentationEnded(Event):
    kind = "dossier.representation_ended"
    sentence = "Chấm dứt việc ủy quyền: {scope_name}"
    scope: str
    scope_name: str


@dataclass(frozen=True)
class TakenElsewhere(Event):
    kind = "dossier.taken_elsewhere"
    sentence = "Nhận hồ sơ {code} tại {from_name} để chuyển {to_name}, chuyển trước {leave_text}"
    code: str
    channel: str
    procedure: str
    from_desk: int
    from_name: str
    to_desk: int
    to_name: str
    leave_by: str
    leave_text: str


@dataclass(frozen=True)
class SentOn(Event):
    kind = "dossier.sent_on"
    sentence = "Chuyển hồ sơ từ {from_name} đến {to_name} ({timeliness_name})"
    from_desk: int
    from_name: str
    to_desk: int
    to_name: str
    timeliness_name: str


@dataclass(frozen=True)
class TransferLate(Event):
    kind = "dossier.transfer_late"
    sentence = "Chưa chuyển hồ sơ từ {from_name} đến {to_name}; phải chuyển trước {leave_text}"
    from_desk: int
    from_name: str
    to_name: str
    leave_text: str


@dataclass(frozen=True)
class PartsLinked(Event):
    kind = "dossier.parts_linked"
    sentence = "Lập {count} phần việc liên thông: {names}, căn cứ {legal_basis}"
    count: int
    names: str
    legal_basis: str


@dataclass(frozen=True)
class PartOpened(Event):
    kind = "dossier.part_opened"
    sentence = "Chuyển phần việc của hồ sơ liên thông {whole_code} cho {unit_name}, hạn giải quyết {due_text}"
    whole_code: str
    unit: int
    unit_name: str
    due_at: str
    due_text: str


@dataclass(frozen=True)
class PartDelivered(Event):
    kind = "dossier.part_delivered"
    sentence = "Phần việc “{name}” của hồ sơ liên thông {whole_code} đã có kết quả tại {unit_name} ({timeliness_name})"
    whole_code: str
    name: str
    unit_name: str
    timeliness_name: str


@dataclass(frozen=True)
class PartEnded(Event):
    kind = "dossier.part_ended"
    sentence = "Kết thúc phần việc “{name}” cùng hồ sơ liên thông {whole_code} ({state_name})"
    whole_code: str
    name: str
    state_name: str


@dataclass(frozen=True)
class PartDropped(Event):
    kind = "dossier.part_dropped"
    sentence = "Không thực hiện phần việc liên thông “{name}”: {why}"
    name: str
    why: str


@dataclass(frozen=True)
class PartPaused(Event):
    kind = "dossier.part_paused"
    sentence = "Tạm dừng tính thời hạn phần việc: hồ sơ liên thông {whole_code} chờ người nộp bổ sung"
    whole_code: str


@dataclass(frozen=True)
class PartRestarted(Event):
    kind = "dossier.part_restarted"
    sentence = "Hồ sơ liên thông {whole_code} đã được bổ sung; tính lại thời hạn phần việc từ đầu, hạn {due_text}"
    whole_code: str
    due_at: str
    due_text: str
