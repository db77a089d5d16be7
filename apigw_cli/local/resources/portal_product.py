"""Portal products: what portals offer to developers, in which order, shared with whom."""

from __future__ import annotations

from typing import Any

from apigw_cli.local import arns, verbs
from apigw_cli.local.definition import Answer, Definition
from apigw_cli.local.limits import check_json
from apigw_cli.local.refusals import bad_request, not_found, shown
from apigw_cli.local.request import Request
from apigw_cli.local.store import Body, Entry

_POLICY = "policy"  # the only id in the collection of a product's sharing policies


def _begin(product: Body, request: Request) -> None:
    path = f"/portalproducts/{product['PortalProductId']}"
    product["PortalProductArn"] = arns.write(request.engine, path, account=True)


def order_names_own_pages(product: Body, request: Request) -> None:
    """What is put in order belongs to the product."""
    order = request.given.get("DisplayOrder", {})
    overview = [order["OverviewPageArn"]] if "OverviewPageArn" in order else []
    for arn in (*overview, *order.get("ProductPageArns", ())):
        _check_page(arn, "productpages", product, request)
    for section in order.get("Contents", ()):
        for arn in section["ProductRestEndpointPageArns"]:
            _check_page(arn, "productrestendpointpages", product, request)


def _check_page(text: str, collection: str, product: Body, request: Request) -> None:
    place = f"{request.place}/{product['PortalProductId']}/{collection}"
    base = f"{product['PortalProductArn']}/{collection}/"
    known = text.startswith(base) and request.store.get(place, text[len(base) :], request.now)
    if not known:
        raise bad_request(f"DisplayOrder names no page of the product: {shown(text)}")


def without_page(order: Any, arn: str) -> Any:
    """A display order in which a page is no more."""
    if isinstance(order, dict):
        return {k: without_page(v, arn) for k, v in order.items() if v != arn}
    if isinstance(order, list):
        return [without_page(item, arn) for item in order if item != arn]
    return order


def forget_page(arn: str, request: Request) -> None:
    """Take a page that goes out of its product's order."""
    product = request.parents["portal_product"]
    body = {**product.body, "DisplayOrder": without_page(product.body["DisplayOrder"], arn)}
    part = request.within("portal_product", {}, {})
    part.old = product.body
    verbs.save(part, product, body)


def _going(product: Body, request: Request) -> None:
    from apigw_cli.local.resources.portal import is_published

    for portal in request.store.referrers(request.entry(), limit=-1):
        if is_published(portal.body):
            id = product["PortalProductId"]
            raise bad_request(f"PortalProductId {id} is included in published portal {portal.id}")


def refuse_foreign(request: Request) -> None:
    """There is one account: what another one owns is not found."""
    owner = request.given.get("ResourceOwnerAccountId")
    if owner and owner != request.engine.account:
        id = request.keys["PortalProductId"]
        raise not_found("portal_product", f"Account {shown(owner)} shares no portal product {id}")


def own(request: Request) -> Answer:
    """A read of what this account owns."""
    refuse_foreign(request)
    return verbs.get(request)


def own_page(request: Request) -> Body:
    """A list of what this account owns: empty for another account."""
    owner = request.given.get("ResourceOwnerAccountId") or request.given.get("ResourceOwner")
    if owner and owner not in ("SELF", request.engine.account):
        return {request.operation.items: []}
    return verbs.list_page(request)


def _policy(request: Request) -> Entry:
    place = f"{request.entry().path}/sharingpolicy"
    found = request.store.get(place, _POLICY, request.now)
    if found is None:
        id = request.keys["PortalProductId"]
        raise not_found("sharing_policy", f"PortalProductId {id} has no sharing policy")
    return found


def _put_policy(request: Request) -> None:
    policy = request.given["PolicyDocument"]
    check_json(policy, "PolicyDocument")
    product = request.entry()
    place = f"{product.path}/sharingpolicy"
    body = {"PolicyDocument": policy, "PortalProductId": product.id}
    if held := request.store.get(place, _POLICY, request.now):
        request.store.rewrite(held, body)
    else:
        request.store.insert(place, _POLICY, body, key=None, rank=0)


def _delete_policy(request: Request) -> None:
    request.store.delete(_policy(request))


DEFINITION = Definition(
    noun="portal_product",
    id_length=10,
    modified="LastModified",
    defaults={"Description": "", "DisplayOrder": {}, "Tags": {}},
    begin=_begin,
    rules=(order_names_own_pages,),
    going=_going,
    actions={
        "DeletePortalProductSharingPolicy": _delete_policy,
        "GetPortalProduct": own,
        "GetPortalProductSharingPolicy": _policy,
        "ListPortalProducts": own_page,
        "PutPortalProductSharingPolicy": _put_policy,
    },
)
