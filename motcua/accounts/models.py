"""The account somebody signs in with."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin, UserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class AccountManager(UserManager["User"]):
    """Creates accounts; the name is all a person needs besides a password."""


class User(AbstractBaseUser, PermissionsMixin):
    """An account. `username` is a citizen's identity number or an officer's account name."""

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    full_name = models.CharField("họ và tên", max_length=120)
    email = models.EmailField("thư điện tử", blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.split(" ")[-1]


class Session(AbstractBaseSession):
    """What a browser is remembered by; `account` is whoever signed in with it, None for a stranger."""

    account = models.ForeignKey(User, models.CASCADE, null=True, db_index=False, related_name="+")

    @classmethod
    def get_session_store_class(cls) -> Any:
        return import_module(settings.SESSION_ENGINE).SessionStore
