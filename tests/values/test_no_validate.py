"""--no-validate: what the tool does not know is the service's to judge."""

import pytest

from tests.values.lines import line, refused, sent


@pytest.mark.parametrize(
    ("operation", "words", "member", "value"),
    [
        ("CreateApi", ["--protocol-type", "GRPC"], "ProtocolType", "GRPC"),
        ("CreateApi", ["--tags", '{"a": 1}'], "Tags", {"a": 1}),
        ("CreateApi", ["--tags", '["a"]'], "Tags", ["a"]),
        (
            "CreateApi",
            ["--cors-configuration", '{"New": {"A": null}}'],
            "CorsConfiguration",
            {"New": {"A": None}},
        ),
        (
            "CreateApi",
            ["--cors-configuration", '{"MaxAge": "5", "AllowOrigins": "*"}'],
            "CorsConfiguration",
            {"MaxAge": "5", "AllowOrigins": "*"},
        ),
        (
            "CreateStage",
            ["--default-route-settings", "LoggingLevel=DEBUG"],
            "DefaultRouteSettings",
            {"LoggingLevel": "DEBUG"},
        ),
        (
            "CreateStage",
            ["--default-route-settings.logging-level", "DEBUG"],
            "DefaultRouteSettings",
            {"LoggingLevel": "DEBUG"},
        ),
        ("CreateVpcLink", ["--subnet-ids", '["a", 1]'], "SubnetIds", ["a", 1]),
    ],
)
def test_no_validate_sends_what_is_otherwise_refused(operation, words, member, value):
    refused(line(operation, *words))

    assert sent(line(operation, *words, "--no-validate"))[member] == value


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--tags", "{"], "not JSON"),
        (["--cors-configuration", "AllowOrigins"], "expected key=value"),
        (["--cors-configuration", "MaxAge=soon"], "is not a whole number"),
        (["--tags", "file:///nonexistent"], "cannot read"),
    ],
)
def test_no_validate_does_not_send_what_cannot_be_read(words, reason):
    assert reason in refused(line("CreateApi", *words, "--no-validate"))
