"""Import, export and reimport through each client, alike: boto3, our commands, the AWS CLI."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from botocore import xform_name
from botocore.exceptions import ClientError

from apigw_cli.catalogue import PLACES
from apigw_cli.errors import OK, REFUSED
from tests.conftest import Result, Runner, process_environment, succeeded
from tests.local.documents import DOCUMENT, INTEGRATION, MOCK, SHARED, changed
from tests.served.server import Server
from tests.served.ways import as_text, client, option

AWS_CLI = os.environ.get("APIGW_TEST_AWS_CLI")  # a path to the command
CATS = changed(
    paths={"/cats": {"get": {INTEGRATION: SHARED}}, "/$default": DOCUMENT["paths"]["/$default"]}
)
BAD = changed(paths={"/bad": {"get": MOCK}, "/fine": {"get": {INTEGRATION: SHARED}}})

# An operation and its parameters in, its answer or the text of its refusal out.
Send = Callable[..., Any]
Start = Callable[[Sequence[str]], Result]


def journey(send: Send) -> list[Any]:
    """All that can be done with documents, and what came of it."""
    made = send("ImportApi", Body=json.dumps(DOCUMENT), Basepath="split")
    api = {"ApiId": made["ApiId"]}
    told = [made, keys(send, api)]

    def export(**members: Any) -> Any:
        given = {"Specification": "OAS30", "OutputType": "JSON", **members}
        return send("ExportApi", **api, **given)

    told += [export(), export(OutputType="YAML"), export(IncludeExtensions=False)]
    again = send("ImportApi", Body=told[3], FailOnWarnings=True)
    told += [again, keys(send, {"ApiId": again["ApiId"]})]
    told.append(send("ReimportApi", **api, Body=yaml.safe_dump(CATS), FailOnWarnings=False))
    told += [keys(send, api), export(ExportVersion="1.0")]
    told.append(send("ReimportApi", **api, Body=json.dumps(BAD), FailOnWarnings=True))
    told.append(send("ImportApi", Body="swagger: '2.0'"))
    assert export() == told[-3]
    told += [send("ReimportApi", **api, Body=json.dumps(BAD)), keys(send, api)]
    told += [export(StageName="none"), send("ReimportApi", ApiId="none", Body=json.dumps(BAD))]
    return json.loads(without_chance(json.dumps(told), made, again))


def keys(send: Send, api: dict[str, Any]) -> list[str]:
    return sorted(route["RouteKey"] for route in send("GetRoutes", **api)["Items"])


def without_chance(text: str, *apis: dict[str, Any]) -> str:
    """What came of it, the same for every run and region."""
    for number, api in enumerate(apis):
        text = text.replace(api["ApiId"], f"api{number}")
    text = re.sub(r"test-\d+", "region", text)
    return re.sub(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(Z|UTC|\+00:00)", "then", text)


def through_boto3(server: Server, region: str) -> Send:
    talking = client(server.url, region)

    def send(operation: str, **params: Any) -> Any:
        try:
            answer = getattr(talking, xform_name(operation))(**params)
        except ClientError as error:
            told = error.response["Error"]
            return f"{told['Code']}: {told['Message']}"
        del answer["ResponseMetadata"]
        return answer["body"].read().decode() if operation == "ExportApi" else as_text(answer)

    return send


def by_words(
    start: Start,
    name: Callable[[str], Sequence[str]],
    folder: Path,
    *,
    outfile: bool = True,
    refused: int = REFUSED,
) -> Send:
    """The way of a command line, with documents in files."""

    def send(operation: str, **params: Any) -> Any:
        if "Body" in params:
            document = folder / "document"
            document.write_text(params["Body"], encoding="utf-8")
            params = {**params, "Body": f"file://{document}"}
        words = [*name(operation), *(word for pair in params.items() for word in option(*pair))]
        export = folder / "export"
        if operation == "ExportApi" and outfile:
            words.append(str(export))
        result = start(words)
        if result.status == refused:
            [line] = [line for line in result.stderr.splitlines() if "An error occurred" in line]
            return re.sub(
                r"^.*An error occurred \((\w+)\) when calling the \w+ .*?: ", r"\1: ", line
            )
        succeeded(result)
        if operation == "ExportApi":
            return export.read_text(encoding="utf-8") if outfile else result.stdout
        return result.json

    return send


def grouped(operation: str) -> Sequence[str]:
    return PLACES[operation]


def shortened(operation: str) -> Sequence[str]:
    return ("api", "export") if operation == "ExportApi" else PLACES[operation]


def aws_name(operation: str) -> list[str]:
    return [xform_name(operation, "-")]


def in_this_process(run: Runner, region: str) -> Start:
    return lambda words: run([*words, "--region", region, "--output", "json"])


@pytest.fixture(scope="module")
def by_an_sdk(server: Server) -> list[Any]:
    """What came of it through boto3, which the others are held against."""
    return journey(through_boto3(server, "test-5"))


def test_boto3_is_told_what_it_should_be(by_an_sdk: list[Any]) -> None:
    made, its_keys, document, text, bare, again, same_keys, *rest = by_an_sdk
    reimported, cats, exported, refused, not_one, bad, fine, no_stage, no_api = rest

    assert (made["Name"], made["Version"]) == ("pets", "1.0")
    assert its_keys == same_keys == ["$default", "ANY /v2/pets/{id}", "GET /v2/pets"]
    assert yaml.safe_load(text) == json.loads(document)
    assert "x-amazon-apigateway" not in bare
    assert again["Tags"] == {"team": "shop"}
    assert reimported["ApiId"] == "api0"
    assert cats == ["$default", "GET /cats"]
    assert list(json.loads(exported)["paths"]) == ["/$default", "/cats"]
    assert refused.startswith("BadRequestException: Warnings found during import: GET /bad: ")
    assert not_one == "BadRequestException: Body must be OpenAPI 3.0, not 2.0"
    assert [line.partition(":")[0] for line in bad["Warnings"]] == ["GET /bad"]
    assert fine == ["GET /fine"]
    assert no_stage.startswith("NotFoundException: ")
    assert no_api.startswith("NotFoundException: ")


@pytest.mark.parametrize("outfile", [False, True])
@pytest.mark.parametrize("name", [grouped, shortened, aws_name])
def test_our_commands_do_what_boto3_does(
    server: Server,
    region: str,
    apigw_to: Callable[[str], Runner],
    tmp_path: Path,
    by_an_sdk: list[Any],
    name: Callable[[str], Sequence[str]],
    outfile: bool,
) -> None:
    start = in_this_process(apigw_to(server.url), region)

    assert journey(by_words(start, name, tmp_path, outfile=outfile)) == by_an_sdk


def test_commands_on_the_file_do_what_boto3_does(
    region: str, apigw_local: Runner, tmp_path: Path, by_an_sdk: list[Any]
) -> None:
    start = in_this_process(apigw_local, region)

    assert journey(by_words(start, aws_name, tmp_path)) == by_an_sdk


@pytest.mark.skipif(not AWS_CLI, reason="APIGW_TEST_AWS_CLI names no AWS CLI")
def test_the_aws_cli_does_what_boto3_does(
    server: Server, region: str, tmp_path: Path, by_an_sdk: list[Any]
) -> None:
    environ = {
        "AWS_DEFAULT_REGION": region,
        "AWS_REGION": region,
        "AWS_ENDPOINT_URL_APIGATEWAYV2": server.url,
        "AWS_DEFAULT_OUTPUT": "json",
    }

    def start(words: Sequence[str]) -> Result:
        done = subprocess.run(
            [str(AWS_CLI), "apigatewayv2", *words],
            env=process_environment(tmp_path, environ),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    # Version 1 ends like this whatever was wrong.
    assert journey(by_words(start, aws_name, tmp_path, refused=255)) == by_an_sdk


def test_a_document_comes_from_stdin_and_goes_to_a_pipe(apigw_local: Runner) -> None:
    text = yaml.safe_dump(DOCUMENT)

    made = apigw_local(["api", "import", "--body", "-"], stdin=text)
    api = succeeded(made).json["ApiId"]
    exported = apigw_local(f"api export {api} --output-type YAML")
    again = apigw_local(["api", "reimport", api, "--body", "-"], stdin=exported.stdout)

    assert (exported.status, again.status) == (OK, OK)
    assert again.json["ApiId"] == api


def test_a_refused_document_is_said_in_one_line(apigw_local: Runner, tmp_path: Path) -> None:
    (tmp_path / "d.json").write_text(json.dumps(BAD))

    result = apigw_local(
        ["api", "import", "--body", f"file://{tmp_path}/d.json", "--fail-on-warnings"]
    )

    assert (result.status, result.stdout) == (REFUSED, "")
    assert result.stderr.splitlines()[0].startswith(
        "An error occurred (BadRequestException) when calling the ImportApi operation: "
        "Warnings found during import: GET /bad: left out: "
    )
    assert succeeded(apigw_local("api list --query length(Items)")).stdout == "0\n"
