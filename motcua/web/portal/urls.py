"""Addresses of the portal door."""

from django.urls import URLPattern, URLResolver, include, path, register_converter
from django.urls.converters import StringConverter

from motcua.web.portal.answers import answers, save
from motcua.web.portal.applications import discard, resume, start
from motcua.web.portal.dossiers import dossier, dossier_document, dossier_file, filed, mine, rate, read
from motcua.web.portal.fees import fee_receipt, fees, pay_online
from motcua.web.portal.for_another import start_for_another
from motcua.web.portal.home import enter, home
from motcua.web.portal.national import draft_copy, national
from motcua.web.portal.notices import payment_notice
from motcua.web.portal.own_results import own_results
from motcua.web.portal.papers import draft_file, papers
from motcua.web.portal.procedures import procedure, procedures
from motcua.web.portal.review import review, submit
from motcua.web.portal.standing import authority_paper, end_authority
from motcua.web.portal.supplement import put_right, stop
from motcua.web.portal.tracking import track, tracked, tracked_rate
from motcua.web.portal.uploads import upload, uploads
from motcua.web.portal.verification import paper, verify
from motcua.web.portal.ways import ways


class CodeConverter(StringConverter):
    """A code as papers print it: anything else is no address of ours."""

    regex = "[0-9A-Za-z._-]+"


register_converter(CodeConverter, "portal_code")

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("motcua.web.portal.queue_urls")),
    path("", home, name="home"),
    path("vao/", enter, name="enter"),
    path("thu-tuc/", procedures, name="procedures"),
    path("thu-tuc/<portal_code:code>/", procedure, name="procedure"),
    path("nop-ho-so/<portal_code:code>/", start, name="start"),
    path("nop-ho-so/<portal_code:code>/cong-quoc-gia/", national, name="national"),
    path("nop-ho-so/<portal_code:code>/nop-thay/", start_for_another, name="start_for_another"),
    path("ho-so/nhap/<uuid:draft_id>/", resume, name="draft"),
    path("ho-so/nhap/<uuid:draft_id>/<int:number>/", answers, name="answers"),
    path("ho-so/nhap/<uuid:draft_id>/luu/", save, name="save"),
    path("ho-so/nhap/<uuid:draft_id>/giay-to/", papers, name="papers"),
    path("ho-so/nhap/<uuid:draft_id>/giay-to/da-cap/", own_results, name="own_results"),
    path("ho-so/nhap/<uuid:draft_id>/tep/<int:paper_id>/", draft_file, name="draft_file"),
    path("ho-so/nhap/<uuid:draft_id>/kiem-tra/", review, name="review"),
    path("ho-so/nhap/<uuid:draft_id>/noi-dung.txt", draft_copy, name="draft_copy"),
    path("ho-so/nhap/<uuid:draft_id>/nop/", submit, name="submit"),
    path("ho-so/nhap/<uuid:draft_id>/bo/", discard, name="discard"),
    path("ho-so/", mine, name="mine"),
    path("ho-so/thong-bao/da-doc/", read, name="read"),
    path("ho-so/thong-bao/cach-nhan/", ways, name="ways"),
    path("ho-so/<portal_code:code>/", dossier, name="dossier"),
    path("ho-so/<portal_code:code>/da-nop/", filed, name="filed"),
    path("ho-so/<portal_code:code>/tep/<int:paper_id>/", dossier_file, name="dossier_file"),
    path("ho-so/<portal_code:code>/giay/<str:kind>/", dossier_document, name="dossier_document"),
    path("ho-so/<portal_code:code>/bo-sung/", put_right, name="supplement"),
    path("ho-so/<portal_code:code>/dung/", stop, name="stop"),
    path("ho-so/<portal_code:code>/uy-quyen/", end_authority, name="end_authority"),
    path("ho-so/<portal_code:code>/uy-quyen/giay/", authority_paper, name="authority_paper"),
    path("ho-so/<portal_code:code>/danh-gia/", rate, name="rate"),
    path("ho-so/<str:code>/le-phi/", fees, name="fees"),
    path("ho-so/<str:code>/le-phi/<int:charge_id>/truc-tuyen/", pay_online, name="pay_online"),
    path("ho-so/<str:code>/le-phi/bien-lai/<int:payment_id>.pdf", fee_receipt, name="fee_receipt"),
    path("thanh-toan/thong-bao/", payment_notice, name="payment_notice"),
    path("tra-cuu/", track, name="track"),
    path("tra-cuu/<portal_code:code>/", tracked, name="tracked"),
    path("tra-cuu/<portal_code:code>/danh-gia/", tracked_rate, name="tracked_rate"),
    path("xac-thuc/", verify, name="verify"),
    path("xac-thuc/<portal_code:code>/", paper, name="paper"),
    path("tep/", uploads, name="uploads"),
    path("tep/<uuid:upload_id>/", upload, name="upload"),
]
