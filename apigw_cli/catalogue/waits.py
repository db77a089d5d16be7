"""What an operation only begins: where its end is seen, and which ends there are."""

from __future__ import annotations

from apigw_cli.record import NamedTuple


class Wait(NamedTuple):
    """How to tell that an operation has ended."""

    reads: str  # the operation that shows it
    member: str  # where in its answer, dotted
    until: tuple[str, ...]  # the good ends; () means: gone
    failures: tuple[str, ...]  # the bad ones
    reason: str = ""  # the member that explains a bad one


_DOMAIN = Wait(
    "GetDomainName",
    "DomainNameConfigurations.0.DomainNameStatus",
    ("AVAILABLE",),
    # Both stay until the owner does something.
    ("PENDING_CERTIFICATE_REIMPORT", "PENDING_OWNERSHIP_VERIFICATION"),
    "DomainNameConfigurations.0.DomainNameStatusMessage",
)
_PORTAL_REASON = "StatusException.Message"

WAITS = {
    "CreateDeployment": Wait(
        "GetDeployment", "DeploymentStatus", ("DEPLOYED",), ("FAILED",), "DeploymentStatusMessage"
    ),
    "CreateDomainName": _DOMAIN,
    "UpdateDomainName": _DOMAIN,
    "CreateProductRestEndpointPage": Wait(
        "GetProductRestEndpointPage", "Status", ("AVAILABLE",), ("FAILED",), _PORTAL_REASON
    ),
    "CreateVpcLink": Wait(
        "GetVpcLink", "VpcLinkStatus", ("AVAILABLE",), ("FAILED",), "VpcLinkStatusMessage"
    ),
    "DeleteVpcLink": Wait("GetVpcLink", "VpcLinkStatus", (), ("FAILED",), "VpcLinkStatusMessage"),
    "PreviewPortal": Wait(
        "GetPortal",
        "Preview.PreviewStatus",
        ("PREVIEW_READY",),
        ("PREVIEW_FAILED",),
        "Preview.StatusException.Message",
    ),
    "PublishPortal": Wait(
        "GetPortal", "PublishStatus", ("PUBLISHED",), ("PUBLISH_FAILED",), _PORTAL_REASON
    ),
    "DisablePortal": Wait(
        "GetPortal", "PublishStatus", ("DISABLED",), ("DISABLE_FAILED",), _PORTAL_REASON
    ),
}
