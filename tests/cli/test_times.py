"""How times are printed: as the service writes them, unless the AWS profile asks otherwise."""

import json

import pytest

WIRE, ISO = "2026-01-02T03:04:05Z", "2026-01-02T03:04:05+00:00"
API = {"ApiId": "a1", "Name": WIRE, "CreatedDate": WIRE, "Tags": {"CreatedDate": WIRE}}


@pytest.fixture
def apigw_with(apigw, backend, tmp_path):
    """Runs a command line with what a profile's file says."""
    backend.answers["GetApi"] = API
    backend.answers["GetApis"] = {"Items": [API, API]}

    def run(words, profile=""):
        file = tmp_path / "config"
        file.write_text(f"[default]\n{profile}\n")
        result = apigw(words, environ={"AWS_CONFIG_FILE": str(file)})
        assert (result.status, result.stderr) == (0, "")
        return result

    return run


@pytest.mark.parametrize("told", ["", "none", "wire", "iso", "ISO8601", "%Y"])
def test_times_are_the_services_and_what_nobody_knows_is_no_error(apigw_with, told):
    profile = f"cli_timestamp_format = {told}" if told else ""

    assert apigw_with("get-api --api-id a1", profile).json == API


FORMS = {
    "json": "get-api --api-id a1",
    "yaml": "get-api --api-id a1 -o yaml",
    "text": "get-api --api-id a1 -o text",
    "table": "api get a1 -o table",
    "list": "get-apis",
    "items": "api list -o jsonl",
    "one request": "get-apis --no-paginate",
    "columns": "api list --columns CreatedDate,Name,Tags.CreatedDate",
}


@pytest.mark.parametrize("words", FORMS.values(), ids=FORMS.keys())
def test_iso8601_is_the_form_of_times_and_of_no_text_that_looks_like_one(apigw_with, words):
    usual = apigw_with(words).stdout
    iso = apigw_with(words, "cli_timestamp_format = iso8601").stdout

    objects = usual.count(WIRE) // 3
    assert objects in (1, 2)
    assert (iso.count(ISO), iso.count(WIRE)) == (objects, 2 * objects)


@pytest.mark.parametrize("words", ["get-apis --query Items[].CreatedDate -o text"])
def test_a_query_sees_times_in_their_form(apigw_with, words):
    said = apigw_with(words, "cli_timestamp_format = iso8601").stdout

    assert said == f"{ISO}\t{ISO}\n"


@pytest.mark.parametrize(
    ("wire", "iso"),
    [
        ("2026-01-02T03:04:05.25Z", "2026-01-02T03:04:05.250000+00:00"),
        ("2026-01-02T03:04:05+02:00", "2026-01-02T03:04:05+02:00"),
        ("yesterday", "yesterday"),
        ("", ""),
    ],
)
def test_times_in_structures_of_lists_have_that_form_if_they_are_times(
    apigw_with, backend, wire, iso
):
    backend.answers["GetDomainName"] = {
        "DomainNameConfigurations": [{"CertificateName": wire, "CertificateUploadDate": wire}]
    }

    said = apigw_with("get-domain-name --domain-name d.example.com", "cli_timestamp_format=iso8601")

    assert said.json == {
        "DomainNameConfigurations": [{"CertificateName": wire, "CertificateUploadDate": iso}]
    }


def test_a_stopped_list_still_tells_where_it_goes_on(apigw_with):
    words = "get-apis --max-items 1"
    usual, iso = (apigw_with(words, f"cli_timestamp_format={form}") for form in ("wire", "iso8601"))

    assert iso.json["NextToken"] == usual.json["NextToken"]
    assert [item["CreatedDate"] for item in iso.json["Items"]] == [ISO]


def test_the_form_is_told_with_the_settings(apigw_with):
    shown = json.loads(apigw_with("config show -o json", "cli_timestamp_format=iso8601").stdout)

    assert ("cli-timestamp-format", "iso8601") in {
        (row["Setting"], str(row["Value"])) for row in shown["Settings"]
    }
