"""The facts a dossier can record, each with its Vietnamese sentence: ids and legal facts, nothing personal."""

from dataclasses import dataclass

from motcua.dossiers.particular.events import PapersHandedOver as PapersHandedOver
from motcua.dossiers.particular.events import PapersLeft as PapersLeft
from motcua.dossiers.particular.events import PapersTaken as PapersTaken
from motcua.dossiers.particular.events import PartDelivered as PartDelivered
from motcua.dossiers.particular.events import PartDropped as PartDropped
from motcua.dossiers.particular.events import PartEnded as PartEnded
from motcua.dossiers.particular.events import PartOpened as PartOpened
from motcua.dossiers.particular.events import PartPaused as PartPaused
from motcua.dossiers.particular.events import PartRestarted as PartRestarted
from motcua.dossiers.particular.events import PartsLinked as PartsLinked
from motcua.dossiers.particular.events import RepresentationEnded as RepresentationEnded
from motcua.dossiers.particular.events import RepresentativeNamed as RepresentativeNamed
from motcua.dossiers.particular.events import SentOn as SentOn
from motcua.dossiers.particular.events import TakenElsewhere as TakenElsewhere
from motcua.dossiers.particular.events import TransferLate as TransferLate
from motcua.journal.events import Event


@dataclass(frozen=True)
class Submitted(Event):
    kind = "dossier.submitted"
    sentence = "Nộp hồ sơ {code} ({channel_name}), {files} tệp đính kèm"
    code: str
    channel: str
    channel_name: str
    procedure: str
    files: int


@dataclass(frozen=True)
class Received(Event):
    kind = "dossier.received"
    sentence = "Tiếp nhận hồ sơ, thời hạn {term}, hẹn trả kết quả {due_text}"
    code: str
    channel: str
    procedure: str
    term: str
    due_at: str
    due_text: str
    filed_here: bool
    from_elsewhere: bool
    again: bool


@dataclass(frozen=True)
class Assigned(Event):
    kind = "dossier.assigned"
    sentence = "Phân công {officer_name} thụ lý"
    officer: int
    officer_name: str


@dataclass(frozen=True)
class Proposed(Event):
    kind = "dossier.proposed"
    sentence = "Trình kết quả “{title}” để ký duyệt"
    title: str


@dataclass(frozen=True)
class ResultSigned(Event):
    kind = "dossier.result_signed"
    sentence = "Ký số văn bản kết quả số {number}"
    number: str
    sha256: str
    certificate: str


@dataclass(frozen=True)
class ResultSealed(Event):
    kind = "dossier.result_sealed"
    sentence = "Đóng dấu số và phát hành kết quả số {number} ({timeliness_name})"
    number: str
    sha256: str
    certificate: str
    timeliness: str
    timeliness_name: str
    due_on: str
    apologised: bool


@dataclass(frozen=True)
class ResultReturned(Event):
    kind = "dossier.result_returned"
    sentence = "Trả kết quả cho người nộp ({how_name})"
    how: str
    how_name: str


@dataclass(frozen=True)
class SupplementRequested(Event):
    kind = "dossier.supplement_requested"
    sentence = "Yêu cầu bổ sung hồ sơ lần {number} {stage_name} ({items} nội dung), hạn bổ sung {respond_text}"
    number: int
    stage: str
    stage_name: str
    items: int
    respond_by: str
    respond_text: str
    stood_still: bool
    due_on: str


@dataclass(frozen=True)
class SecondSupplementAuthorised(Event):
    kind = "dossier.second_supplement_authorised"
    sentence = "Người đứng đầu cho phép yêu cầu bổ sung thêm một lần, căn cứ {legal_basis}"
    legal_basis: str


@dataclass(frozen=True)
class Supplemented(Event):
    kind = "dossier.supplemented"
    sentence = "Nộp bổ sung theo yêu cầu lần {number} ({items} nội dung)"
    number: int
    items: int


@dataclass(frozen=True)
class IntakeRefused(Event):
    kind = "dossier.intake_refused"
    sentence = "Từ chối tiếp nhận hồ sơ: {reason_name}, căn cứ {legal_basis}"
    reason_code: str
    reason_name: str
    legal_basis: str
    was_received: bool
    ran: bool
    timeliness: str
    due_on: str


@dataclass(frozen=True)
class SettlingRefused(Event):
    kind = "dossier.refused"
    sentence = "Từ chối giải quyết hồ sơ: {reason_name}, căn cứ {legal_basis}"
    reason_code: str
    reason_name: str
    legal_basis: str
    was_received: bool
    ran: bool
    timeliness: str
    due_on: str


@dataclass(frozen=True)
class Withdrawn(Event):
    kind = "dossier.withdrawn"
    sentence = "Dừng giải quyết hồ sơ theo yêu cầu của người nộp"
    was_received: bool
    ran: bool
    timeliness: str
    due_on: str


@dataclass(frozen=True)
class ClosedUnsupplemented(Event):
    kind = "dossier.closed"
    sentence = "Đóng hồ sơ: đã quá hạn bổ sung {respond_text} mà chưa nhận được nội dung bổ sung"
    respond_text: str
    was_received: bool
    ran: bool
    timeliness: str
    due_on: str


@dataclass(frozen=True)
class SentBack(Event):
    kind = "dossier.sent_back"
    sentence = "Lãnh đạo trả lại dự thảo kết quả để thẩm tra thêm"
    officer: int | None


@dataclass(frozen=True)
class Recalled(Event):
    kind = "dossier.recalled"
    sentence = "Thu hồi hồ sơ chuyển nhầm về {unit_name}"
    from_unit: int
    to_unit: int
    unit_name: str
    due_on: str


@dataclass(frozen=True)
class HandedOver(Event):
    kind = "dossier.handed_over"
    sentence = "Chuyển hồ sơ từ {from_name} sang {to_name} giải quyết"
    from_unit: int
    to_unit: int
    from_name: str
    to_name: str
    due_on: str


@dataclass(frozen=True)
class PaymentRequested(Event):
    kind = "dossier.payment_requested"
    sentence = "Chờ người nộp thực hiện nghĩa vụ tài chính: {amount_text}, căn cứ {legal_basis}"
    amount: int
    amount_text: str
    legal_basis: str
    stood_still: bool
    due_on: str


@dataclass(frozen=True)
class PaymentConfirmed(Event):
    kind = "dossier.payment_confirmed"
    sentence = "Đã thực hiện nghĩa vụ tài chính; tiếp tục giải quyết, hẹn trả kết quả {due_text}"
    proof: str
    due_at: str
    due_text: str


@dataclass(frozen=True)
class Consulted(Event):
    kind = "dossier.consulted"
    sentence = "Lấy ý kiến của {names}, trả lời trong {term}"
    asked: list[int]
    names: str
    term: str


@dataclass(frozen=True)
class ConsultationAnswered(Event):
    kind = "dossier.consultation_answered"
    sentence = "Đơn vị phối hợp {name} đã trả lời ý kiến ({timeliness_name})"
    asked: int
    name: str
    timeliness: str
    timeliness_name: str
    next_asked: int | None


@dataclass(frozen=True)
class CheckRecorded(Event):
    kind = "dossier.check_recorded"
    sentence = "Lập biên bản: {kind_name}, lúc {held_text}"
    check_kind: str
    kind_name: str
    held_text: str


@dataclass(frozen=True)
class Apologised(Event):
    kind = "dossier.apologised"
    sentence = "Xin lỗi vì chưa trả kết quả đúng hẹn; hẹn lại {new_due_text} (ngày hẹn đã ghi: {due_text})"
    due_text: str
    new_due_at: str
    new_due_text: str
    sha256: str
    certificate: str


@dataclass(frozen=True)
class ResultCorrected(Event):
    kind = "dossier.result_corrected"
    sentence = "Ký số văn bản số {number} thay thế văn bản số {wrong_number} có sai sót"
    number: str
    wrong_number: str
    sha256: str
    certificate: str


@dataclass(frozen=True)
class CorrectionSealed(Event):
    kind = "dossier.correction_sealed"
    sentence = "Đóng dấu số và phát hành văn bản số {number} thay thế văn bản số {wrong_number}"
    number: str
    wrong_number: str
    sha256: str
    certificate: str


@dataclass(frozen=True)
class RegisterClosed(Event):
    kind = "dossiers.register_closed"
    sentence = "Khóa Sổ theo dõi hồ sơ năm {year} của {desk_name}: {lines} hồ sơ"
    desk_name: str
    year: int
    lines: int


@dataclass(frozen=True)
class DueMoved(Event):
    kind = "dossier.due_moved"
    sentence = "Ngày hẹn trả kết quả chuyển từ {old_text} sang {new_text}: {notice}"
    due_on: str
    due_at: str
    old_text: str
    new_text: str
    notice: str


@dataclass(frozen=True)
class Warned(Event):
    kind = "dossier.warned"
    sentence = "Cảnh báo thời hạn: {level_name}, hẹn trả {due_text}"
    level: str
    level_name: str
    due_text: str
    term_from: str


@dataclass(frozen=True)
class IntakeWarned(Event):
    kind = "dossier.intake_warned"
    sentence = "Hồ sơ nộp trực tuyến {level_name}: phải trả lời chậm nhất {until_text}"
    level: str
    level_name: str
    until_text: str
    since: str


@dataclass(frozen=True)
class OpinionLate(Event):
    kind = "dossier.opinion_late"
    sentence = "Ý kiến phối hợp của {name} chưa có, quá hạn từ {due_text}; đã báo lãnh đạo đơn vị và nơi tiếp nhận"
    consultation: int
    asked: int
    name: str
    due_text: str


@dataclass(frozen=True)
class Escalated(Event):
    kind = "dossier.escalated"
    sentence = "Bước “{step_name}” chưa được xử lý từ {since_text}, đã báo lãnh đạo đơn vị"
    step: int
    step_name: str
    since_text: str
