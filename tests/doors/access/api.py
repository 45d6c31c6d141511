"""The HTTP API."""

from tests.doors.access.rows import Row, Rows, anybody, only, signed_in

API: dict[str, Rows] = {
    "api:receipt": Row("no provider", post=anybody(401)),
    "api:exchange_arrivals": Row(post=anybody(403)),
    "api:v1:openapi-json": Row(get=anybody(), post=anybody()),
    "api:v1:find_procedures": Row(get=anybody()),
    "api:v1:read_procedure": Row("procedure", get=anybody()),
    "api:v1:begin_draft": Row(post=signed_in(400, anonymous=401)),
    "api:v1:read_draft": Row("draft", get=only("citizen", anonymous=401)),
    "api:v1:write_draft": Row("draft", get=only("citizen", anonymous=401)),
    "api:v1:upload_file": Row(post=signed_in(422, anonymous=401)),
    "api:v1:file_dossier": Row(post=signed_in(400, anonymous=401)),
    "api:v1:read_dossier": (
        Row("waiting", get=only("citizen", anonymous=401)),
        Row("part", get=only(anonymous=401)),
    ),
    "api:v1:price_procedure": Row("procedure", get=anybody()),
    "api:v1:read_fees": Row("waiting", get=only("citizen", anonymous=401)),
    "api:v1:read_receipt": Row("payment", get=only("citizen", anonymous=401)),
    "api:v1:track": Row(post=anybody(400)),
    "api:v1:verify": Row(post=anybody(422)),
    "api:v1:figures": Row(get=anybody()),
    "api:v1:api-root": Row(),
    "/api/v1/": Row(),
    "/api/v1/<path:rest>": Row("any rest"),
}
