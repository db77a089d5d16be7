"""VPC links, through which HTTP APIs reach private backends."""

from __future__ import annotations

from apigw_cli.catalogue.build import op, resource

RESOURCE = resource(
    id="VpcLinkId",
    columns="VpcLinkId Name VpcLinkStatus SubnetIds",
    named_by="Name",
)

_ANSWER = (
    "CreatedDate Name SecurityGroupIds SubnetIds Tags VpcLinkId VpcLinkStatus VpcLinkStatusMessage"
    " VpcLinkVersion"
)

OPERATIONS = (
    op(
        "CreateVpcLink",
        "POST /v2/vpclinks 201",
        "Name! SubnetIds! SecurityGroupIds Tags",
        "Create a VPC link; it stays PENDING until it can be used.",
        "vpc-link create --name pets --subnet-ids subnet-0a1 subnet-0b2"
        " --security-group-ids sg-0c3",
        answer=_ANSWER,
    ),
    op(
        "DeleteVpcLink",
        "DELETE /v2/vpclinks/{vpcLinkId} 202",
        "VpcLinkId!",
        "Start to delete a VPC link that no integration uses.",
        "vpc-link delete vpc001",
    ),
    op(
        "GetVpcLink",
        "GET /v2/vpclinks/{vpcLinkId} 200",
        "VpcLinkId!",
        "Show a VPC link with its status.",
        "vpc-link get vpc001",
        answer=_ANSWER,
    ),
    op(
        "GetVpcLinks",
        "GET /v2/vpclinks 200",
        "MaxResults NextToken",
        "List the VPC links of the region.",
        "vpc-link list",
        answer=_ANSWER,
        items="Items",
    ),
    op(
        "UpdateVpcLink",
        "PATCH /v2/vpclinks/{vpcLinkId} 200",
        "VpcLinkId! Name",
        "Rename a VPC link; nothing else of it can change.",
        "vpc-link update vpc001 --name shop",
        answer=_ANSWER,
    ),
)
