"""Facts about agencies, officers and roles."""

from dataclasses import dataclass

from motcua.journal.events import Event


@dataclass(frozen=True)
class AgencyEstablished(Event):
    kind = "organisation.agency_established"
    sentence = "Thành lập đơn vị “{name}”"
    code: str
    name: str


@dataclass(frozen=True)
class AgencyUpdated(Event):
    kind = "organisation.agency_updated"
    sentence = "Cập nhật thông tin liên hệ của “{name}”"
    code: str
    name: str


@dataclass(frozen=True)
class OfficerAppointed(Event):
    kind = "organisation.officer_appointed"
    sentence = "Bổ nhiệm {name}, {title}, tại {agency}"
    name: str
    title: str
    agency: str


@dataclass(frozen=True)
class OfficerSuspended(Event):
    kind = "organisation.officer_suspended"
    sentence = "Ngừng quyền truy cập của {name}"
    name: str


@dataclass(frozen=True)
class OfficerReinstated(Event):
    kind = "organisation.officer_reinstated"
    sentence = "Mở lại quyền truy cập của {name}"
    name: str


@dataclass(frozen=True)
class RoleGranted(Event):
    kind = "organisation.role_granted"
    sentence = "Giao vai trò “{role_name}” tại {agency} cho {name}"
    name: str
    role: str
    role_name: str
    agency: str


@dataclass(frozen=True)
class RoleEnded(Event):
    kind = "organisation.role_ended"
    sentence = "Thôi giao vai trò “{role_name}” tại {agency} đối với {name}"
    name: str
    role: str
    role_name: str
    agency: str
