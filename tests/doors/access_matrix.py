"""Who is answered what at every address of ours: URL name x asker -> status, for reading and for acting.

Acts are sent with nothing filled in: who may do them is told what is missing (422) or, when nothing is needed, that it
is done (302). For a stranger the thing does not exist (404). Methods not in a row are never answered with success.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.doors.access_world import ASKERS

LOGIN = "sign in"
Answer = int | str
Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Row:
    """One address: the thing it is about (`access_world.build`), its query, and the answers by method."""

    on: str = ""
    query: str = ""
    get: Answers | None = None
    post: Answers | None = None


def only(*names: str, status: int = 200, others: int = 404, anonymous: Answer = LOGIN, **special: int) -> Answers:
    """These get `status`, the `special` ones their own, everybody else `others`."""
    return {name: others for name in ASKERS} | dict.fromkeys(names, status) | {"anonymous": anonymous} | special


def anybody(status: int = 200) -> Answers:
    """Public: the same for all."""
    return dict.fromkeys(ASKERS, status)


def signed_in(status: int = 200, *, anonymous: Answer = LOGIN) -> Answers:
    """The same for everybody with an account."""
    return anybody(status) | {"anonymous": anonymous}


CITIZENS = ("citizen", "neighbour")
CLERKS = ("clerk", "other_clerk")
DESK = ("specialist", "other_specialist", "leader", "other_leader", "document_clerk", "chair")
OF_XA = ("specialist", "leader", "document_clerk")
CONSOLE = ("controller", "administrator")
BOARD = ("leader", "other_leader", "controller", "administrator", "chair")

LEADERS = ("leader", "other_leader", "chair")

PORTAL = {
    "portal:fees": Row("charged", get=only("citizen")),
    "portal:pay_online": Row("charge", post=only("citizen", status=409)),
    "portal:fee_receipt": Row("payment", get=only("citizen")),
    "portal:payment_notice": Row(post=anybody(404)),
    "portal:supplement": Row("waiting", get=only("citizen", status=302), post=only("citizen", status=302)),
    "portal:authority_paper": Row("represented", get=only("citizen", "neighbour")),
    "portal:end_authority": Row("represented", get=only("citizen"), post=only("citizen", status=422)),
    "portal:stop": Row("waiting", get=only("citizen"), post=only("citizen", status=422)),
    "portal:home": Row(get=anybody()),
    "portal:enter": Row(get=signed_in(302)),
    "portal:procedures": Row(get=anybody()),
    "portal:procedure": Row("procedure", get=anybody()),
    "portal:start": Row("procedure", get=only(*CITIZENS), post=only(*CITIZENS, status=422)),
    "portal:national": Row("procedure", get=anybody(302)),
    "portal:start_for_another": Row(
        "procedure", query="co_quan=xa", get=only(*CITIZENS), post=only(*CITIZENS, status=422)
    ),
    "portal:draft": Row("draft", get=only("citizen", status=302)),
    "portal:answers": Row("draft page", get=only("citizen"), post=only("citizen", status=422)),
    "portal:save": Row("draft", post=only("citizen", anonymous=401)),
    "portal:papers": Row("draft", get=only("citizen"), post=only("citizen", status=302)),
    "portal:draft_file": Row("draft file", get=only("citizen")),
    "portal:review": Row("draft", get=only("citizen")),
    "portal:draft_copy": Row("draft", get=only("citizen")),
    "portal:submit": Row("draft", post=only("citizen", status=302)),
    "portal:discard": Row("draft", post=only("citizen", status=302)),
    "portal:mine": Row(get=only(*CITIZENS)),
    "portal:read": Row(post=only(*CITIZENS, status=302)),
    "portal:dossier": Row("waiting", get=only("citizen")),
    "portal:filed": Row("waiting", get=only("citizen")),
    "portal:dossier_file": Row("waiting file", get=only("citizen")),
    "portal:dossier_document": Row("waiting paper", get=only("citizen")),
    "portal:rate": Row("returned", post=only("citizen", status=422)),
    "portal:track": Row(get=anybody(), post=anybody(422)),
    "portal:tracked": Row("waiting", get=anybody(302)),
    "portal:tracked_rate": Row("returned", post=anybody(302)),
    "portal:verify": Row(get=anybody(), post=anybody(422)),
    "portal:paper": Row("result", get=anybody(), post=anybody(422)),
    "portal:uploads": Row(post=signed_in(400, anonymous=401)),
    "portal:upload": Row("upload"),
    "portal:kiosk_start": Row(get=anybody(404)),
    "portal:kiosk_still_there": Row(get=anybody(404)),
    "portal:kiosk_end": Row(get=only(), post=only()),
    "portal:kiosk": Row("desk", get=anybody(), post=anybody(422)),
    "portal:kiosk_ticket": Row("ticket", get=anybody()),
    "portal:kiosk_arrival": Row("desk", get=anybody(), post=anybody(422)),
    "portal:call_board": Row("desk", get=anybody()),
    "portal:booking_desks": Row(get=anybody()),
    "portal:bookings": Row("desk", get=anybody(), post=anybody(422)),
    "portal:booking": Row("booking", get=anybody()),
    "portal:booking_cancel": Row("booking", post=anybody(302)),
}
COUNTER = {
    "counter:fees": Row("charged", get=only("clerk")),
    "counter:raise-charge": Row("charged", post=only("clerk", status=422)),
    "counter:cash": Row("charge", post=only("clerk", status=422)),
    "counter:transfer": Row("charge", post=only("clerk", status=422)),
    "counter:cancel-charge": Row("charge", post=only("clerk", status=422)),
    "counter:fee-receipt": Row("payment", get=only("clerk")),
    "counter:drawer": Row(get=only(*CLERKS)),
    "counter:close-drawer": Row(post=only(*CLERKS, status=422)),
    "counter:place-payment": Row("unplaced", post=only(*CLERKS, status=422)),
    "counter:supplement": Row("waiting", get=only("clerk"), post=only("clerk", status=422)),
    "counter:supplemented": Row("waiting", get=only("clerk", status=409), post=only("clerk", status=409)),
    "counter:representative": Row("represented", get=only("clerk"), post=only("clerk", status=422)),
    "counter:authority_paper": Row("represented", get=only("clerk")),
    "counter:return_to_representative": Row("done", post=only("clerk", status=422)),
    "counter:send_on": Row("taken in", post=only("other_clerk", status=302, clerk=409)),
    "counter:refuse": Row("waiting", get=only("clerk"), post=only("clerk", status=422)),
    "counter:close": Row("waiting", get=only("clerk", status=409), post=only("clerk", status=409)),
    "counter:withdraw": Row("waiting", get=only("clerk"), post=only("clerk", status=422)),
    "counter:payment": Row("waiting", get=only("clerk", status=409), post=only("clerk", status=409)),
    "counter:home": Row(get=only(*CLERKS)),
    "counter:search": Row(get=only(*CLERKS)),
    "counter:reception": Row(get=only(*CLERKS), post=only(*CLERKS, status=422)),
    "counter:keep": Row(post=only(*CLERKS, status=422, anonymous=401)),
    "counter:discard": Row("kept reception", post=only("clerk", status=302)),
    "counter:procedures": Row(get=only(*CLERKS)),
    "counter:appointment": Row(query="thu-tuc=1.004873", get=only(*CLERKS)),
    "counter:dossier": Row("waiting", get=only("clerk")),
    "counter:receive": Row("waiting", post=only("clerk", status=302)),
    "counter:return": Row("done", post=only("clerk", status=422)),
    "counter:receipt": Row("received", get=only("clerk")),
    "counter:filing": Row("waiting", get=only("clerk")),
    "counter:result": Row("done", get=only("clerk")),
    "counter:paper": Row("waiting file", get=only("clerk")),
    "counter:queue": Row(get=only(*CLERKS)),
    "counter:queue_sit": Row(post=only(*CLERKS, status=422)),
    "counter:queue_leave": Row(post=only(*CLERKS, status=302)),
    "counter:queue_call": Row(post=only(*CLERKS, status=302)),
    "counter:queue_recall": Row("ticket called", post=only(*CLERKS, status=302)),
    "counter:queue_serve": Row("ticket called", post=only(*CLERKS, status=302)),
    "counter:queue_miss": Row("ticket called", post=only(*CLERKS, status=302)),
    "counter:queue_rules": Row(post=only(*CLERKS, status=422)),
    "counter:queue_close": Row(post=only(*CLERKS, status=302)),
    "counter:kiosk_open": Row(post=only(*CLERKS, status=302)),
    "counter:kiosk_close": Row("kiosk", post=only("clerk", status=302)),
}
DESK_DOOR = {
    "desk:refund": Row("charged", get=only("leader"), post=only("leader", status=422)),
    "desk:today": Row(get=only(*LEADERS)),
    "desk:sharing_out": Row(get=only(*LEADERS), post=only(*LEADERS, status=422)),
    "desk:session": Row(get=only(*LEADERS), post=only(*LEADERS, status=422)),
    "desk:paper_slips": Row(get=only("specialist", "other_specialist", *LEADERS)),
    "desk:paper_slip": Row("slip", get=only("specialist", "leader")),
    "desk:take_papers": Row("slip", post=only("specialist", "leader", status=422)),
    "desk:opinions": Row(get=only(*DESK)),
    "desk:consult": Row(
        "received",
        get=only("specialist", "leader", document_clerk=409),
        post=only("specialist", "leader", status=422, document_clerk=409),
    ),
    "desk:correction-paper": Row("done", get=only()),
    "desk:supplement": Row(
        "received",
        get=only("specialist", leader=409, document_clerk=409),
        post=only("specialist", status=422, leader=409, document_clerk=409),
    ),
    "desk:check": Row(
        "received",
        get=only("specialist", leader=409, document_clerk=409),
        post=only("specialist", status=422, leader=409, document_clerk=409),
    ),
    "desk:payment": Row(
        "received",
        get=only("specialist", leader=409, document_clerk=409),
        post=only("specialist", status=422, leader=409, document_clerk=409),
    ),
    "desk:hand-over": Row(
        "received",
        get=only("leader", specialist=409, document_clerk=409),
        post=only("leader", status=422, specialist=409, document_clerk=409),
    ),
    "desk:refuse": Row(
        "received",
        get=only("leader", specialist=409, document_clerk=409),
        post=only("leader", status=422, specialist=409, document_clerk=409),
    ),
    "desk:apologise": Row(
        "received",
        get=only("leader", specialist=409, document_clerk=409),
        post=only("leader", status=422, specialist=409, document_clerk=409),
    ),
    "desk:send-back": Row(
        "proposed",
        get=only("leader", specialist=409, document_clerk=409),
        post=only("leader", status=422, specialist=409, document_clerk=409),
    ),
    "desk:correct": Row(
        "done",
        get=only("leader", specialist=409, document_clerk=409),
        post=only("leader", status=422, specialist=409, document_clerk=409),
    ),
    "desk:second-supplement": Row("received", get=only(*OF_XA, status=409), post=only(*OF_XA, status=409)),
    "desk:recall": Row("received", get=only(*OF_XA, status=409), post=only(*OF_XA, status=409)),
    "desk:seal-correction": Row("done", get=only(*OF_XA, status=409), post=only(*OF_XA, status=409)),
    "desk:worklist": Row(get=only(*DESK)),
    "desk:search": Row(get=only(*DESK)),
    "desk:messages": Row(get=only(*DESK)),
    "desk:messages-seen": Row(post=only(*DESK, status=302)),
    "desk:dossier": Row("received", get=only(*OF_XA)),
    "desk:assign": Row("received", post=only(*OF_XA, status=422)),
    "desk:propose": Row(
        "received",
        get=only("specialist", leader=409, document_clerk=409),
        post=only("specialist", status=422, leader=409, document_clerk=409),
    ),
    "desk:preview": Row("received", get=only(*OF_XA), post=only(*OF_XA)),
    "desk:sign": Row(
        "proposed",
        get=only("leader", specialist=409, document_clerk=409),
        post=only("leader", status=422, specialist=409, document_clerk=409),
    ),
    "desk:sign-preview": Row("proposed", get=only(*OF_XA)),
    "desk:seal": Row(
        "signed",
        get=only("document_clerk", specialist=409, leader=409),
        post=only("document_clerk", status=422, specialist=409, leader=409),
    ),
    "desk:receipt": Row("received", get=only(*OF_XA)),
    "desk:result": Row("done", get=only(*OF_XA)),
    "desk:authority-paper": Row("represented", get=only(*OF_XA)),
    "desk:paper": Row("waiting file", get=only(*OF_XA)),
}
POST_DOOR = {
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
    "counter:post_order": Row("order", get=only("clerk")),
    "counter:post_found_inside": Row("order", post=only("clerk", status=422)),
    "counter:post_order_lost": Row("order", post=only("clerk", status=422)),
    "counter:post_draw_up_results": Row(post=only(*CLERKS, status=422)),
    "counter:post_results": Row("given", get=only("clerk")),
    "counter:post_results_paper": Row("given", get=only("clerk")),
    "counter:post": Row(get=only(*CLERKS)),
    "counter:post_label": Row("parcel", get=only("clerk")),
    "counter:post_parcel": Row("done", get=only("clerk")),
    "counter:post_send": Row("done", post=only("clerk", status=422)),
    "counter:post_record": Row("record", get=only("clerk")),
    "counter:post_record_paper": Row("record", get=only("clerk")),
    "counter:post_sign": Row("record", post=only("clerk", status=302)),
    "counter:paper_slips": Row(get=only(*CLERKS), post=only(*CLERKS, status=422)),
    "counter:paper_gesture": Row("gesture", get=only(*CLERKS)),
    "counter:paper_slip": Row("slip", get=only("clerk")),
    "counter:registers": Row(get=only(*CLERKS)),
    "counter:register": Row("book", get=only("clerk")),
    "counter:register_pdf": Row("book", get=only("clerk")),
    "counter:register_xlsx": Row("book", get=only("clerk")),
    "counter:close_register": Row("book", post=only("clerk", status=302)),
    "counter:form": Row("form", get=only("clerk")),
    "counter:control_slip": Row("received", get=only("clerk")),
    "desk:form": Row("form", get=only(*OF_XA)),
    "desk:control-slip": Row("received", get=only(*OF_XA)),
    "desk:opinion": Row(
        "question",
        get=only("other_specialist", "other_leader"),
        post=only("other_specialist", "other_leader", status=422),
    ),
    "desk:opinion-file": Row("question file", get=only()),
    "portal:ways": Row(get=only(*CITIZENS), post=only(*CITIZENS, status=302)),
    "api:receipt": Row("no provider", post=anybody(401)),
}
CONSOLE_DOOR = {
    "console:overview": Row(get=only(*CONSOLE)),
    "console:agencies": Row(get=only(*CONSOLE)),
    "console:agency": Row("agency", get=only(*CONSOLE)),
    "console:contact": Row("agency", post=only(*CONSOLE, status=422)),
    "console:officers": Row(get=only("administrator")),
    "console:appointment": Row(get=only("administrator"), post=only("administrator")),
    "console:officer": Row("officer", get=only("administrator")),
    "console:grant": Row("officer", post=only("administrator", status=422)),
    "console:end": Row("grant", post=only("administrator", status=302)),
    "console:suspend": Row("officer", post=only("administrator", status=302)),
    "console:reinstate": Row("officer", post=only("administrator", status=302)),
    "console:procedures": Row(get=only(*CONSOLE)),
    "console:procedure": Row("procedure", get=only(*CONSOLE)),
    "console:revision_form": Row("procedure", get=only("controller")),
    "console:revisions": Row("procedure", post=only("controller", status=422)),
    "console:comparison": Row("revised procedure", get=only(*CONSOLE)),
    "console:online_level": Row("procedure", post=only("controller", status=422)),
    "console:calendar": Row(get=only(*CONSOLE)),
    "console:announce": Row(post=only("administrator", status=422)),
    "console:certificates": Row(get=only("administrator")),
    "console:fee_accounts": Row(get=only(*CONSOLE)),
    "console:fee_account": Row(get=only("administrator"), post=only("administrator", status=422)),
    "console:fee_account_end": Row("fee account", get=only("administrator"), post=only("administrator", status=422)),
    "console:wordings": Row(get=only(*CONSOLE)),
    "console:wording": Row("wording", get=only(*CONSOLE)),
    "console:say": Row("wording", post=only("administrator", status=422)),
    "console:as_shipped": Row("wording", post=only("administrator", status=422)),
    "console:portal_modes": Row(get=only(*CONSOLE)),
    "console:set_mode": Row(post=only("administrator", status=422)),
    "console:exchange": Row(get=only(*CONSOLE)),
    "console:arrival": Row("arrival", get=only(*CONSOLE)),
    "console:arrival_retry": Row("arrival", post=only(*CONSOLE, status=409)),
    "console:arrival_dismiss": Row("arrival", post=only(*CONSOLE, status=422)),
    "console:exchange_send": Row("waiting", post=only(*CONSOLE, status=409)),
}
BOARD_DOOR = {
    "board:overview": Row(get=only(*BOARD)),
    "board:listing": Row(query="chi-tieu=tiep-nhan", get=only(*BOARD)),
    "board:figures_file": Row("xlsx", get=only(*BOARD)),
    "board:listing_file": Row("xlsx", query="chi-tieu=tiep-nhan", get=only(*BOARD)),
    "board:public": Row(get=anybody()),
}
API = {
    "api:exchange_arrivals": Row(post=anybody(403)),
    "api:v1:openapi-json": Row(get=anybody(), post=anybody()),
    "api:v1:find_procedures": Row(get=anybody()),
    "api:v1:read_procedure": Row("procedure", get=anybody()),
    "api:v1:begin_draft": Row(post=signed_in(400, anonymous=401)),
    "api:v1:read_draft": Row("draft", get=only("citizen", anonymous=401)),
    "api:v1:write_draft": Row("draft", get=only("citizen", anonymous=401)),
    "api:v1:upload_file": Row(post=signed_in(422, anonymous=401)),
    "api:v1:file_dossier": Row(post=signed_in(400, anonymous=401)),
    "api:v1:read_dossier": Row("waiting", get=only("citizen", anonymous=401)),
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
OURS: dict[str, Row] = {
    **PORTAL, **COUNTER, **DESK_DOOR, **POST_DOOR, **CONSOLE_DOOR, **BOARD_DOOR, **API, "kit:healthz": Row(get=anybody()),
    "kit:favicon": Row(get=anybody(302)),
}  # fmt: skip

# Pages of the libraries: accounts (nobody signs up by themselves) and the administration site (nobody here is staff).
ACCOUNTS: dict[str, Row] = {
    "account_login": Row(get=signed_in(302, anonymous=200), post=signed_in(302, anonymous=200)),
    "account_logout": Row(get=signed_in(200, anonymous=302), post=anybody(302)),
    "account_inactive": Row(get=anybody()),
    "account_signup": Row(get=signed_in(302, anonymous=200), post=signed_in(302, anonymous=200)),
    "account_reauthenticate": Row(get=signed_in(), post=signed_in()),
    "account_email": Row(get=signed_in(), post=signed_in(302)),
    "account_email_verification_sent": Row(get=anybody()),
    "account_change_password": Row(get=signed_in(), post=signed_in()),
    "account_set_password": Row(get=signed_in(302), post=signed_in(302)),
    "account_reset_password": Row(get=anybody(), post=anybody()),
    "account_confirm_login_code": Row(get=signed_in(302), post=signed_in(302)),
    "account_confirm_email": Row("letter", get=anybody(), post=anybody(404)),
    "account_reset_password_from_key_done": Row(get=anybody()),
    "account_reset_password_from_key": Row("reset letter", get=anybody(), post=anybody()),
    "account_reset_password_done": Row(get=anybody()),
    "mfa_index": Row(get=signed_in()),
    "mfa_authenticate": Row(get=signed_in(302), post=signed_in(302)),
    "mfa_reauthenticate": Row(get=signed_in(302), post=signed_in(302)),
    "mfa_activate_totp": Row(get=signed_in(302), post=signed_in(302)),
    "mfa_deactivate_totp": Row(get=signed_in(404), post=signed_in(404)),
    "mfa_view_recovery_codes": Row(get=signed_in(404)),
    "mfa_generate_recovery_codes": Row(get=signed_in(302), post=signed_in(302)),
    "mfa_download_recovery_codes": Row(get=signed_in(404)),
    "mfa_list_webauthn": Row(get=signed_in()),
    "mfa_add_webauthn": Row(get=signed_in(302), post=signed_in(302)),
    "mfa_reauthenticate_webauthn": Row(get=signed_in(302), post=signed_in(302)),
    "mfa_remove_webauthn": Row("key", get=signed_in(302), post=signed_in(302)),
    "mfa_edit_webauthn": Row("key", get=signed_in(302), post=signed_in(302)),
    "socialaccount_login_cancelled": Row(get=anybody()),
    "socialaccount_login_error": Row(get=signed_in(401)),
    "socialaccount_signup": Row(get=dict.fromkeys(ASKERS, LOGIN), post=dict.fromkeys(ASKERS, LOGIN)),
    "socialaccount_connections": Row(get=signed_in(), post=signed_in()),
    "openid_connect_login": Row("provider", get=anybody(404), post=anybody(404)),
    "openid_connect_callback": Row("provider", get=anybody(404), post=anybody(404)),
    "/tai-khoan/social/login/cancelled/": Row(get=signed_in(301), post=signed_in(301)),
    "/tai-khoan/social/login/error/": Row(get=signed_in(301), post=signed_in(301)),
    "/tai-khoan/social/signup/": Row(get=signed_in(301), post=signed_in(301)),
    "/tai-khoan/social/connections/": Row(get=signed_in(301), post=signed_in(301)),
}
MATRIX = {**OURS, **ACCOUNTS}
ADMINISTRATION = "/he-thong/"
