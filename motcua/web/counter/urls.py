"""Addresses of the counter door."""

from django.urls import include, path

from motcua.web.counter import acting, acts, cash, dossier, fees, home, papers, reception, register, search, supplement

app_name = "counter"
urlpatterns = [
    path("", home.home, name="home"),
    path("tim/", search.search, name="search"),
    path("hang-doi/", include("motcua.web.counter.queue_urls")),
    path("tiep-nhan/", reception.reception, name="reception"),
    path("tiep-nhan/thu-tuc/", reception.procedures, name="procedures"),
    path("tiep-nhan/hen-tra/", reception.appointment, name="appointment"),
    path("so-theo-doi/", register.registers, name="registers"),
    path("so-theo-doi/<slug:desk>/<int:year>/", register.register, name="register"),
    path("so-theo-doi/<slug:desk>/<int:year>/khoa-so/", register.close, name="close_register"),
    path("so-theo-doi/<slug:desk>/<int:year>/so-theo-doi.pdf", register.register_pdf, name="register_pdf"),
    path("so-theo-doi/<slug:desk>/<int:year>/so-theo-doi.xlsx", register.register_xlsx, name="register_xlsx"),
    path("ho-so/<str:code>/", dossier.dossier, name="dossier"),
    path("ho-so/<str:code>/tiep-nhan/", acts.receive_filing, name="receive"),
    path("ho-so/<str:code>/tra-ket-qua/", acts.hand_over, name="return"),
    path("ho-so/<str:code>/bo-sung/", supplement.asked, name="supplement"),
    path("ho-so/<str:code>/bo-sung/nhan/", supplement.taken_in, name="supplemented"),
    path("ho-so/<str:code>/tu-choi/", acting.refusal, name="refuse"),
    path("ho-so/<str:code>/dong/", acting.closing, name="close"),
    path("ho-so/<str:code>/dung/", acting.stopping, name="withdraw"),
    path("ho-so/<str:code>/nghia-vu-tai-chinh/", acting.payment, name="payment"),
    path("ho-so/<str:code>/le-phi/", fees.fees, name="fees"),
    path("ho-so/<str:code>/le-phi/xac-dinh/", fees.raised, name="raise-charge"),
    path("ho-so/<str:code>/le-phi/<int:charge_id>/tien-mat/", fees.cash, name="cash"),
    path("ho-so/<str:code>/le-phi/<int:charge_id>/chuyen-khoan/", fees.transfer, name="transfer"),
    path("ho-so/<str:code>/le-phi/<int:charge_id>/huy/", fees.cancelled, name="cancel-charge"),
    path("ho-so/<str:code>/le-phi/bien-lai/<int:payment_id>.pdf", fees.receipt, name="fee-receipt"),
    path("quy/", cash.drawer, name="drawer"),
    path("quy/chot/", cash.closed, name="close-drawer"),
    path("quy/chua-ro/<int:payment_id>/", cash.placed, name="place-payment"),
    path("ho-so/<str:code>/giay-tiep-nhan.pdf", papers.receipt, name="receipt"),
    path("ho-so/<str:code>/xac-nhan-nop.pdf", papers.filing, name="filing"),
    path("ho-so/<str:code>/van-ban/<slug:name>.pdf", papers.form, name="form"),
    path("ho-so/<str:code>/phieu-kiem-soat.pdf", papers.control_slip, name="control_slip"),
    path("ho-so/<str:code>/ket-qua.pdf", papers.result, name="result"),
    path("ho-so/<str:code>/tep/<int:paper_id>/", papers.paper, name="paper"),
]
