"""Quick create: an API together with its integration, catch-all route and stage (behaviour 2.1)."""

from __future__ import annotations

from apigw_cli.local import verbs
from apigw_cli.local.refusals import bad_request, shown
from apigw_cli.local.request import Request
from apigw_cli.local.store import Body, Entry


def create(api: Entry, request: Request) -> None:
    """Make the managed parts of a new API."""
    target = request.given.get("Target")
    if not target:
        lonely = " and ".join(k for k in ("CredentialsArn", "RouteKey") if request.given.get(k))
        if lonely:
            raise bad_request(f"Target is missing: {lonely} belong to a quick create")
        return
    keys = {"ApiId": api.id}
    backend = {**_backend(request.given), "ApiGatewayManaged": True}
    integration = verbs.create(request.within("integration", keys, backend))
    route = {
        "RouteKey": request.given.get("RouteKey") or "$default",
        "Target": f"integrations/{integration.id}",
        "ApiGatewayManaged": True,
    }
    verbs.create(request.within("route", keys, route))
    stage = {"StageName": "$default", "AutoDeploy": True, "ApiGatewayManaged": True}
    verbs.create(request.within("stage", keys, stage))


def change(api: Entry, request: Request) -> None:
    """Change the managed integration and route through their API."""
    given, keys = request.given, {"ApiId": api.id}
    integration, route = _managed(api, "integrations", request), _managed(api, "routes", request)
    if integration is None or route is None:
        names = ", ".join(sorted(given.keys() & {"CredentialsArn", "RouteKey", "Target"}))
        raise bad_request(f"{names}: API {api.id} was not made by quick create")
    if given.get("Target") == "":
        raise bad_request("Target can be changed, not removed")
    backend = _backend(given) if "Target" in given else _credentials(given)
    if backend:
        verbs.change(request.within("integration", keys, backend), integration)
    if given.get("RouteKey"):
        verbs.change(request.within("route", keys, {"RouteKey": given["RouteKey"]}), route)


def _managed(api: Entry, collection: str, request: Request) -> Entry | None:
    # The managed parts are the first of their kind: nothing can be made before them.
    first = request.store.page(f"{api.path}/{collection}", request.now, limit=1)
    return first[0] if first and first[0].body.get("ApiGatewayManaged") else None


def _backend(given: Body) -> Body:
    target = given["Target"]
    if target.startswith(("http://", "https://")):
        return {
            "CredentialsArn": "",  # not used for URLs
            "IntegrationType": "HTTP_PROXY",
            "IntegrationMethod": "ANY",
            "IntegrationUri": target,
            "PayloadFormatVersion": "1.0",
        }
    if not (target.startswith("arn:") and ":lambda:" in target):
        raise bad_request(f"Target must be a URL or the ARN of a Lambda function: {shown(target)}")
    return {
        "IntegrationType": "AWS_PROXY",
        "IntegrationMethod": "POST",
        "IntegrationUri": target,
        "PayloadFormatVersion": "2.0",
        **_credentials(given),
    }


def _credentials(given: Body) -> Body:
    return {"CredentialsArn": given["CredentialsArn"]} if "CredentialsArn" in given else {}
