"""Tags of any resource that has an ARN."""

from __future__ import annotations

from apigw_cli.catalogue.build import op, resource

RESOURCE = resource(id="ResourceArn", columns="ResourceArn")

OPERATIONS = (
    op(
        "TagResource",
        "POST /v2/tags/{resource-arn} 201",
        "ResourceArn! Tags",
        "Add tags to a resource; tags with other keys stay.",
        "tags add arn:aws:apigateway:us-east-1::/apis/a1b2c3d4e5 --tags team=pets,env=prod",
    ),
    op(
        "GetTags",
        "GET /v2/tags/{resource-arn} 200",
        "ResourceArn!",
        "Show a resource's tags.",
        "tags get arn:aws:apigateway:us-east-1::/apis/a1b2c3d4e5",
        answer="Tags",
    ),
    op(
        "UntagResource",
        "DELETE /v2/tags/{resource-arn} 204",
        "ResourceArn! TagKeys!",
        "Remove tags from a resource by their keys.",
        "tags remove arn:aws:apigateway:us-east-1::/apis/a1b2c3d4e5 --tag-keys team env",
    ),
)
