"""Facts about the registry."""

from dataclasses import dataclass

from motcua.journal.events import Event


@dataclass(frozen=True)
class RevisionPublished(Event):
    kind = "procedures.revision_published"
    sentence = "Công bố thủ tục {code}, phiên bản {number}, có hiệu lực từ {effective_from}"
    code: str
    number: int
    effective_from: str


@dataclass(frozen=True)
class CompetenceGiven(Event):
    kind = "procedures.competence_given"
    sentence = "Giao {count} cơ quan giải quyết thủ tục {code}"
    code: str
    agencies: list[str]
    count: int


@dataclass(frozen=True)
class OnlineLevelSet(Event):
    kind = "procedures.online_level_set"
    sentence = "Cung cấp trực tuyến thủ tục {code}: {level_name}"
    code: str
    level: str
    level_name: str


@dataclass(frozen=True)
class ProceduresLinked(Event):
    kind = "procedures.linked"
    sentence = "Liên thông thủ tục {code} gồm {count} thủ tục thành phần, áp dụng từ {valid_from}, căn cứ {legal_basis}"
    code: str
    parts: list[str]
    count: int
    valid_from: str
    legal_basis: str
