"""Product pages: pages of text in a portal product."""

from __future__ import annotations

from apigw_cli.local.definition import Definition
from apigw_cli.local.request import Request
from apigw_cli.local.resources.portal_product import forget_page, own, own_page
from apigw_cli.local.store import Body


def _begin(page: Body, request: Request) -> None:
    product = request.parents["portal_product"].body["PortalProductArn"]
    page["ProductPageArn"] = f"{product}/productpages/{page['ProductPageId']}"


def _complete(page: Body, request: Request) -> None:
    page["PageTitle"] = page["DisplayContent"]["Title"]  # what lists answer instead of the content


def _going(page: Body, request: Request) -> None:
    forget_page(page["ProductPageArn"], request)


DEFINITION = Definition(
    noun="product_page",
    id_length=10,
    modified="LastModified",
    begin=_begin,
    complete=_complete,
    going=_going,
    actions={"GetProductPage": own, "ListProductPages": own_page},
)
