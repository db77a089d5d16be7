"""Pages of a portal product that document REST endpoints."""

from __future__ import annotations

import json

from apigw_cli.local import verbs
from apigw_cli.local.definition import Answer, Definition
from apigw_cli.local.refusals import bad_request
from apigw_cli.local.request import Request
from apigw_cli.local.resources.portal_product import forget_page, own_page, refuse_foreign
from apigw_cli.local.store import Body


def _begin(page: Body, request: Request) -> None:
    endpoint_is_identified(page, request)
    product = request.parents["portal_product"].body["PortalProductArn"]
    id = page["ProductRestEndpointPageId"]
    page["ProductRestEndpointPageArn"] = f"{product}/productrestendpointpages/{id}"
    page["Status"] = "AVAILABLE"


def endpoint_is_identified(page: Body, request: Request) -> None:
    """Optional in the service's model, and all that says what is documented."""
    if "IdentifierParts" not in page["RestEndpointIdentifier"]:
        raise bad_request("RestEndpointIdentifier.IdentifierParts is missing")


def _complete(page: Body, request: Request) -> None:
    """The flat form that the service answers for the union that it takes; lists show its parts."""
    given = request.given.get("DisplayContent")
    if given is not None or "DisplayContent" not in page:
        overrides = (given or {}).get("Overrides", {})
        parts = {**overrides, "Endpoint": overrides.get("Endpoint") or _endpoint(page, request)}
        order = ("Body", "Endpoint", "OperationName")
        page["DisplayContent"] = {name: parts[name] for name in order if name in parts}
    page["Endpoint"] = page["DisplayContent"]["Endpoint"]
    page["OperationName"] = page["DisplayContent"].get("OperationName", "")
    if request.given:
        request.pass_through(page, Status="IN_PROGRESS")


def _endpoint(page: Body, request: Request) -> str:
    parts = page["RestEndpointIdentifier"]["IdentifierParts"]
    host = f"{parts['RestApiId']}.execute-api.{request.engine.region}.amazonaws.com"
    return f"https://{host}/{parts['Stage']}/{parts['Path'].lstrip('/')}"


def _get(request: Request) -> Answer:
    refuse_foreign(request)
    page = verbs.get(request).body
    if request.given.get("IncludeRawDisplayContent", "").lower() == "true":
        # The form is undocumented; a guess.
        page = {**page, "RawDisplayContent": json.dumps(page["DisplayContent"])}
    return page


def _going(page: Body, request: Request) -> None:
    forget_page(page["ProductRestEndpointPageArn"], request)


DEFINITION = Definition(
    noun="product_rest_endpoint_page",
    id_length=10,
    modified="LastModified",
    defaults={"TryItState": "DISABLED"},
    outlasting=frozenset({"DisplayContent"}),  # answered in another form than it is taken
    begin=_begin,
    complete=_complete,
    going=_going,
    actions={
        "GetProductRestEndpointPage": _get,
        "ListProductRestEndpointPages": own_page,
    },
)
