"""Custom domain names, with their certificates and mutual TLS."""

from __future__ import annotations

import re

from apigw_cli.local import arns
from apigw_cli.local.definition import Definition
from apigw_cli.local.refusals import bad_request, conflict, shown
from apigw_cli.local.request import Request, current
from apigw_cli.local.store import Body

_NAME = r"(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?"
_TRUSTSTORE = r"s3://[^\s/]+/[^\s]+"
# A guess; the service has one zone a region.
_HOSTED_ZONE = "Z1UJRXOUMOOFQ8"


def _begin(domain: Body, request: Request) -> None:
    path = f"/domainnames/{domain['DomainName']}"
    domain["DomainNameArn"] = arns.write(request.engine, path, account=False)
    domain["ApiMappingSelectionExpression"] = "$request.basepath"


def name_is_lower_case_dns(domain: Body, request: Request) -> None:
    """A DNS name, where the first label may be an asterisk."""
    name = domain["DomainName"]
    if not re.fullmatch(_NAME, name):
        raise bad_request(f"DomainName must be a DNS name in lower case, not {shown(name)}")


def configuration_is_one_regional_endpoint(domain: Body, request: Request) -> None:
    """The reference has a list; the service takes one REGIONAL, TLS 1.2 endpoint."""
    given = domain.get("DomainNameConfigurations", [])
    if len(given) != 1:
        raise bad_request(f"DomainNameConfigurations must hold exactly one, not {len(given)}")
    only = given[0]
    where = "DomainNameConfigurations[0]"
    for member, wanted in (("EndpointType", "REGIONAL"), ("SecurityPolicy", "TLS_1_2")):
        if only.get(member, wanted) != wanted:
            raise bad_request(f"{where}.{member} must be {wanted}, not {only[member]}")
    certificate, region = only.get("CertificateArn", ""), request.engine.region
    if not re.fullmatch(r"arn:[^:]+:acm:[^:]+:[^:]*:certificate/.+", certificate):
        raise bad_request(
            f"{where}.CertificateArn must be an ACM certificate's, not '{certificate}'"
        )
    if certificate.split(":")[3] != region:
        raise bad_request(f"{where}.CertificateArn must be of region {region}, not {certificate}")


def truststore_is_an_object(domain: Body, request: Request) -> None:
    """Mutual TLS reads its certificates from S3."""
    mutual = domain.get("MutualTlsAuthentication", {})
    uri = mutual.get("TruststoreUri")
    if mutual and (not uri or not re.fullmatch(_TRUSTSTORE, uri)):
        raise bad_request(
            f"MutualTlsAuthentication.TruststoreUri must be s3://BUCKET/KEY, not {shown(uri or '')}"
        )


def domain_is_available(domain: Body, request: Request) -> None:
    """One update at a time."""
    if not request.old:
        return
    held = current(request.old, request.now).get("DomainNameConfigurations") or [{}]
    status = held[0].get("DomainNameStatus", "AVAILABLE")  # a document may leave it out
    if status != "AVAILABLE":
        raise conflict(f"DomainName {domain['DomainName']} is {status}; wait until it is AVAILABLE")


def _complete(domain: Body, request: Request) -> None:
    if request.given.get("MutualTlsAuthentication", {}).get("TruststoreUri") == "":
        domain.pop("MutualTlsAuthentication", None)  # an empty URI turns mutual TLS off
    given = domain.get("DomainNameConfigurations", [])
    endpoints = [_endpoint(one, request) for one in given]
    domain["DomainNameConfigurations"] = endpoints
    if request.old and request.given and endpoints:
        updating = {**endpoints[0], "DomainNameStatus": "UPDATING"}
        request.pass_through(domain, DomainNameConfigurations=[updating, *endpoints[1:]])


def _endpoint(given: Body, request: Request) -> Body:
    old = request.old.get("DomainNameConfigurations", [{}])[0]
    region = request.engine.region
    host = old.get("ApiGatewayDomainName") or (
        f"d-{request.engine.ids(10)}.execute-api.{region}.amazonaws.com"
    )
    whole = {
        "EndpointType": "REGIONAL",
        "IpAddressType": "ipv4",
        "SecurityPolicy": "TLS_1_2",
        **given,
        "ApiGatewayDomainName": host,
        "DomainNameStatus": "AVAILABLE",
        "HostedZoneId": _HOSTED_ZONE,
    }
    members = _ORDER + tuple(name for name in whole if name not in _ORDER)
    return {name: whole[name] for name in members if name in whole}


# The service's order, which puts what is taken between what is answered.
_ORDER = (
    "ApiGatewayDomainName",
    "CertificateArn",
    "CertificateName",
    "DomainNameStatus",
    "EndpointType",
    "HostedZoneId",
    "IpAddressType",
    "SecurityPolicy",
)


DEFINITION = Definition(
    noun="domain_name",
    defaults={"RoutingMode": "API_MAPPING_ONLY", "Tags": {}},
    taken="BadRequestException",  # in practice, although 409 is modelled (ruling 2)
    begin=_begin,
    complete=_complete,
    rules=(
        name_is_lower_case_dns,
        configuration_is_one_regional_endpoint,
        truststore_is_an_object,
        domain_is_available,
    ),
)
