"""The Post's door: postal officers of the desks they serve."""

from tests.doors.access.rows import Row, Rows, anybody, only

POST_DOOR: dict[str, Rows] = {
    "post:home": Row(get=only("postman")),
    "post:tracking": Row(post=anybody(403)),
    "post:intake": Row(get=only("postman"), post=only("postman", status=422)),
    "post:slip": Row("order", get=only("postman")),
    "post:draw_up": Row(post=only("postman", status=422)),
    "post:record": Row("record", get=only("postman")),
    "post:record_paper": Row("record", get=only("postman")),
    "post:parcel": Row("parcel", get=only("postman")),
    "post:label": Row("parcel", get=only("postman")),
    "post:carry": Row("parcel", post=only("postman", status=302)),
    "post:attempt": Row("parcel", post=only("postman", status=422)),
    "post:deliver": Row("parcel", post=only("postman", status=422)),
    "post:bring_back": Row("parcel", post=only("postman", status=422)),
    "post:report_loss": Row("parcel", post=only("postman", status=422)),
    "post:order": Row("order", get=only("postman")),
    "post:report_order_loss": Row("order", post=only("postman", status=422)),
    "post:results": Row("given", get=only("postman")),
    "post:results_paper": Row("given", get=only("postman")),
    "post:sign_results": Row("given", post=only("postman", status=302)),
}
