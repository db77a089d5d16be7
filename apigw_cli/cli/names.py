"""Names in place of generated identifiers: ``@orders``, and ``@api:orders`` where an ARN is due."""

from __future__ import annotations

from typing import Any

from apigw_cli import catalogue
from apigw_cli.backends import Send
from apigw_cli.catalogue.records import Member, Operation
from apigw_cli.catalogue.table import GROUPS
from apigw_cli.cli.command import option_name
from apigw_cli.cli.values.checks import Literal
from apigw_cli.errors import Unreachable, UsageFailure
from apigw_cli.pages import Limits, Listing

# The groups whose entries have generated identifiers, by the member that holds one.
IDENTIFIED = {
    "ApiId": "api",
    "ApiMappingId": "api-mapping",
    "AuthorizerId": "authorizer",
    "ConnectionId": "vpc-link",
    "DeploymentId": "deployment",
    "IntegrationId": "integration",
    "IntegrationResponseId": "integration-response",
    "ModelId": "model",
    "PortalId": "portal",
    "PortalProductId": "portal-product",
    "ProductPageId": "product-page",
    "ProductRestEndpointPageId": "product-rest-endpoint-page",
    "RouteId": "route",
    "RouteResponseId": "route-response",
    "RoutingRuleId": "routing-rule",
    "VpcLinkId": "vpc-link",
}
# The groups whose entries have ARNs, with the member that tells it or its form.
_ARNS = {
    "api": "arn:{partition}:apigateway:{region}::/apis/{id}",
    "domain-name": "DomainNameArn",
    "portal": "PortalArn",
    "portal-product": "PortalProductArn",
    "vpc-link": "arn:{partition}:apigateway:{region}::/vpclinks/{id}",
}
_WITH_ARNS = ("ResourceArn", "IncludedPortalProductArns")
_TARGET = "integrations/"  # what stands before the identifier in a route's Target
# What a list must be told besides the path, to show what the operation is about.
_NARROWING = ("DomainNameId", "ResourceOwnerAccountId")
# Where regions are in which partition, by how their names begin; others are in aws.
_PARTITIONS = {
    "cn-": "aws-cn",
    "eu-isoe-": "aws-iso-e",
    "eusc-": "aws-eusc",
    "us-gov-": "aws-us-gov",
    "us-iso-": "aws-iso",
    "us-isob-": "aws-iso-b",
    "us-isof-": "aws-iso-f",
}
_MOST_SHOWN = 20


def may_be_name(value: Any) -> bool:
    """Whether a value has the form of a name; its member decides."""
    if isinstance(value, list):
        return any(may_be_name(item) for item in value)
    if not isinstance(value, str) or isinstance(value, Literal):
        return False
    return value.startswith(("@", f"{_TARGET}@"))


class NoSuchName(UsageFailure):
    """A name that nothing has: to --ignore-not-found the same as an identifier of nothing."""

    http_status = 404


class Names:
    """Resolves names by list calls."""

    def __init__(self, send: Send, region: str | None, partition: str | None) -> None:
        self._send = send
        self._region = region
        self._partition = partition or partition_of(region or "")

    def resolve(self, operation: Operation, params: dict[str, Any]) -> dict[str, Any]:
        """
        The parameters with identifiers for names; ``@@x`` becomes the text ``@x``.

        Path identifiers are resolved in URI order, as each one narrows the next.

        Raises:
            UsageFailure: A name fits nothing or several things; the candidates are listed.
        """
        path = operation.path_members
        rest = [member for member in operation.inputs if member not in path]
        for member in (*path, *rest):
            if member.name in params:
                params[member.name] = self._value(member, params[member.name], params)
        return params

    def _value(self, member: Member, value: Any, params: dict[str, Any]) -> Any:
        if isinstance(value, list) and member.name in _WITH_ARNS:
            return [self._value(member, item, params) for item in value]
        before = _TARGET if member.name == "Target" else ""
        named = isinstance(value, str) and may_be_name(value) and value.startswith(f"{before}@")
        if not named or member.name not in (*IDENTIFIED, *_WITH_ARNS, "Target"):
            return value
        option, name = option_name(member), value.removeprefix(f"{before}@")
        if name.startswith("@"):
            return before + name
        if member.name in _WITH_ARNS:
            return self._arn(option, name)
        group = IDENTIFIED.get(member.name, "integration")
        entry = self._entry(option, group, name, params)
        return before + _told(group, entry, _id_member(group))

    def _entry(self, option: str, group: str, name: str, params: dict[str, Any]) -> dict[str, Any]:
        """The one entry of that name."""
        if not name:  # what has no name at all would be found
            raise UsageFailure(
                f"{option}: there is no name behind the '@'.", "Is a variable empty?"
            )
        listing = catalogue.operation(GROUPS[group].commands["list"])
        told = {*_NARROWING, *(member.name for member in listing.path_members)} & params.keys()
        above = {m.name: params[m.name] for m in listing.inputs if m.name in told}
        pages = Listing(self._send, listing, above, Limits()).pages()
        entries: list[dict[str, Any]] = [entry or {} for page in pages for entry in page]
        found = [entry for entry in entries if _name_of(group, entry) == name]
        if len(found) == 1:
            return found[0]
        if not found:
            raise NoSuchName(
                f"{option}: no {group} is named {name!r}.", _candidates(group, entries)
            )
        raise UsageFailure(
            f"{option}: {len(found)} of {group} are named {name!r}.", _candidates(group, found)
        )

    def _arn(self, option: str, text: str) -> str:
        """The ARN of ``api:orders``, ``stage:orders/prod``, ``domain-name:api.example.com``."""
        group, _, name = text.partition(":")
        if group == "stage":
            api, _, stage = name.rpartition("/")
            if not stage:
                raise UsageFailure(f"{option}: '@{text}' names no stage.", "Write @stage:API/STAGE")
            return f"{self._arn(option, f'api:{api}')}/stages/{stage}"
        if group not in _ARNS:
            kinds = ", ".join(f"@{kind}:NAME" for kind in (*_ARNS, "stage"))
            raise UsageFailure(f"{option}: '@{text}' names no ARN.", f"Write one of {kinds}")
        entry = self._entry(option, group, name, {})
        if not _ARNS[group].startswith("arn:"):
            return _told(group, entry, _ARNS[group])
        if not self._region:
            raise UsageFailure(f"{option}: an ARN needs the region.", "Give --region.")
        return _ARNS[group].format(
            partition=self._partition,
            region=self._region,
            id=_told(group, entry, _id_member(group)),
        )


def partition_of(region: str) -> str:
    """The partition that a region is in, by its name; aws where the name says nothing."""
    return next((name for start, name in _PARTITIONS.items() if region.startswith(start)), "aws")


def _id_member(group: str) -> str:
    return catalogue.resource(GROUPS[group].noun).id


def _name_of(group: str, entry: dict[str, Any]) -> str:
    """What an entry is called; "" for one without a name."""
    resource = catalogue.resource(GROUPS[group].noun)
    value: Any = entry
    for part in (resource.named_by or resource.id).split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return "" if value is None else str(value)


def _told(group: str, entry: dict[str, Any], member: str) -> str:
    """What an entry's own identifier is, which a strange server may leave out."""
    value = entry.get(member)
    if not isinstance(value, str):
        raise Unreachable(f"The list of {group} has an entry without {member}.")
    return value


def _candidates(group: str, entries: list[dict[str, Any]]) -> str:
    if not entries:
        return "There is none at all."
    shown = [
        f"{entry.get(_id_member(group), '')}  @{_name_of(group, entry)}".removesuffix("  @")
        for entry in entries[:_MOST_SHOWN]
    ]
    more = [f"… and {len(entries) - _MOST_SHOWN} more"] if len(entries) > _MOST_SHOWN else []
    return "\n".join(["There are:", *shown, *more])
