"""The desk: who settles, signs and seals, and who is asked for an opinion."""

from tests.doors.access.rows import DESK, LEADERS, OF_PART, OF_XA, SPECIALISTS, Row, Rows, act_of, only

DESK_DOOR: dict[str, Rows] = {
    "desk:refund": (
        Row("charged", get=only("leader"), post=only("leader", status=422)),
        Row("part", get=only(), post=only()),
    ),
    "desk:today": Row(get=only(*LEADERS)),
    "desk:sharing_out": Row(get=only(*LEADERS), post=only(*LEADERS, status=422)),
    "desk:session": Row(get=only(*LEADERS), post=only(*LEADERS, status=422)),
    "desk:sealing": Row(get=only("document_clerk"), post=only("document_clerk", status=422)),
    "desk:paper_slips": Row(get=only(*SPECIALISTS, *LEADERS)),
    "desk:paper_slip": Row("slip", get=only("specialist", "leader")),
    "desk:take_papers": Row("slip", post=only("specialist", "leader", status=422)),
    "desk:opinions": Row(get=only(*DESK)),
    "desk:consult": (
        Row(
            "received",
            get=only("specialist", "leader", document_clerk=409),
            post=only("specialist", "leader", status=422, document_clerk=409),
        ),
        Row("part", get=only("linked", chair=409), post=only("linked", status=422, chair=409)),
    ),
    "desk:correction-paper": Row("done", get=only()),
    "desk:supplement": (
        act_of("specialist", "received"),
        Row("part", get=only(*OF_PART, status=409), post=only(*OF_PART, status=409)),
    ),
    "desk:check": act_of("specialist", "received"),
    "desk:payment": act_of("specialist", "received"),
    "desk:hand-over": act_of("leader", "received"),
    "desk:refuse": act_of("leader", "received"),
    "desk:apologise": act_of("leader", "received"),
    "desk:send-back": act_of("leader", "proposed"),
    "desk:correct": act_of("leader", "done"),
    "desk:second-supplement": Row("received", get=only(*OF_XA, status=409), post=only(*OF_XA, status=409)),
    "desk:recall": Row("received", get=only(*OF_XA, status=409), post=only(*OF_XA, status=409)),
    "desk:seal-correction": Row("done", get=only(*OF_XA, status=409), post=only(*OF_XA, status=409)),
    "desk:worklist": Row(get=only(*DESK)),
    "desk:search": Row(get=only(*DESK)),
    "desk:messages": Row(get=only(*DESK)),
    "desk:messages-seen": Row(post=only(*DESK, status=302)),
    "desk:dossier": (
        Row("received", get=only(*OF_XA)),
        Row("whole", get=only(*OF_XA)),
        Row("part", get=only(*OF_PART)),
    ),
    "desk:assign": Row("received", post=only(*OF_XA, status=422)),
    "desk:propose": (
        act_of("specialist", "received"),
        Row("part", get=only("linked", chair=409), post=only("linked", status=422, chair=409)),
    ),
    "desk:preview": Row("received", get=only(*OF_XA), post=only(*OF_XA)),
    "desk:sign": act_of("leader", "proposed"),
    "desk:sign-preview": Row("proposed", get=only(*OF_XA)),
    "desk:seal": act_of("document_clerk", "signed"),
    "desk:receipt": (
        Row("received", get=only(*OF_XA)),
        Row("part", get=only()),
    ),
    "desk:result": (
        Row("done", get=only(*OF_XA)),
        Row("part", get=only()),
    ),
    "desk:authority-paper": Row("represented", get=only(*OF_XA)),
    "desk:paper": (
        Row("waiting file", get=only(*OF_XA)),
        Row("part file", get=only(*OF_PART)),
    ),
    "desk:form": (
        Row("form", get=only(*OF_XA)),
        Row("whole form", get=only(*OF_XA)),
        Row("part form", get=only()),
    ),
    "desk:control-slip": (
        Row("received", get=only(*OF_XA)),
        Row("part", get=only(*OF_PART)),
    ),
    "desk:opinion": Row(
        "question",
        get=only("consulted"),
        post=only("consulted", status=422),
    ),
    "desk:opinion-file": Row("question file", get=only("consulted")),
}
