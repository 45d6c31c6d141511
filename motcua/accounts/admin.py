"""Accounts in the Django admin, for a system administrator in need."""

from django.contrib import admin

from motcua.accounts.models import User


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    list_display = ["username", "full_name", "is_active", "is_staff"]
    search_fields = ["username", "full_name"]
    fields = ["username", "full_name", "email", "is_active"]
    readonly_fields = ["username"]

    def has_add_permission(self, request: object) -> bool:
        return False

    def has_delete_permission(self, request: object, obj: User | None = None) -> bool:
        return False
