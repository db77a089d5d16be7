"""Developer portals: their look, their products, and publishing them."""

from __future__ import annotations

from collections.abc import Iterator

from apigw_cli.local import arns
from apigw_cli.local.definition import Definition
from apigw_cli.local.refusals import bad_request, conflict, shown
from apigw_cli.local.request import Request, current
from apigw_cli.local.store import Body, Entry
from apigw_cli.local.verbs import save

# Guesses: the reference says that both are there, not what they look like.
_DEFAULT_DOMAIN = "{id}.portal.execute-api.{region}.amazonaws.com"
_HOSTED_ZONE = "Z1UJRXOUMOOFQ8"


def _begin(portal: Body, request: Request) -> None:
    id = portal["PortalId"]
    portal["PortalArn"] = arns.write(request.engine, f"/portals/{id}", account=True)


def _complete(portal: Body, request: Request) -> None:
    if "EndpointConfiguration" in request.given:
        portal["EndpointConfiguration"] = _endpoint(portal, request)
    theme = {"CustomColors": portal["PortalContent"]["Theme"]["CustomColors"]}
    uploaded = request.old.get("PortalContent", {}).get("Theme", {}).get("LogoLastUploaded")
    if "LogoUri" in request.given:  # the logo is not kept, only when it came
        uploaded = request.timestamp if request.given["LogoUri"] else None
    if uploaded:
        theme["LogoLastUploaded"] = uploaded
    portal["PortalContent"] = {**portal["PortalContent"], "Theme": theme}


def _endpoint(portal: Body, request: Request) -> Body:
    """The flat form that the service answers for the union that it takes."""
    given = request.given["EndpointConfiguration"].get("AcmManaged", {})
    default = _DEFAULT_DOMAIN.format(id=portal["PortalId"], region=request.engine.region)
    return {
        **given,
        "PortalDefaultDomainName": default,
        "PortalDomainHostedZoneId": _HOSTED_ZONE,
    }


def products_are_known(portal: Body, request: Request) -> None:
    """Products of this account exist; those of others are theirs to know."""
    for arn in request.given.get("IncludedPortalProductArns", ()):
        if not _is_foreign(arn, request) and _product(arn, request) is None:
            raise bad_request(f"IncludedPortalProductArns holds no product's ARN: {shown(arn)}")


def _is_foreign(text: str, request: Request) -> bool:
    arn = arns.read(text)
    return bool(
        arn
        and arn.account not in ("", request.engine.account)
        and arn.path.startswith("/portalproducts/")
    )


def _product(text: str, request: Request) -> Entry | None:
    arn = arns.read(text)
    if arn is None or arns.write(request.engine, arn.path, account=True) != text:
        return None
    place, _, id = f"{arn.region}{arn.path}".rpartition("/")
    is_product = place == f"{request.engine.region}/portalproducts"
    return request.store.get(place, id, request.now) if is_product else None


def _refers(portal: Body, request: Request) -> Iterator[Entry]:
    for arn in portal["IncludedPortalProductArns"]:
        if product := _product(arn, request):
            yield product


def is_published(portal: Body) -> bool:
    """Whether clients can see it, or soon will."""
    return portal.get("PublishStatus") == "PUBLISHED"


def _going(portal: Body, request: Request) -> None:
    if is_published(portal):
        raise bad_request(f"PortalId {portal['PortalId']} is published; disable it first")


def _preview(request: Request) -> None:
    entry = request.entry()
    body = dict(entry.body)
    url = f"https://{_DEFAULT_DOMAIN.format(id=entry.id, region=request.engine.region)}/preview"
    body["Preview"] = {"PreviewStatus": "PREVIEW_READY", "PreviewUrl": url}
    request.pass_through(body, Preview={"PreviewStatus": "PREVIEW_IN_PROGRESS"})
    _save(request, entry, body)


def _publish(request: Request) -> None:
    entry = request.entry()
    _refuse_while_under_way(entry, request)
    body = dict(entry.body)
    body.pop("LastPublishedDescription", None)
    if request.given.get("Description"):
        body["LastPublishedDescription"] = request.given["Description"]
    # Products that have been deleted leave the portal now, not when they went.
    body["IncludedPortalProductArns"] = [
        arn
        for arn in body["IncludedPortalProductArns"]
        if _is_foreign(arn, request) or _product(arn, request)
    ]
    body.update(PublishStatus="PUBLISHED", LastPublished=request.timestamp)
    request.pass_through(body, PublishStatus="PUBLISH_IN_PROGRESS")
    _save(request, entry, body)


def _disable(request: Request) -> None:
    entry = request.entry()
    _refuse_while_under_way(entry, request)
    if not is_published(entry.body):
        raise conflict(f"PortalId {entry.id} is not published")
    body = {**entry.body, "PublishStatus": "DISABLED"}
    request.pass_through(body, PublishStatus="DISABLE_IN_PROGRESS")
    _save(request, entry, body)


def _refuse_while_under_way(entry: Entry, request: Request) -> None:
    status = current(entry.body, request.now).get("PublishStatus", "")
    if status.endswith("_IN_PROGRESS"):
        raise conflict(f"PortalId {entry.id} is {status}; wait until that is over")


def _save(request: Request, entry: Entry, body: Body) -> None:
    request.old = entry.body
    save(request, entry, body)


DEFINITION = Definition(
    noun="portal",
    id_length=10,
    modified="LastModified",
    defaults={"IncludedPortalProductArns": [], "Tags": {}},
    write_only=frozenset({"LogoUri"}),
    # Answered in another form than it is taken; a product may be gone until the next publish.
    outlasting=frozenset({"EndpointConfiguration", "IncludedPortalProductArns"}),
    begin=_begin,
    complete=_complete,
    rules=(products_are_known,),
    refers=_refers,
    going=_going,
    actions={"DisablePortal": _disable, "PreviewPortal": _preview, "PublishPortal": _publish},
)
