"""Kinds of agencies and roles of officers, as the decrees name them (Decree 118/2025 arts 7-14, 61/2018 arts 7-13)."""

from enum import StrEnum


class AgencyKind(StrEnum):
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    DEPARTMENT = "department"
    LAND_BRANCH = "land_branch"
    SERVICE_UNIT = "service_unit"
    DESK = "desk"


AGENCY_KIND_NAMES: dict[AgencyKind, str] = {
    AgencyKind.PROVINCE: "Ủy ban nhân dân cấp tỉnh",
    AgencyKind.DISTRICT: "Ủy ban nhân dân cấp huyện",
    AgencyKind.COMMUNE: "Ủy ban nhân dân cấp xã",
    AgencyKind.DEPARTMENT: "Cơ quan chuyên môn",
    AgencyKind.LAND_BRANCH: "Chi nhánh Văn phòng Đăng ký đất đai",
    AgencyKind.SERVICE_UNIT: "Đơn vị sự nghiệp công lập",
    AgencyKind.DESK: "Bộ phận Tiếp nhận và Trả kết quả",
}


class Role(StrEnum):
    RECEIVER = "receiver"
    SPECIALIST = "specialist"
    LEADER = "leader"
    DOCUMENT_CLERK = "document_clerk"
    CONTROLLER = "controller"
    ADMINISTRATOR = "administrator"
    POSTAL_OFFICER = "postal_officer"


ROLE_NAMES: dict[Role, str] = {
    Role.RECEIVER: "Cán bộ tiếp nhận và trả kết quả",
    Role.SPECIALIST: "Công chức thụ lý",
    Role.LEADER: "Lãnh đạo",
    Role.DOCUMENT_CLERK: "Văn thư",
    Role.CONTROLLER: "Cán bộ kiểm soát thủ tục hành chính",
    Role.ADMINISTRATOR: "Quản trị hệ thống",
    Role.POSTAL_OFFICER: "Nhân viên bưu chính",
}
