"""What create, get, list, update and delete do, for every noun, by its definition."""

from __future__ import annotations

from apigw_cli.errors import ApiError
from apigw_cli.local import changes, protocols
from apigw_cli.local.definition import COLLECTIONS, TREE, Definition
from apigw_cli.local.refusals import bad_request, shown, words
from apigw_cli.local.request import Request, api_path
from apigw_cli.local.store import Body, Entry

_PAGE = 100  # items, where the request does not say


def create(request: Request) -> Entry:
    """Make an entry of what was given."""
    mine = request.definition
    _ = request.parents
    refuse_other_protocol(request)
    drop_foreign(request)
    id = _new_id(request)
    body: Body = {TREE[mine.noun].id: id}
    if mine.created:
        body[mine.created] = request.timestamp
    body.update(_own(request.given, mine))
    if mine.begin:
        mine.begin(body, request)
    body = completed(body, request)
    key = free_key(body, request)
    entry = request.store.insert(request.place, id, body, key=key, rank=rank_of(body, mine))
    return _stored(entry, request)


def refuse_other_protocol(request: Request) -> None:
    """Refuse what the API's kind does not have at all."""
    mine = request.definition
    if mine.protocol and request.protocol != mine.protocol:
        wanted, is_one = protocols.spoken(mine.protocol), protocols.spoken(request.protocol)
        raise bad_request(f"Only {wanted} APIs have a {words(mine.noun)}; this is an {is_one} API")


def _new_id(request: Request) -> str:
    mine, place = request.definition, request.place
    if mine.id_length:
        id = request.engine.ids(mine.id_length)
        while request.store.get(place, id, request.now):
            id = request.engine.ids(mine.id_length)
        return id
    member = TREE[mine.noun].id
    id = request.given[member]
    if request.store.get(place, id, request.now):
        raise ApiError(mine.taken, f"{member} {shown(id)} is taken by another {words(mine.noun)}")
    return str(id)


def get(request: Request) -> Entry:
    """The entry that is named."""
    return request.entry()


def list_page(request: Request) -> Body:
    """One page of entries, and where the next one starts."""
    from apigw_cli.local import tokens

    _ = request.parents
    limit = request.given.get("MaxResults", _PAGE)
    after = tokens.read(request.given.get("NextToken", ""), request.place)
    rows = request.store.page(request.place, request.now, after=after, limit=limit + 1)
    page: Body = {request.operation.items: [request.seen(row.body) for row in rows[:limit]]}
    if len(rows) > limit:
        last = rows[limit - 1]
        page["NextToken"] = tokens.write((request.store.rank(last), last.seq), request.place)
    return page


def update(request: Request) -> Entry:
    """Change the entry that is named, member by member."""
    return change(request, request.entry())


def change(request: Request, entry: Entry) -> Entry:
    """Lay what was given over an entry."""
    mine = request.definition
    _ = request.parents
    request.old = entry.body
    drop_foreign(request)
    given = _own(request.given, mine)
    body = changes.merged(entry.body, given, request.operation, mine.sticky)
    return save(request, entry, completed(body, request))


def save(request: Request, entry: Entry, body: Body) -> Entry:
    """Store an entry's new body as it is."""
    mine = request.definition
    if mine.modified:
        body[mine.modified] = request.timestamp
    key = free_key(body, request, entry)
    if mine.deployed:
        request.store.keep(api_path(entry), entry)
    entry = request.store.update(entry, body, key=key, rank=rank_of(body, mine))
    return _stored(entry, request)


def delete(request: Request) -> None:
    """Remove the entry that is named and all that is below it."""
    remove(request, request.entry())


def remove(request: Request, entry: Entry) -> None:
    """Remove an entry, unless others need it."""
    mine = request.definition
    _ = request.parents
    request.old = entry.body
    if mine.going:
        mine.going(entry.body, request)
    refuse_if_needed(request, entry)
    if mine.deployed and mine.noun != "api":
        request.store.keep_all(api_path(entry), entry)
        request.touch(entry)
    request.store.delete(entry)


def drop_foreign(request: Request) -> None:
    """Leave out of what was given what the API's kind does not have, if it means nothing."""
    only = protocols.ONLY.get(request.definition.noun)
    if only:
        request.given = protocols.without_foreign(request.given, only, request.protocol)


def _own(given: Body, mine: Definition) -> Body:
    return {name: value for name, value in given.items() if name not in mine.write_only}


def completed(body: Body, request: Request) -> Body:
    """The body as it may be stored: with what was left out, past all rules, without empties."""
    mine = request.definition
    for name, value in mine.defaults.items():
        if body.get(name) in (None, "", [], {}):
            body[name] = value
    if mine.complete:
        mine.complete(body, request)
    for rule in mine.rules:
        rule(body, request)
    _refuse_excess(body, request)
    if mine.modified:
        body[mine.modified] = request.timestamp
    return changes.tidied(body, mine.defaults)


def _refuse_excess(body: Body, request: Request) -> None:
    if body.get("Tags"):
        from apigw_cli.local.resources import tag

        tag.check(body["Tags"])
    if request.engine.quotas:
        from apigw_cli.local import quotas

        quotas.check(body, request)


def rank_of(body: Body, mine: Definition) -> int:
    """Where a body stands in lists, before the order of creation."""
    return int(body[mine.rank]) if mine.rank else 0


def free_key(body: Body, request: Request, entry: Entry | None = None) -> str | None:
    """The key of a body, if the noun has one; a refusal if a sibling holds it."""
    mine = request.definition
    if not mine.unique:
        return None
    value = body.get(mine.unique, "")
    key = mine.key(body) if mine.key else str(value)
    holder = request.store.holder(request.place, key)
    if holder and (entry is None or holder.seq != entry.seq):
        there = shown(holder.body.get(mine.unique, ""))
        how = "is taken by" if there == shown(value) else f"conflicts with {there} of"
        who = f"{words(mine.noun)} {holder.id}"
        raise ApiError(mine.taken, f"{mine.unique} {shown(value)} {how} {who}")
    return key


def _stored(entry: Entry, request: Request) -> Entry:
    mine = request.definition
    if mine.refers:
        request.store.link(entry, mine.refers(entry.body, request))
    if mine.deployed:
        request.touch(entry)
    if mine.after:
        mine.after(entry, request)
    return entry


def refuse_if_needed(request: Request, entry: Entry) -> None:
    """Refuse a delete while others refer to the entry, and say which."""
    mine = request.definition
    if not mine.in_use:
        return
    others = request.store.referrers(entry)
    if others:
        names = ", ".join(
            f"{words(COLLECTIONS[other.place.rpartition('/')[2]])} {other.id}" for other in others
        )
        raise ApiError(mine.in_use, f"{TREE[mine.noun].id} {entry.id} is still used by {names}")
