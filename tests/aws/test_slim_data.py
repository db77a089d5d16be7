"""The slim endpoint data leads every client where botocore's own would."""

from typing import Any

import botocore.session
import pytest
from botocore.config import Config

from apigw_cli.backends.aws_data import use_slim_data

REGIONS = ("us-east-1", "eu-central-1", "cn-north-1", "us-gov-west-1", "us-iso-east-1", "xx-new-9")
KINDS: dict[str, dict[str, Any]] = {
    "plain": {},
    "dual stack": {"use_dualstack_endpoint": True},
    "FIPS": {"use_fips_endpoint": True},
}


def _leads_to(session: botocore.session.Session, region: str, options: dict[str, Any]) -> object:
    try:
        client = session.create_client(
            "apigatewayv2",
            region_name=region,
            aws_access_key_id="a",
            aws_secret_access_key="b",
            config=Config(**options),
        )
    except Exception as error:
        return type(error), str(error)
    meta, signer = client.meta, client._request_signer
    client.close()
    return (
        meta.endpoint_url,
        meta.region_name,
        meta.partition,
        signer.region_name,
        signer.signing_name,
    )


def _every_region() -> list[str]:
    data = botocore.session.Session().get_component("data_loader").load_data("endpoints")
    return sorted({region for partition in data["partitions"] for region in partition["regions"]})


def _compare(region: str, kind: str) -> None:
    plain, slim = botocore.session.Session(), botocore.session.Session()
    use_slim_data(slim)

    found = _leads_to(slim, region, KINDS[kind])

    assert found == _leads_to(plain, region, KINDS[kind])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("region", REGIONS)
def test_a_region_has_the_same_endpoint_and_signature(region, kind, aws_environment):
    _compare(region, kind)


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("region", _every_region())
def test_every_region_has_the_same_endpoint_and_signature(region, kind, aws_environment):
    _compare(region, kind)


def test_data_files_of_the_user_are_found(aws_environment, monkeypatch, tmp_path):
    monkeypatch.setenv("AWS_DATA_PATH", str(tmp_path))
    session = botocore.session.Session()

    use_slim_data(session)

    assert len(session.get_component("data_loader").load_data("endpoints")["partitions"][0]) > 6
    assert str(tmp_path) in session.get_component("data_loader").search_paths
