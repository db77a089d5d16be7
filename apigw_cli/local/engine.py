"""The engine: one operation in, its answer or a refusal out."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Protocol

from apigw_cli import catalogue
from apigw_cli.catalogue.records import Operation
from apigw_cli.catalogue.table import GROUPS
from apigw_cli.errors import ApiError
from apigw_cli.local import limits, protocols, verbs
from apigw_cli.local.definition import Answer, Definition, definition
from apigw_cli.local.request import Request
from apigw_cli.local.store import Body, Entry, Store

_VERBS: dict[str, Callable[[Request], Answer]] = {
    "Create": verbs.create,
    "Delete": verbs.delete,
    "Get": verbs.get,
    "List": verbs.list_page,
    "Update": verbs.update,
}
_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"


def random_id(length: int) -> str:
    """An identifier in the service's form: a1b2c3d4e5."""
    number = int.from_bytes(os.urandom(length), "big")
    letters = []
    for _ in range(length):
        number, letter = divmod(number, 36)
        letters.append(_LETTERS[letter])
    return "".join(letters)


class Once(Protocol):
    """A request that must not be done twice; both methods run in its transaction."""

    def earlier(self) -> dict[str, Any] | None:
        """What it was answered before; None if it was not."""

    def keep(self, answer: dict[str, Any]) -> None:
        """Keeps what it is answered now."""


class Engine:
    """
    One region of the local control plane, over a store that other regions may share.

    Args:
        delay: Seconds that transient states are held; 0: until the write has been answered.
        quotas: Whether the service's default quotas hold.
        clock: Seconds since 1970.
        ids: A new identifier of so many characters.
    """

    def __init__(
        self,
        store: Store,
        *,
        region: str = "us-east-1",
        account: str = "123456789012",
        partition: str = "aws",
        delay: float = 0.0,
        quotas: bool = False,
        clock: Callable[[], float] = time.time,
        ids: Callable[[int], str] = random_id,
    ) -> None:
        self.store = store
        self.region = region
        self.account = account
        self.partition = partition
        self.delay = delay
        self.quotas = quotas
        self.clock = clock
        self.ids = ids

    def send(
        self, operation: Operation, params: dict[str, Any], once: Once | None = None
    ) -> dict[str, Any]:
        """
        Answer one operation, or raise the ApiError that the service would send.

        Args:
            once: What keeps the answer, in the same transaction, and knows an earlier one.
        """
        try:
            noun = GROUPS[catalogue.PLACES[operation.name][0]].noun
            mine = definition(noun)
            members = limits.accepted(
                operation, params, lenient=mine.lenient, clearable=_clearable(operation, mine)
            )

            def work() -> dict[str, Any]:
                earlier = once.earlier() if once else None
                if earlier is not None:
                    return earlier
                answer = self._answer(operation, noun, members)
                if once:
                    once.keep(answer)
                return answer

            return self.store.transact(work, write=not operation.reads)
        except ApiError as refusal:
            refusal.operation = operation.name
            raise

    def _answer(self, operation: Operation, noun: str, members: Body) -> Body:
        keys = {member.name: members.pop(member.name) for member in operation.path_members}
        request = Request(self, operation, noun, keys, members)
        act = request.definition.actions.get(operation.name) or _VERBS[_verb(operation)]
        answer = act(request)
        if operation.paged and isinstance(answer, dict):
            return answer
        if request.changed and _deploy(request) and isinstance(answer, Entry):
            answer = self.store.get(answer.place, answer.id, request.now)
        body = answer.body if isinstance(answer, Entry) else answer or {}
        return request.seen({**body, **request.passing})

    def __enter__(self) -> Engine:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def in_region(self, region: str) -> Engine:
        """The same plane as another region sees it; it shares the store, and its closing."""
        other = Engine.__new__(Engine)
        other.__dict__.update(self.__dict__, region=region)
        return other


def _verb(operation: Operation) -> str:
    if operation.paged:
        return "List"
    return next(verb for verb in _VERBS if operation.name.startswith(verb))


def _clearable(operation: Operation, mine: Definition) -> frozenset[str]:
    """The texts that may be given empty: to an update, which clears them, or meaning nothing."""
    texts = [member for member in operation.inputs if member.shape.kind == "text"]
    if not operation.name.startswith("Update"):
        gated = protocols.ONLY.get(mine.noun, {})
        return frozenset(member.name for member in texts if member.name in gated)
    first = catalogue.operation(operation.name.replace("Update", "Create", 1))
    needed = {member.name for member in first.inputs if member.required}
    return frozenset(
        member.name
        for member in texts
        if not member.required
        and member.name not in needed
        and not (member.shape.words and member.name in mine.defaults)
    )


def _deploy(request: Request) -> bool:
    """Deploy the APIs that the request changed to their automatic stages, if they have any."""
    deployed = False
    for api, named in request.changed.items():
        stages = request.store.page(f"{api}/stages", request.now)
        due = [
            stage
            for stage in stages
            if stage.body.get("AutoDeploy") and (not named or stage.id in named)
        ]
        if due:
            from apigw_cli.local.resources import deployment

            deployment.deploy_automatically(request, api, due)
            deployed = True
    return deployed
