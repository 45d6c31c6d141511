"""Addresses of the console door."""

from django.urls import path

from motcua.web.console.agencies import agencies, agency, contact
from motcua.web.console.appointment import appointment
from motcua.web.console.calendar import announce, calendar
from motcua.web.console.certificates import certificates
from motcua.web.console.exchange import arrival, dismiss, exchange, retry, send
from motcua.web.console.fee_accounts import fee_account, fee_account_end, fee_accounts
from motcua.web.console.officers import end, grant, officer_page, officers, reinstate, suspend
from motcua.web.console.online_level import online_level
from motcua.web.console.overview import overview
from motcua.web.console.portal_modes import portal_modes, set_mode
from motcua.web.console.procedures import procedure, procedures
from motcua.web.console.revisions import comparison, revision_form, revisions
from motcua.web.console.wordings import as_shipped, say, wording, wordings

app_name = "console"
urlpatterns = [
    path("", overview, name="overview"),
    path("to-chuc/", agencies, name="agencies"),
    path("to-chuc/<slug:code>/", agency, name="agency"),
    path("to-chuc/<slug:code>/lien-he/", contact, name="contact"),
    path("can-bo/", officers, name="officers"),
    path("can-bo/them/", appointment, name="appointment"),
    path("can-bo/<int:officer_id>/", officer_page, name="officer"),
    path("can-bo/<int:officer_id>/vai-tro/", grant, name="grant"),
    path("can-bo/<int:officer_id>/vai-tro/<int:grant_id>/thoi/", end, name="end"),
    path("can-bo/<int:officer_id>/ngung/", suspend, name="suspend"),
    path("can-bo/<int:officer_id>/mo-lai/", reinstate, name="reinstate"),
    path("thu-tuc/", procedures, name="procedures"),
    path("thu-tuc/<str:code>/", procedure, name="procedure"),
    path("thu-tuc/<str:code>/sua/", revision_form, name="revision_form"),
    path("thu-tuc/<str:code>/phien-ban/", revisions, name="revisions"),
    path("thu-tuc/<str:code>/so-sanh/", comparison, name="comparison"),
    path("thu-tuc/<str:code>/muc-do-truc-tuyen/", online_level, name="online_level"),
    path("lich/", calendar, name="calendar"),
    path("lich/ngay/", announce, name="announce"),
    path("chung-thu/", certificates, name="certificates"),
    path("tai-khoan-thu/", fee_accounts, name="fee_accounts"),
    path("tai-khoan-thu/moi/", fee_account, name="fee_account"),
    path("tai-khoan-thu/<int:account_id>/thoi/", fee_account_end, name="fee_account_end"),
    path("mau-thong-bao/", wordings, name="wordings"),
    path("mau-thong-bao/<slug:key>/", wording, name="wording"),
    path("mau-thong-bao/<slug:key>/dat/", say, name="say"),
    path("mau-thong-bao/<slug:key>/mau-goc/", as_shipped, name="as_shipped"),
    path("noi-nop/", portal_modes, name="portal_modes"),
    path("noi-nop/dat/", set_mode, name="set_mode"),
    path("trao-doi/", exchange, name="exchange"),
    path("trao-doi/den/<int:inbound_id>/", arrival, name="arrival"),
    path("trao-doi/den/<int:inbound_id>/thu-lai/", retry, name="arrival_retry"),
    path("trao-doi/den/<int:inbound_id>/khong-nhan/", dismiss, name="arrival_dismiss"),
    path("trao-doi/ho-so/<str:code>/gui-lai/", send, name="exchange_send"),
]
