"""Addresses of the counter door."""

from django.urls import path

from motcua.web.counter import acts, dossier, home, papers, reception, search

app_name = "counter"
urlpatterns = [
    path("", home.home, name="home"),
    path("tim/", search.search, name="search"),
    path("tiep-nhan/", reception.reception, name="reception"),
    path("tiep-nhan/thu-tuc/", reception.procedures, name="procedures"),
    path("tiep-nhan/hen-tra/", reception.appointment, name="appointment"),
    path("ho-so/<str:code>/", dossier.dossier, name="dossier"),
    path("ho-so/<str:code>/tiep-nhan/", acts.receive_filing, name="receive"),
    path("ho-so/<str:code>/tra-ket-qua/", acts.hand_over, name="return"),
    path("ho-so/<str:code>/giay-tiep-nhan.pdf", papers.receipt, name="receipt"),
    path("ho-so/<str:code>/xac-nhan-nop.pdf", papers.filing, name="filing"),
    path("ho-so/<str:code>/ket-qua.pdf", papers.result, name="result"),
    path("ho-so/<str:code>/tep/<int:paper_id>/", papers.paper, name="paper"),
]
