"""Walking list operations: all pages, or as many as are wanted, and where to go on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from apigw_cli.backends import Send
from apigw_cli.catalogue.records import Operation
from apigw_cli.record import NamedTuple


class Limits(NamedTuple):
    """How far to walk."""

    max_items: int | None = None  # in all; None: every one
    page_size: int | None = None  # a request, 1 to 100; None: the service decides
    starting_token: str | None = None


class Listing:
    """
    The items of a list operation, fetched as they are asked for.

    Walk it once.  After the last page ``token`` is what resumes the list, None if it is whole.
    """

    def __init__(
        self, send: Send, operation: Operation, params: dict[str, Any], limits: Limits
    ) -> None:
        self.key = operation.items  # Items, but for RoutingRules
        self.token: str | None = None
        self._send = send
        self._operation = operation
        self._params = params
        self._limits = limits

    def pages(self) -> Iterator[list[Any]]:
        """
        The items, a page at a time.

        A stop inside a page is remembered in the token, with the AWS CLI's own form of it: asking
        for less than a page at the end would change the requests that it sends.
        """
        token, skip = _read_token(self._limits.starting_token)
        wanted = self._limits.max_items
        while True:
            answer = self._send(self._operation, self._request(token))
            every = answer.get(self.key) or []
            items = every[skip:]
            following = answer.get("NextToken")
            if wanted is not None and len(items) >= wanted:
                taken = skip + wanted
                if taken < len(every):
                    self.token = _write_token(token, taken)
                elif following:
                    self.token = _write_token(following, 0)
                yield items[:wanted]
                return
            yield items
            if not following:
                return
            if following == token:
                raise _same_token(self._operation)
            wanted = None if wanted is None else wanted - len(items)
            # A page may be smaller than the one that the stop was in.
            token, skip = following, max(0, skip - len(every))

    def first_request(self) -> dict[str, Any]:
        """The parameters that the walk begins with."""
        token, _ = _read_token(self._limits.starting_token)
        return self._request(token)

    def whole(self) -> dict[str, Any]:
        """The list as one answer."""
        answer: dict[str, Any] = {self.key: [item for page in self.pages() for item in page]}
        return answer | {"NextToken": self.token} if self.token else answer

    def _request(self, token: str | None) -> dict[str, Any]:
        params = dict(self._params)
        if token is not None:
            params["NextToken"] = token
        if self._limits.page_size is not None:
            member = self._operation.member("MaxResults")
            as_text = member is None or member.shape.kind == "text"
            size = self._limits.page_size
            params["MaxResults"] = str(size) if as_text else size
        return params


class OnePage(Listing):
    """The answer to one request, read as a list."""

    def __init__(self, operation: Operation, answer: dict[str, Any]) -> None:
        self.key = operation.items
        self.token = answer.get("NextToken")
        self._items: list[Any] = answer.get(operation.items) or []

    def pages(self) -> Iterator[list[Any]]:
        """The one page."""
        yield self._items


class Gathered(Listing):
    """Items that are all at hand, from lists of several places."""

    def __init__(self, key: str, items: list[Any]) -> None:
        self.key = key
        self.token = None
        self._items = items

    def pages(self) -> Iterator[list[Any]]:
        """All of them as one page."""
        yield self._items


def _write_token(token: str | None, skip: int) -> str:
    import base64
    import json

    parts: dict[str, Any] = {"NextToken": token}
    if skip:
        parts["boto_truncate_amount"] = skip
    return base64.b64encode(json.dumps(parts).encode()).decode()


def _read_token(text: str | None) -> tuple[str | None, int]:
    """The service's token and how many items of its page are known.  Any other text is a token."""
    if text in (None, "None"):  # "None" is what a list without a token prints as text
        return None, 0
    import base64
    import json

    try:
        parts = json.loads(base64.b64decode(text, validate=True))
        token, skip = parts["NextToken"], parts.get("boto_truncate_amount", 0)
    except (ValueError, KeyError, TypeError, AttributeError):
        return text, 0
    usable = (token is None or isinstance(token, str)) and isinstance(skip, int) and skip >= 0
    return (token, skip) if usable else (text, 0)


def _same_token(operation: Operation) -> Exception:
    from apigw_cli.errors import Unreachable

    return Unreachable(f"{operation.name} answered the same page token twice: the list has no end.")
