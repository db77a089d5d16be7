"""The slim session leads every client where botocore's own would, and reads the same model."""

import itertools
import shutil
from typing import Any

import botocore.session
import pytest
from botocore import handlers

from apigw_cli.backends import aws_data
from apigw_cli.backends.aws_data import MODEL_PATH, SERVICE, use_slim_data
from apigw_cli.backends.aws_lean import new_session
from apigw_cli.generate.model import bare

# The last two are no regions of any partition: one that is to come, and one that asks for FIPS.
REGIONS = (
    *("us-east-1", "eu-central-1", "cn-north-1", "us-gov-west-1", "us-iso-east-1"),
    *("xx-new-9", "fips-us-east-1"),
)
KINDS = {
    "plain": {},
    "dual stack": {"AWS_USE_DUALSTACK_ENDPOINT": "true"},
    "FIPS": {"AWS_USE_FIPS_ENDPOINT": "true"},
}
# This service, and those that botocore asks for credentials.
SERVICES = (SERVICE, "sts", "sso", "sso-oidc")


def _leads_to(session: botocore.session.Session, service: str, region: str) -> object:
    try:
        client = session.create_client(
            service, region_name=region, aws_access_key_id="a", aws_secret_access_key="b"
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


def _compare(service: str, region: str, environ: dict[str, str], monkeypatch: Any) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    found = _leads_to(new_session(None), service, region)

    assert found == _leads_to(botocore.session.Session(), service, region)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("region", REGIONS)
def test_a_region_has_the_same_endpoint_and_signature(region, kind, aws_environment, monkeypatch):
    _compare(SERVICE, region, KINDS[kind], monkeypatch)


@pytest.mark.parametrize("service", SERVICES[1:])
def test_services_that_give_credentials_are_found(service, aws_environment, monkeypatch):
    _compare(service, "eu-central-1", {}, monkeypatch)


@pytest.mark.soak
@pytest.mark.parametrize(("service", "kind"), list(itertools.product(SERVICES, KINDS)))
def test_every_region_has_the_same_endpoint(service, kind, aws_environment, monkeypatch):
    for region in _every_region():
        _compare(service, region, KINDS[kind], monkeypatch)


def test_the_file_of_all_endpoints_is_not_read(aws_environment):
    loader = new_session(None).get_component("data_loader")

    endpoints, path = loader.load_data_with_path("endpoints")

    assert [[*partition["services"]] for partition in endpoints["partitions"][:2]] == [
        ["apigateway"],
        ["apigateway"],
    ]
    assert path.endswith("partitions")
    assert loader.is_builtin_path(path)


def test_the_model_is_botocores_own_without_documentation(aws_environment):
    loader = new_session(None).get_component("data_loader")

    model = loader.load_service_model(SERVICE, "service-2")

    own = botocore.session.Session().get_component("data_loader")
    assert model == bare(own.load_service_model(SERVICE, "service-2"))
    assert "documentation" not in model


def test_a_newer_model_of_botocores_is_taken_as_it_is(aws_environment, monkeypatch, tmp_path):
    monkeypatch.setattr(aws_data, "MODEL_PATH", str(tmp_path / "model.json"))
    shutil.copy(MODEL_PATH, tmp_path / "model.json")
    text = (tmp_path / "model.json").read_text()
    (tmp_path / "model.json").write_text(text.replace('"source":"', '"source":"0', 1))
    loader = new_session(None).get_component("data_loader")

    assert "documentation" in loader.load_service_model(SERVICE, "service-2")


def test_without_the_slim_model_botocores_own_is_read(aws_environment, monkeypatch, tmp_path):
    monkeypatch.setattr(aws_data, "MODEL_PATH", str(tmp_path / "none.json"))
    loader = new_session(None).get_component("data_loader")

    assert "documentation" in loader.load_service_model(SERVICE, "service-2")


def test_data_files_of_the_user_are_found(aws_environment, monkeypatch, tmp_path):
    monkeypatch.setenv("AWS_DATA_PATH", str(tmp_path))
    session = botocore.session.Session()

    use_slim_data(session)

    assert len(session.get_component("data_loader").load_data("endpoints")["partitions"][0]) > 6
    assert str(tmp_path) in session.get_component("data_loader").search_paths


# Handlers of botocore's


def _concerned(event: str) -> bool:
    """Whether an event happens to clients of this service, or of those that give credentials."""
    first, *rest = event.split(".")
    return first != "docs" and (not rest or rest[0] in {*SERVICES, "signin", "*"})


def test_every_handler_of_events_that_happen_is_kept(aws_environment):
    plain, slim = botocore.session.Session(), new_session(None)

    events = {spec[0] for spec in handlers.BUILTIN_HANDLERS}

    def names(session: botocore.session.Session, event: str) -> list[str]:
        found = session.get_component("event_emitter")._emitter._handlers.prefix_search(event)
        return sorted(repr(handler) for handler in found)

    kept = [event for event in events if _concerned(event)]
    assert len(kept) > 5
    for event in kept:
        full = f"{event}.{SERVICE}.GetApis" if "." not in event else event
        assert names(slim, full) == names(plain, full)
    assert names(slim, "docs.title.s3") == []
    assert names(plain, "before-parameter-build.s3.UploadPart") != names(
        slim, "before-parameter-build.s3.UploadPart"
    )


# Credentials


def test_keys_of_the_environment_are_found_without_asking_elsewhere(aws_environment, monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDENV")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "token")

    session = new_session(None)

    frozen = session.get_credentials().get_frozen_credentials()
    assert tuple(frozen)[:3] == ("AKIDENV", "secret", "token")
    assert len(session.get_component("credential_provider").providers) == 1


def test_a_profile_by_flag_outweighs_keys_of_the_environment(
    aws_environment, monkeypatch, tmp_path
):
    (tmp_path / "credentials").write_text(
        "[other]\naws_access_key_id = AKIDFILE\naws_secret_access_key = s\n"
    )
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDENV")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")

    assert new_session("other").get_credentials().access_key == "AKIDFILE"
