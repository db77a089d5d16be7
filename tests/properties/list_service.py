"""A service with a list: pages of any size, its own tokens, and the freedoms that services take."""

from __future__ import annotations

from typing import Any, NamedTuple

from apigw_cli.catalogue.records import Operation


class ListService(NamedTuple):
    """
    Answers a list operation.

    ``sizes`` are those of its pages where the request does not say, or is ignored; ``holes`` are
    the places before which a page is empty; ``closed`` tells whether the last item ends the list,
    or only an empty page after it.
    """

    items: list[dict[str, Any]]
    sizes: list[int]
    holes: frozenset[int]
    closed: bool
    heeds: bool  # MaxResults
    requests: list[dict[str, Any]]

    def send(self, operation: Operation, params: dict[str, Any]) -> dict[str, Any]:
        """One page."""
        self.requests.append(params)
        start, _, passed = params.get("NextToken", "0").partition("-")
        at = int(start)
        if at in self.holes and not passed:
            return {operation.items: [], "NextToken": f"{at}-passed"}
        size = self.sizes[at % len(self.sizes)]
        if self.heeds and "MaxResults" in params:
            size = int(params["MaxResults"])
        page = self.items[at : at + size]
        end = at + len(page)
        over = end >= len(self.items) and (self.closed or not page)
        return {operation.items: page} | ({} if over else {"NextToken": str(end)})
