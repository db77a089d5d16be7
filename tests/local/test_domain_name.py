"""Custom domain names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.local.plane import CERTIFICATE, DOMAIN, Plane

TRUST = {"TruststoreUri": "s3://bucket/key.pem", "TruststoreVersion": "1"}


def test_a_domain_has_the_service_s_defaults(plane: Plane) -> None:
    assert plane.send("CreateDomainName", **DOMAIN) == {
        "ApiMappingSelectionExpression": "$request.basepath",
        "DomainName": "api.example.com",
        "DomainNameArn": "arn:aws:apigateway:us-east-1::/domainnames/api.example.com",
        "DomainNameConfigurations": [
            {
                "ApiGatewayDomainName": "d-0000000001.execute-api.us-east-1.amazonaws.com",
                "CertificateArn": CERTIFICATE,
                "DomainNameStatus": "AVAILABLE",
                "EndpointType": "REGIONAL",
                "HostedZoneId": "Z1UJRXOUMOOFQ8",
                "IpAddressType": "ipv4",
                "SecurityPolicy": "TLS_1_2",
            }
        ],
        "RoutingMode": "API_MAPPING_ONLY",
        "Tags": {},
    }


def configured(**members: Any) -> dict[str, Any]:
    return {"DomainNameConfigurations": [{"CertificateArn": CERTIFICATE, **members}]}


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"DomainNameConfigurations": []}, "DomainNameConfigurations must hold exactly one, not 0"),
    (
        {"DomainNameConfigurations": [{"CertificateArn": CERTIFICATE}] * 2},
        "DomainNameConfigurations must hold exactly one, not 2",
    ),
    (configured(EndpointType="EDGE"), "EndpointType must be REGIONAL, not EDGE"),
    (configured(SecurityPolicy="TLS_1_0"), "SecurityPolicy must be TLS_1_2, not TLS_1_0"),
    (configured(CertificateArn=None), "CertificateArn must be an ACM"),
    (configured(CertificateArn="arn:aws:iam::1:server-certificate/c"), "must be an ACM"),
    (
        configured(CertificateArn=CERTIFICATE.replace("us-east-1", "eu-west-1")),
        "CertificateArn must be of region us-east-1",
    ),
    ({"MutualTlsAuthentication": {"TruststoreUri": "https://a/b"}}, "TruststoreUri must be s3"),
    ({"MutualTlsAuthentication": {"TruststoreUri": "s3://bucket"}}, "TruststoreUri must be s3"),
    ({"MutualTlsAuthentication": {"TruststoreVersion": "1"}}, "TruststoreUri must be s3"),
]


@pytest.mark.parametrize(("given", "named"), REFUSED)
def test_create_and_update_refuse(plane: Plane, given: dict[str, Any], named: str) -> None:
    other = plane.domain("other.example.com")

    created = plane.refused("CreateDomainName", **{**DOMAIN, **given})
    updated = plane.refused("UpdateDomainName", DomainName=other, **given)

    assert (created.http_status, updated.http_status) == (400, 400)
    assert named in created.message
    assert named in updated.message


def test_a_domain_needs_a_configuration(plane: Plane) -> None:
    refusal = plane.refused("CreateDomainName", DomainName="api.example.com")

    assert refusal.message == "DomainNameConfigurations must hold exactly one, not 0"


@pytest.mark.parametrize("name", ["API.example.com", "a b", "a..b", "-a.com", "a.*.com", "a/b"])
def test_a_name_is_a_dns_name_in_lower_case(plane: Plane, name: str) -> None:
    refusal = plane.refused("CreateDomainName", **{**DOMAIN, "DomainName": name})

    assert (refusal.http_status, "DomainName must be" in refusal.message) == (400, True)


def test_the_first_label_may_be_an_asterisk(plane: Plane) -> None:
    assert plane.domain("*.example.com") == "*.example.com"


def test_a_taken_name_is_a_bad_request(plane: Plane) -> None:
    plane.domain()

    refusal = plane.refused("CreateDomainName", **DOMAIN)

    assert (refusal.http_status, refusal.code) == (400, "BadRequestException")


def test_an_update_is_updating_and_then_available(plane: Plane) -> None:
    domain = plane.domain()

    written = plane.send("UpdateDomainName", DomainName=domain, RoutingMode="ROUTING_RULE_ONLY")
    read = plane.send("GetDomainName", DomainName=domain)

    assert written["DomainNameConfigurations"][0]["DomainNameStatus"] == "UPDATING"
    assert read["DomainNameConfigurations"][0]["DomainNameStatus"] == "AVAILABLE"
    assert (written["RoutingMode"], read["RoutingMode"]) == ("ROUTING_RULE_ONLY",) * 2


def test_a_held_update_refuses_the_next_one(open_plane: Callable[..., Plane]) -> None:
    plane = open_plane(delay=30)
    change = {"DomainName": plane.domain(), "RoutingMode": "ROUTING_RULE_ONLY"}
    plane.send("UpdateDomainName", **change)

    plane.clock.seconds += 29
    held = plane.send("GetDomainNames")["Items"][0]["DomainNameConfigurations"][0]
    refusal = plane.refused("UpdateDomainName", **change)
    plane.clock.seconds += 1
    plane.send("UpdateDomainName", **change)

    assert held["DomainNameStatus"] == "UPDATING"
    assert (refusal.http_status, "UPDATING" in refusal.message) == (409, True)


def test_a_configuration_is_replaced_and_keeps_its_endpoint(plane: Plane) -> None:
    domain = plane.send("CreateDomainName", **{**DOMAIN, **configured(IpAddressType="dualstack")})
    ids = {"DomainName": domain["DomainName"]}

    updated = plane.send("UpdateDomainName", **ids, **configured(CertificateName="n"))

    (old,), (new,) = domain["DomainNameConfigurations"], updated["DomainNameConfigurations"]
    assert new["ApiGatewayDomainName"] == old["ApiGatewayDomainName"]
    assert (new["CertificateName"], new["IpAddressType"]) == ("n", "ipv4")


def test_a_proof_of_ownership_is_kept(plane: Plane) -> None:
    proof = {"OwnershipVerificationCertificateArn": CERTIFICATE + "2"}

    domain = plane.send("CreateDomainName", **{**DOMAIN, **configured(**proof)})

    assert domain["DomainNameConfigurations"][0].items() >= proof.items()


def test_mutual_tls_merges_and_an_empty_uri_turns_it_off(plane: Plane) -> None:
    domain = plane.domain(MutualTlsAuthentication=TRUST)

    merged = plane.send(
        "UpdateDomainName", DomainName=domain, MutualTlsAuthentication={"TruststoreVersion": "2"}
    )
    off = plane.send(
        "UpdateDomainName", DomainName=domain, MutualTlsAuthentication={"TruststoreUri": ""}
    )

    assert merged["MutualTlsAuthentication"] == {**TRUST, "TruststoreVersion": "2"}
    assert "MutualTlsAuthentication" not in off


def test_delete_takes_mappings_and_rules(plane: Plane) -> None:
    api, domain = plane.api(Target="https://example.com"), plane.domain()
    plane.send("CreateApiMapping", DomainName=domain, ApiId=api, Stage="$default")
    action = {"InvokeApi": {"ApiId": "r", "Stage": "s"}}
    plane.send("CreateRoutingRule", DomainName=domain, Priority=1, Conditions=[], Actions=[action])

    plane.send("DeleteDomainName", DomainName=domain)
    plane.send("DeleteApi", ApiId=api)

    assert plane.everything() == []


@pytest.mark.parametrize("name", ["DeleteDomainName", "GetDomainName", "UpdateDomainName"])
def test_an_unknown_domain_is_not_found(plane: Plane, name: str) -> None:
    refusal = plane.refused(name, DomainName="nope.example.com")

    assert (refusal.http_status, refusal.details) == (404, {"ResourceType": "DomainName"})
