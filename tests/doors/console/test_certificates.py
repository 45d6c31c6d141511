"""Certificates: whose, until when, and never their keys."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from motcua.signatures.models import Certificate

PATH = "/quan-tri/chung-thu/"


def test_holders_and_purposes(administrator: Client) -> None:
    text = administrator.get(PATH).content.decode()
    assert "Nguyễn Văn Ký" in text
    assert "cơ quan chứng thực thử nghiệm" in text
    seals = administrator.get(f"{PATH}?loai=seal").content.decode()
    assert "Nguyễn Văn Ký" not in seals
    assert "Ủy ban nhân dân xã An Mẫu" in seals


def test_those_soon_to_expire(administrator: Client) -> None:
    one = Certificate.objects.filter(purpose="seal", agency__code="xa")
    now = timezone.now()
    Certificate.objects.exclude(pk__in=one).update(not_after=now + timedelta(days=900))
    one.update(not_after=now + timedelta(days=9))
    text = administrator.get(f"{PATH}?sap-het-han=1").content.decode()
    assert "sắp hết hạn" in text
    assert "Ủy ban nhân dân xã An Mẫu" in text
    assert "Nguyễn Văn Ký" not in text


def test_only_an_administrator_reads_them(controller: Client, stranger: Client) -> None:
    assert controller.get(PATH).status_code == 404
    assert stranger.get(PATH).status_code == 404
