"""Version 1 of the API: its operations, who may call them, and its OpenAPI document."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.security import SessionAuth

from motcua.api import dossiers, drafts, fees, procedures, public
from motcua.api.parsing import StrictParser
from motcua.api.problems import MEDIA_TYPE, NOT_FOUND, answer_problems, problem, strict

DESCRIPTION = (
    "Dịch vụ của Cổng dịch vụ công. Các thao tác của công dân dùng phiên đăng nhập và tiêu đề X-CSRFToken; "
    "tra cứu, xác thực văn bản, danh mục thủ tục và số liệu không cần đăng nhập. Lỗi theo RFC 9457."
)


class Api(NinjaAPI):
    """Ninja with errors as problem documents, and every operation open to its own authentication."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**kwargs)
        for operations in schema["paths"].values():
            for operation in operations.values():
                _mark_problems(operation["responses"])
        return schema

    def create_temporal_response(self, request: HttpRequest) -> HttpResponse:
        return strict(super().create_temporal_response(request))

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        urls = super()._get_urls()
        for pattern in urls:
            # An operation says itself who may call it: a program wants 401, not the sign-in page.
            if pattern.callback is not None:
                pattern.callback = login_not_required(pattern.callback)
        return urls


def _mark_problems(responses: dict[int, Any]) -> None:
    for status, response in responses.items():
        if int(status) >= 400 and "content" in response:
            response["content"] = {MEDIA_TYPE: next(iter(response["content"].values()))}


def not_found(request: HttpRequest, rest: str = "") -> HttpResponse:
    """No such operation."""
    return problem(404, NOT_FOUND)


api = Api(
    title="motcua",
    version="1.0.0",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api:v1",
    auth=SessionAuth(),
    parser=StrictParser(),
)
answer_problems(api)
for part in (procedures, drafts, dossiers, fees, public):
    api.add_router("", part.router)
