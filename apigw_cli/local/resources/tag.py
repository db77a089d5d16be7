"""Tags of any resource, by its ARN; they lie in the resource itself, nowhere else."""

from __future__ import annotations

import re

from apigw_cli.local import arns
from apigw_cli.local.definition import COLLECTIONS, Definition
from apigw_cli.local.refusals import bad_request, not_found, shown
from apigw_cli.local.request import Request
from apigw_cli.local.store import Body, Entry

_TAGGABLE = r"/(apis/[^/]+(/stages/[^/]+)?|(domainnames|vpclinks|portals|portalproducts)/[^/]+)"
_WITH_ACCOUNT = ("/portals/", "/portalproducts/")
_MOST = 50
_LONGEST_KEY = 128


def check(tags: Body) -> None:
    """Refuse what cannot be a resource's tags: too many, unnamed, or in the service's own name."""
    if len(tags) > _MOST:
        raise bad_request(f"Tags must be {_MOST} at most, not {len(tags)}")
    for key in tags:
        if not 1 <= len(key) <= _LONGEST_KEY:
            raise bad_request(
                f"A key of Tags must have 1 to {_LONGEST_KEY} characters: {shown(key)}"
            )
        if key.lower().startswith("aws:"):
            raise bad_request(f"Tags[{shown(key)}] begins with aws:, which is reserved")


def _tagged(request: Request) -> Entry:
    engine, text = request.engine, request.keys["ResourceArn"]
    arn = arns.read(text)
    if arn is None or not re.fullmatch(_TAGGABLE, arn.path):
        raise bad_request(f"ResourceArn must be the ARN of what can have tags, not {shown(text)}")
    place, _, id = f"{arn.region}{arn.path}".rpartition("/")
    mine = arns.write(engine, arn.path, account=arn.path.startswith(_WITH_ACCOUNT)) == text
    found = request.store.get(place, id, request.now) if mine else None
    if found is None:
        noun = COLLECTIONS[place.rpartition("/")[2]]
        raise not_found(noun, f"ResourceArn {shown(text)} names nothing that exists")
    return found


def _get(request: Request) -> Body:
    return {"Tags": _tagged(request).body.get("Tags", {})}


def _add(request: Request) -> None:
    entry = _tagged(request)
    _set(entry, {**entry.body.get("Tags", {}), **request.given.get("Tags", {})}, request)


def _remove(request: Request) -> None:
    entry, keys = _tagged(request), request.given["TagKeys"]
    _set(entry, {k: v for k, v in entry.body.get("Tags", {}).items() if k not in keys}, request)


def _set(entry: Entry, tags: Body, request: Request) -> None:
    check(tags)
    request.store.rewrite(entry, {**entry.body, "Tags": dict(sorted(tags.items()))})


DEFINITION = Definition(
    noun="tag",
    actions={"GetTags": _get, "TagResource": _add, "UntagResource": _remove},
)
