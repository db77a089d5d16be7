"""VPC links: private backends for HTTP APIs."""

from __future__ import annotations

from apigw_cli.local import verbs
from apigw_cli.local.definition import Definition
from apigw_cli.local.refusals import bad_request, conflict
from apigw_cli.local.request import PASSING, Request
from apigw_cli.local.store import Body


def _begin(link: Body, request: Request) -> None:
    link.update(
        VpcLinkStatus="AVAILABLE",
        VpcLinkStatusMessage="The VPC link is ready to route traffic",
        VpcLinkVersion="V2",
    )
    request.pass_through(
        link, VpcLinkStatus="PENDING", VpcLinkStatusMessage="The VPC link is being provisioned"
    )


def link_has_subnets(link: Body, request: Request) -> None:
    """A link lies in subnets."""
    if not link.get("SubnetIds"):
        raise bad_request("SubnetIds is empty: a VPC link needs a subnet")


def link_stays(link: Body, request: Request) -> None:
    """What is being deleted does not change."""
    if request.old.get("VpcLinkStatus") == "DELETING":
        raise conflict(f"VpcLinkId {link['VpcLinkId']} is being deleted")


def _delete(request: Request) -> None:
    """Gone at once, or DELETING until the delay is over."""
    if request.engine.delay <= 0:
        verbs.delete(request)
        return
    entry = request.entry()
    if entry.body["VpcLinkStatus"] == "DELETING":
        return
    verbs.refuse_if_needed(request, entry)
    request.store.sweep(request.now)
    members = {
        "VpcLinkStatus": "DELETING",
        "VpcLinkStatusMessage": "The VPC link is being deleted",
    }
    settled = {name: value for name, value in entry.body.items() if name != PASSING}
    verbs.save(request, entry, {**settled, **members})
    request.store.expire(entry, request.now + request.engine.delay)


DEFINITION = Definition(
    noun="vpc_link",
    id_length=6,
    created="CreatedDate",
    defaults={"SecurityGroupIds": [], "Tags": {}},
    begin=_begin,
    rules=(link_has_subnets, link_stays),
    in_use="BadRequestException",
    actions={"DeleteVpcLink": _delete},
)
