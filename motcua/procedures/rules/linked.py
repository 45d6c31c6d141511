"""Linked procedures (một cửa liên thông): what a group is made of, and what is wrong with one."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """One procedure of a group: its place, and the places of the parts whose results it needs."""

    position: int
    code: str
    needs: tuple[int, ...] = ()


def problem_with(whole: str, parts: Sequence[Part]) -> str | None:
    """What is wrong with a group, or None. A part needs only parts that stand before it: no circle can be written."""
    if not parts:
        return "Nhóm liên thông phải có ít nhất một thủ tục thành phần."
    if [part.position for part in parts] != list(range(1, len(parts) + 1)):
        return "Các thủ tục thành phần phải được đánh số liền nhau từ 1."
    codes = [part.code for part in parts]
    if whole in codes or len(set(codes)) != len(codes):
        return "Mỗi thủ tục chỉ đứng một lần trong nhóm liên thông."
    if any(need < 1 or need >= part.position for part in parts for need in part.needs):
        return "Một phần việc chỉ được chờ kết quả của phần việc đứng trước nó."
    return None
