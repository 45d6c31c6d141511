"""What the State's rules let people do on this portal: None, or the reason why not."""

from motcua.kernel.vietnamese import format_day
from motcua.reference.rules.portal import Portal


def may_file_online(portal: Portal) -> str | None:
    """Anybody, while people file on this portal; afterwards on the national one (Decree 118/2025 art. 15)."""
    if portal.takes_filings:
        return None
    since = f"Từ ngày {format_day(portal.since)} hồ sơ" if portal.since else "Hồ sơ"
    national = f"Cổng Dịch vụ công quốc gia ({portal.address})"
    return f"{since} trực tuyến được nộp trên {national}; cổng này không nhận hồ sơ mới."
