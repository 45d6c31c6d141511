"""Signing in over plain HTTP."""

import httpx
from lxml import html


def sign_in(client: httpx.Client, username: str, password: str) -> None:
    """Through the login page, as a browser does."""
    page = client.get("/tai-khoan/login/")
    token = html.fromstring(page.text).xpath("//input[@name='csrfmiddlewaretoken']/@value")[0]
    form = {"csrfmiddlewaretoken": token, "login": username, "password": password}
    answer = client.post("/tai-khoan/login/", data=form, headers={"Referer": str(client.base_url)})
    assert answer.status_code == httpx.codes.FOUND, answer.text[:2000]
