"""Who may change the organisation."""

from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role


def may_administer(duties: Duties) -> str | None:
    """Only an administrator may open agencies and officers, and give or end roles."""
    if duties.holds(Role.ADMINISTRATOR):
        return None
    return "Chỉ cán bộ quản trị hệ thống được thay đổi cơ cấu tổ chức và phân quyền."
