"""One thing of a document under the rules that requests are under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from apigw_cli import catalogue
from apigw_cli.errors import ApiError, UsageFailure
from apigw_cli.local import verbs
from apigw_cli.local.definition import TREE
from apigw_cli.local.dumps import members
from apigw_cli.local.dumps.items import Item
from apigw_cli.local.dumps.members import beneath, wrong
from apigw_cli.local.engine import Engine
from apigw_cli.local.refusals import title
from apigw_cli.local.request import PASSING, Request
from apigw_cli.local.store import Body, Entry

_EMPTY: tuple[Any, ...] = ("", [], {})  # of what only the service sets: the same as left out


def request_of(item: Item, engine: Engine) -> Request:
    """A request that would have made a thing, or an update of it that changes nothing."""
    operation = catalogue.operation(f"Create{title(item.noun)}")
    given = {k: v for k, v in item.body.items() if k in members.taken(item.noun)}
    request = Request(engine, operation, item.noun, item.keys, given)
    request.old = {} if item.gone is not None else item.body  # what is going does not change
    return request


def filled(item: Item, request: Request) -> Item:
    """With what was left out and needs no other thing to be known."""
    mine = request.definition
    verbs.refuse_other_protocol(request)
    body = _begun(dict(item.body), item, request)
    if mine.created:
        body.setdefault(mine.created, request.timestamp)
    for name, value in mine.defaults.items():
        body.setdefault(name, value)
    return item._replace(body=body)


def settled(item: Item, request: Request) -> tuple[Body, list[Entry]]:
    """The body of a filled item as it may be stored, past all rules, and what it refers to."""
    mine, given = request.definition, item.body
    _ = request.parents
    others = {name: value for name, value in given.items() if name not in request.given}
    verbs.drop_foreign(request)
    body = {**others, **request.given}
    request.given = {k: v for k, v in request.given.items() if k not in mine.outlasting}
    body = verbs.completed(body, request)
    if mine.modified in given:
        body[mine.modified] = given[mine.modified]
    return body, list(mine.refers(body, request)) if mine.refers else []


def _begun(body: Body, item: Item, request: Request) -> Body:
    """With what is set once, at creation; what follows from identifiers must be what follows."""
    mine = request.definition
    if not mine.begin:
        return body
    begun = dict(body)
    mine.begin(begun, request)
    begun.pop(PASSING, None)
    for name, value in begun.items():
        follows = name.endswith(("Arn", "ApiEndpoint"))
        if follows and body.get(name, value) != value:
            raise wrong(beneath(item.where, name), f"must be '{value}', or left out")
    own = {k: v for k, v in body.items() if k not in request.given and v not in _EMPTY}
    return {**begun, **own}


@contextmanager
def told(item: Item) -> Iterator[None]:
    """Says which member of a document it is that a rule refuses."""
    try:
        yield
    except ApiError as refusal:
        raise UsageFailure(f"{_blamed(item, refusal.message)}.", "Nothing was loaded.") from refusal


def _blamed(item: Item, message: str) -> str:
    """The refusal with the path of the member that it names, or whose value it shows."""
    first = re.match(r"[A-Za-z]+", message)
    known = members.stored(item.noun)
    if first and first[0] in known and first[0] != TREE[item.noun].id:
        return f"{item.where}.{message}"
    quoted = re.search(r"'([^']+)'", message)
    if quoted:
        for name, value in item.body.items():
            if name != TREE[item.noun].id and quoted[1] in _texts(value):
                return f"{item.where}.{name}: {message}"
    return f"{item.where}: {message}"


def _texts(value: Any) -> set[str]:
    """All texts in a value, and what follows the last slash of each: integrations/a1b2c3d."""
    if isinstance(value, str):
        return {value, value.rpartition("/")[2]}
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {text for item in inner for text in _texts(item)}
