"""Page tokens: where a list goes on, readable by the list that wrote it alone."""

from __future__ import annotations

from binascii import Error, a2b_base64, b2a_base64, crc32

from apigw_cli.local.refusals import bad_request, shown

Position = tuple[int, int]  # rank and seq of the last entry that was answered
_START: Position = (-1, 0)


def write(last: Position, place: str) -> str:
    """The token of the page after ``last``."""
    text = f"{last[0]}.{last[1]}.{crc32(place.encode())}"
    return b2a_base64(text.encode(), newline=False).decode().rstrip("=")


def read(token: str, place: str) -> Position:
    """Where the page begins; no token is the beginning."""
    if not token:
        return _START
    try:
        text = a2b_base64(token + "=" * (-len(token) % 4), strict_mode=True).decode()
        rank, seq, owner = map(int, text.split("."))
    except (Error, ValueError):  # a UnicodeDecodeError is a ValueError
        raise bad_request(f"NextToken {shown(token)} is not one that a list answered") from None
    if owner != crc32(place.encode()):
        raise bad_request(f"NextToken {shown(token)} belongs to another list")
    return rank, seq
