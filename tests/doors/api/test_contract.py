"""Whatever is sent, the API answers as its OpenAPI document says, and never with a server error."""

import json
from typing import Any

import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, settings
from schemathesis import checks

from config.wsgi import application
from tests.factories.cast import Cast

CHECKS = [
    checks.not_a_server_error,
    *(
        check
        for check in checks.CHECKS.get_all()
        if check.__name__
        in {
            "status_code_conformance",
            "content_type_conformance",
            "response_schema_conformance",
            "response_headers_conformance",
            "negative_data_rejection",
            "unsupported_method",
        }
    ),
]


def in_the_test(environ: dict[str, Any], start_response: Any) -> Any:
    """The application as it is, only that the end of a request does not close the test's own connection."""
    environ["REMOTE_ADDR"] = "127.0.0.1"
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        return list(application(environ, start_response))
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


operations = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", in_the_test)


@operations.parametrize()
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_api_keeps_its_word(case: Any, cast: Cast) -> None:
    cache.clear()
    client = Client()
    client.force_login(cast.user("citizen"), backend="django.contrib.auth.backends.ModelBackend")
    token = "a" * 32
    cookies = {"sessionid": client.cookies["sessionid"].value, "csrftoken": token}
    answer = case.call(cookies=cookies, headers={"X-CSRFToken": token})
    case.validate_response(answer, checks=CHECKS)


def test_the_document_names_every_operation(client: Client) -> None:
    paths = json.loads(client.get("/api/v1/openapi.json").content)["paths"]
    assert len(paths) == 13
    for operation in (one for methods in paths.values() for one in methods.values()):
        assert operation["description"]
