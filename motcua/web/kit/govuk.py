"""GOV.UK Frontend's macros with Vietnamese wording where theirs is English.

The macros ask for parameters nobody gave, so they live in an environment of their own; our own templates stay strict.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import jinja2
from markupsafe import Markup

DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "back_link": {"text": "Quay lại"},
    "breadcrumbs": {"labelText": "Đường dẫn trang"},
    "character_count": {
        "textareaDescriptionText": "Không quá %{count} ký tự",
        "charactersUnderLimitText": {"other": "Còn %{count} ký tự"},
        "charactersAtLimitText": "Đã đủ số ký tự",
        "charactersOverLimitText": {"other": "Thừa %{count} ký tự"},
    },
    "error_summary": {"titleText": "Cần sửa trước khi tiếp tục"},
    "file_upload": {
        "chooseFilesButtonText": "Chọn tệp",
        "noFileChosenText": "Chưa chọn tệp nào",
        "multipleFilesChosenText": {"other": "Đã chọn %{count} tệp"},
        "dropInstructionText": "hoặc kéo tệp vào đây",
        "enteredDropZoneText": "Thả tệp để chọn",
        "leftDropZoneText": "Đã ra khỏi vùng thả tệp",
    },
    "notification_banner": {"titleText": "Thông báo"},
    "pagination": {"landmarkLabel": "Chuyển trang"},
    "password_input": {
        "showPasswordText": "Hiện",
        "hidePasswordText": "Ẩn",
        "showPasswordAriaLabelText": "Hiện mật khẩu",
        "hidePasswordAriaLabelText": "Ẩn mật khẩu",
        "passwordShownAnnouncementText": "Mật khẩu đang hiện",
        "passwordHiddenAnnouncementText": "Mật khẩu đang ẩn",
    },
    "service_navigation": {"menuButtonText": "Danh mục", "ariaLabel": "Điều hướng"},
    "skip_link": {"text": "Đến nội dung chính", "href": "#main-content"},
    "warning_text": {"iconFallbackText": "Lưu ý"},
}


@cache
def _environment() -> jinja2.Environment:
    library = jinja2.PackageLoader("govuk_frontend_jinja")
    return jinja2.Environment(loader=jinja2.PrefixLoader({"govuk_frontend_jinja": library}), autoescape=True)


@cache
def _macro(component: str) -> Callable[..., Markup]:
    folder = component.replace("_", "-")
    name = "govuk" + "".join(part.capitalize() for part in component.split("_"))
    module = _environment().get_template(f"govuk_frontend_jinja/components/{folder}/macro.html").module
    macro: Callable[..., Markup] = getattr(module, name)
    return macro


def _in_vietnamese(component: str, params: Mapping[str, Any]) -> dict[str, Any]:
    complete = {**DEFAULTS.get(component, {}), **{key: value for key, value in params.items() if value is not None}}
    error = complete.get("errorMessage")
    if isinstance(error, Mapping):
        complete["errorMessage"] = {"visuallyHiddenText": "Lỗi", **error}
    elif error:
        complete["errorMessage"] = {"visuallyHiddenText": "Lỗi", "text": error}
    return complete


class Govuk:
    """`govuk.summary_list({...})` in a template is the library's `govukSummaryList` with our wording.

    A parameter that is None counts as not given; `errorMessage` may be the bare sentence.
    """

    def __getattr__(self, component: str) -> Callable[..., Markup]:
        if component.startswith("_"):
            raise AttributeError(component)

        def draw(params: Mapping[str, Any] | None = None, **more: Any) -> Markup:
            return _macro(component)(_in_vietnamese(component, params or {}), **more)

        return draw
