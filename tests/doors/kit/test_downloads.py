"""Files handed to browsers."""

from motcua.web.kit.downloads import file_response


def test_a_pdf_may_be_shown_and_keeps_its_vietnamese_name() -> None:
    response = file_response(b"%PDF-", name="giấy hẹn.pdf", kind="application/pdf", inline=True)
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == "inline; filename*=utf-8''gi%E1%BA%A5y%20h%E1%BA%B9n.pdf"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "private, no-store"


def test_anything_a_browser_could_run_is_only_saved() -> None:
    response = file_response(b"<script>", name='a".html', kind="text/html", inline=True)
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"].startswith("attachment;")
