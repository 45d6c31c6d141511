"""Ways a result reaches the applicant (Decree 61/2018/NĐ-CP art. 20; Decree 118/2025/NĐ-CP art. 22)."""

from enum import StrEnum


class ReturnWay(StrEnum):
    IN_PERSON = "in_person"
    ONLINE = "online"
    POST = "post"
    LINKED = "linked"


RETURN_NAMES: dict[ReturnWay, str] = {
    ReturnWay.IN_PERSON: "Trực tiếp",
    ReturnWay.ONLINE: "Trực tuyến",
    ReturnWay.POST: "Qua bưu chính",
    ReturnWay.LINKED: "Chuyển về hồ sơ liên thông",
}
