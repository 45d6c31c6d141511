"""Files of an online filing, seen by those who work on it and by nobody else."""

import pytest

from motcua.dossiers.actions.attach_paper import attach_paper
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.queries import papers_of
from motcua.files.actions import upload_whole
from tests.factories import cast as world
from tests.factories.uploads import pdf


@pytest.fixture
def filed(cast, at):
    """A declaration of birth filed online with its file; the paper."""
    citizen = cast.user("citizen")
    draft = world.a_draft(cast, at=at, procedure=world.BIRTH, data=world.birth_data())
    upload = upload_whole(pdf(), name="giấy chứng sinh.pdf", by=citizen, at=at)
    attach_paper(draft.pk, "giay-chung-sinh", upload.pk, by=citizen, at=at)
    dossier = submit(draft.pk, by=citizen, at=at)
    return dossier, papers_of(dossier)[0]


@pytest.mark.parametrize(
    ("who", "door"), [("clerk", "mot-cua"), ("specialist", "ban-lam-viec"), ("leader", "ban-lam-viec")]
)
def test_the_file_opens_beside_the_form(cast, client_of, filed, who, door):
    dossier, paper = filed
    browser = client_of(cast.user(who))
    answer = browser.get(f"/{door}/ho-so/{dossier.code}/tep/{paper.pk}/")
    assert answer.content == pdf()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert (
        f'src="/{door}/ho-so/{dossier.code}/tep/{paper.pk}/'
        in browser.get(f"/{door}/ho-so/{dossier.code}/").content.decode()
    )


@pytest.mark.parametrize(
    ("who", "door"),
    [
        ("other_clerk", "mot-cua"),
        ("other_specialist", "ban-lam-viec"),
        ("other_leader", "ban-lam-viec"),
        ("citizen", "mot-cua"),
    ],
)
def test_the_file_is_not_there_for_others(cast, client_of, filed, who, door):
    dossier, paper = filed
    assert client_of(cast.user(who)).get(f"/{door}/ho-so/{dossier.code}/tep/{paper.pk}/").status_code == 404


def test_a_file_is_found_only_under_its_own_dossier(cast, client_of, filed, at):
    other = world.filed_at_counter(cast, at=at)
    answer = client_of(cast.user("clerk")).get(f"/mot-cua/ho-so/{other.code}/tep/{filed[1].pk}/")
    assert answer.status_code == 404
