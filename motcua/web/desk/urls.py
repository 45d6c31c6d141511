"""Addresses of the desk door."""

from django.urls import path

from motcua.web.desk import assignment, dossier, messages, papers, proposal, refund, seal, search, signature, worklist

app_name = "desk"
urlpatterns = [
    path("", worklist.worklist, name="worklist"),
    path("tim/", search.search, name="search"),
    path("thong-bao/", messages.inbox, name="messages"),
    path("thong-bao/da-doc/", messages.seen, name="messages-seen"),
    path("ho-so/<str:code>/", dossier.dossier, name="dossier"),
    path("ho-so/<str:code>/phan-cong/", assignment.assignment, name="assign"),
    path("ho-so/<str:code>/trinh/", proposal.proposal, name="propose"),
    path("ho-so/<str:code>/trinh/xem-truoc.pdf", proposal.preview, name="preview"),
    path("ho-so/<str:code>/ky/", signature.signature, name="sign"),
    path("ho-so/<str:code>/ky/xem-truoc.pdf", signature.preview, name="sign-preview"),
    path("ho-so/<str:code>/dong-dau/", seal.seal_result, name="seal"),
    path("ho-so/<str:code>/hoan-phi/", refund.refunding, name="refund"),
    path("ho-so/<str:code>/giay-tiep-nhan.pdf", papers.receipt, name="receipt"),
    path("ho-so/<str:code>/ket-qua.pdf", papers.result, name="result"),
    path("ho-so/<str:code>/tep/<int:paper_id>/", papers.paper, name="paper"),
]
