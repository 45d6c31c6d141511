"""The facts a dossier can record, each with its Vietnamese sentence: ids and legal facts, nothing personal."""

from dataclasses import dataclass

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


@dataclass(frozen=True)
class ResultReturned(Event):
    kind = "dossier.result_returned"
    sentence = "Trả kết quả cho người nộp ({how_name})"
    how: str
    how_name: str
