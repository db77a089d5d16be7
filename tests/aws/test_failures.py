"""Everything that can be wrong on the way to AWS: the status, and the first line that says it."""

import datetime
import ipaddress
import json
import socket
import ssl
import time

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from apigw_cli.errors import CONFIGURATION, FAILED, OK, REFUSED, USAGE
from tests.aws.conftest import (
    Server,
    answers,
    cuts_after_the_request,
    cuts_amid_the_answer,
    says_nothing,
    speaks_out_of_turn,
)

ONCE = {"AWS_MAX_ATTEMPTS": "1"}
TWICE = {"AWS_MAX_ATTEMPTS": "2"}
NO_KEYS = {"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None}

# Too long for DNS, though botocore lets it pass: the resolver refuses it without asking anyone.
NO_SUCH_HOST = ".".join(["a" * 63] * 4)


def told(result):
    """How a command ended that failed: status, stdout, and stderr's first line."""
    assert "Traceback" not in result.stderr
    return result.status, result.stdout, result.stderr.partition("\n")[0]


@pytest.mark.parametrize(
    ("options", "environ", "line"),
    [
        ("", {"AWS_REGION": None}, "You must specify a region."),
        ("", {"AWS_REGION": "far away"}, "AWS_REGION: 'far away' is no region."),
        ("", NO_KEYS, "Unable to locate credentials"),
        ("", {"AWS_SECRET_ACCESS_KEY": None}, "Partial credentials found in env, missing: AWS_S"),
        ("--profile nobody", {}, "The config profile (nobody) could not be found"),
        ("", {"AWS_PROFILE": "nobody"}, "The config profile (nobody) could not be found"),
        ("", {"AWS_MAX_ATTEMPTS": "many"}, "AWS_MAX_ATTEMPTS: 'many' is not a whole number"),
        ("", {"AWS_RETRY_MODE": "often"}, 'Invalid value provided to "mode": "often"'),
        ("", {"AWS_CONFIG_FILE": "{home}"}, "Unable to parse config file: "),
    ],
)
def test_what_is_missing_or_wrong_in_the_settings_is_told(
    apigw_to_aws, server, tmp_path, options, environ, line
):
    broken = tmp_path / "config"
    broken.write_text("[default\n")
    places = {
        name: value and value.replace("{home}", str(broken)) for name, value in environ.items()
    }

    result = apigw_to_aws(f"api list {options} --endpoint-url {server.url}", places)

    status, stdout, first = told(result)
    assert (status, stdout, first[: len(line) + 7]) == (CONFIGURATION, "", f"apigw: {line}")
    assert server.connections == 0


def test_an_option_that_is_no_region_is_a_usage_error(apigw_to_aws, server):
    result = apigw_to_aws(f"api list --region 'far away' --endpoint-url {server.url}", {})

    assert told(result) == (USAGE, "", "apigw: --region: 'far away' is no region.")
    assert server.connections == 0


def test_an_empty_region_is_a_usage_error(apigw_to_aws, server):
    result = apigw_to_aws(f"api list --region '' --endpoint-url {server.url}", {})

    assert told(result) == (USAGE, "", "apigw: --region: '' is no region.")


def test_a_credential_process_that_is_not_there_is_told(apigw_to_aws, server, tmp_path):
    config = tmp_path / "config"
    config.write_text("[default]\ncredential_process = /nonexistent/keys\n")

    result = apigw_to_aws(
        f"api list --endpoint-url {server.url}", {"AWS_CONFIG_FILE": str(config), **NO_KEYS}
    )

    assert told(result) == (
        CONFIGURATION,
        "",
        "apigw: The settings for AWS cannot be used:"
        " [Errno 2] No such file or directory: '/nonexistent/keys'.",
    )


def test_a_refused_connection_is_told(apigw_to_aws):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"

    result = apigw_to_aws(f"api get a1 --endpoint-url {url}", ONCE)

    assert told(result) == (
        FAILED,
        "",
        f'apigw: Could not connect to the endpoint URL: "{url}/v2/apis/a1"',
    )


def test_a_host_without_an_address_is_told(apigw_to_aws):
    result = apigw_to_aws(f"api get a1 --endpoint-url http://{NO_SUCH_HOST}", ONCE)

    assert told(result) == (
        FAILED,
        "",
        f'apigw: Could not connect to the endpoint URL: "http://{NO_SUCH_HOST}/v2/apis/a1"',
    )


def test_a_connection_that_does_not_come_in_time_is_told(apigw_to_aws):
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        address = listener.getsockname()
        url = f"http://127.0.0.1:{address[1]}"
        started = time.monotonic()
        with socket.create_connection(address):  # the one place in the queue is taken
            result = apigw_to_aws(
                f"api get a1 --cli-connect-timeout 0.2 --endpoint-url {url}", ONCE
            )

    assert told(result) == (
        FAILED,
        "",
        f'apigw: Connect timeout on endpoint URL: "{url}/v2/apis/a1"',
    )
    assert time.monotonic() - started < 30  # seconds: half of what it is without the option


def test_a_proxy_that_is_not_there_is_told(apigw_to_aws, server):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        proxy = f"http://127.0.0.1:{listener.getsockname()[1]}"

    result = apigw_to_aws(
        f"api get a1 --endpoint-url {server.url}", {"http_proxy": proxy, "no_proxy": "", **ONCE}
    )

    assert told(result) == (FAILED, "", f'apigw: Failed to connect to proxy URL: "{proxy}"')
    assert server.connections == 0


MALFORMED_URLS = [
    "",
    "nonsense",
    "http://",
    "http://a:b:c",
    "http://127.0.0.1:0",
    "http://127.0.0.1:99999",
    "http://[::1",
    "http://a b/",
    "ftp://127.0.0.1",
]


@pytest.mark.parametrize("url", MALFORMED_URLS)
def test_an_option_that_is_no_url_is_a_usage_error(apigw_to_aws, url):
    result = apigw_to_aws(["api", "list", "--endpoint-url", url])

    assert told(result) == (USAGE, "", f"apigw: --endpoint-url: {url!r} is no URL of a server.")


@pytest.mark.parametrize("url", MALFORMED_URLS[1:])  # empty is unset
def test_a_variable_that_is_no_url_is_a_configuration_error(apigw_to_aws, url):
    result = apigw_to_aws("api list", {"AWS_ENDPOINT_URL": url})

    status, stdout, first = told(result)
    assert (status, stdout, first[:15]) == (CONFIGURATION, "", "apigw: Invalid ")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A self-signed certificate for 127.0.0.1 with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "stub")])
    now = datetime.datetime.now(datetime.UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "stub.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return file


@pytest.fixture
def tls_server(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = Server(context)
    server.does(answers(200, '{"apiId": "a1"}'))
    yield server
    server.close()


def test_a_certificate_that_nobody_trusts_is_told(apigw_to_aws, tls_server):
    result = apigw_to_aws(f"api get a1 --endpoint-url {tls_server.url}", ONCE)

    status, stdout, first = told(result)
    assert (status, stdout) == (FAILED, "")
    assert first.startswith(
        f"apigw: SSL validation failed for {tls_server.url}/v2/apis/a1"
        " [SSL: CERTIFICATE_VERIFY_FAILED]"
    )
    assert result.stderr.endswith("\nName the right certificates by --ca-bundle FILE.\n")
    assert tls_server.requests == []


@pytest.mark.parametrize(
    "say", ["--ca-bundle {file}", "AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "ca_bundle"]
)
def test_a_certificate_that_the_user_names_is_trusted(
    apigw_to_aws, tls_server, certificate, tmp_path, say
):
    option = say.format(file=certificate) if say.startswith("--") else ""
    environ = {say: str(certificate)} if say.endswith("_BUNDLE") else {}
    if say.startswith("REQUESTS"):  # which gives way to AWS's own
        environ["AWS_CA_BUNDLE"] = None
    if say == "ca_bundle":
        config = tmp_path / "config"
        config.write_text(f"[default]\nca_bundle = {certificate}\n")
        environ = {"AWS_CONFIG_FILE": str(config), "AWS_CA_BUNDLE": None}

    result = apigw_to_aws(f"api get a1 {option} --endpoint-url {tls_server.url}", environ)

    assert (result.status, result.stderr, result.json) == (OK, "", {"ApiId": "a1"})


def test_a_missing_ca_bundle_is_told(apigw_to_aws, tls_server):
    url, missing = tls_server.url, "/nonexistent.pem"

    option = apigw_to_aws(f"api get a1 --ca-bundle {missing} --endpoint-url {url}", ONCE)
    variable = apigw_to_aws(f"api get a1 --endpoint-url {url}", {**ONCE, "AWS_CA_BUNDLE": missing})

    line = f"apigw: --ca-bundle: cannot read '{missing}': No such file or directory."
    assert told(option) == (USAGE, "", line)
    assert told(variable)[:2] == (FAILED, "")
    assert variable.stderr.endswith(
        "\nIs the file there that AWS_CA_BUNDLE, or ca_bundle of the profile, names?\n"
    )


def test_a_file_without_certificates_is_told(apigw_to_aws, tls_server, tmp_path):
    bundle = tmp_path / "bundle.pem"
    bundle.write_text("no certificate")

    result = apigw_to_aws(f"api get a1 --ca-bundle {bundle} --endpoint-url {tls_server.url}", ONCE)

    assert told(result)[:2] == (FAILED, "")
    assert result.stderr.startswith("apigw: SSL validation failed for ")
    assert result.stderr.endswith("\nName the right certificates by --ca-bundle FILE.\n")


def test_any_certificate_does_without_verification(process, tls_server):
    result = process(f"api get a1 --no-verify-ssl --endpoint-url {tls_server.url}")

    assert (result.returncode, json.loads(result.stdout)) == (OK, {"ApiId": "a1"})
    assert result.stderr == ""


def test_plain_http_where_tls_is_meant_is_told(apigw_to_aws, server):
    server.does(speaks_out_of_turn)
    url = server.url.replace("http:", "https:")

    result = apigw_to_aws(f"api get a1 --endpoint-url {url}", ONCE)

    status, stdout, first = told(result)
    assert (status, stdout) == (FAILED, "")
    assert first.startswith(f"apigw: SSL validation failed for {url}/v2/apis/a1 [SSL: ")


@pytest.mark.parametrize(
    "line", ["api list", "api get a1", "api delete a1", "tags add arn --tags a=b", "cors delete a"]
)
def test_a_success_that_is_a_web_page_is_told(apigw_to_aws, server, line):
    server.does(answers(200, "<html><body>Log in</body></html>"))

    result = apigw_to_aws(f"{line} --endpoint-url {server.url}")

    status, stdout, first = told(result)
    assert (status, stdout) == (FAILED, "")
    assert first.endswith(" is not the service's: '<html><body>Log in</body></html>'.")
    assert server.connections == 1


@pytest.mark.parametrize(
    "body", ["[]", "null", "3", '"text"', '{"tags": [1]}', '{"corsConfiguration": 3}']
)
def test_a_success_of_another_shape_is_told(apigw_to_aws, server, body):
    server.does(answers(200, body))

    result = apigw_to_aws(f"api get a1 --endpoint-url {server.url}")

    status, stdout, first = told(result)
    assert (status, stdout) == (FAILED, "")
    assert first.startswith("apigw: The answer ")


def test_an_empty_success_where_an_answer_is_due_is_told(apigw_to_aws, server):
    server.does(answers(200, ""))

    result = apigw_to_aws(f"api get a1 --endpoint-url {server.url}")

    assert told(result) == (FAILED, "", "apigw: The answer to GetApi is not the service's: ''.")


@pytest.mark.parametrize("body", ["", "{}"])
def test_an_empty_success_where_nothing_is_due_is_one(apigw_to_aws, server, body):
    server.does(answers(204, body))

    result = apigw_to_aws(f"api delete a1 --endpoint-url {server.url}")

    assert result == (OK, "", "")


def test_an_error_page_of_a_proxy_is_a_refusal(apigw_to_aws, server):
    server.does(answers(502, "<html>\n<body><h1>502 Bad Gateway</h1></body>\n</html>"))

    result = apigw_to_aws(f"api get a1 --endpoint-url {server.url}", TWICE)

    assert told(result) == (
        REFUSED,
        "",
        "An error occurred (502) when calling the GetApi operation (reached max retries: 1):"
        " Bad Gateway",
    )


def test_a_failure_of_the_service_is_a_refusal(apigw_to_aws, server):
    server.does(
        answers(
            500, '{"message": "Oops"}', "x-amzn-ErrorType: InternalServerErrorException:http://\r\n"
        )
    )

    result = apigw_to_aws(f"api get a1 --endpoint-url {server.url}", TWICE)

    assert told(result) == (
        REFUSED,
        "",
        "An error occurred (InternalServerErrorException) when calling the GetApi operation"
        " (reached max retries: 1): Oops",
    )


@pytest.mark.parametrize(
    "line", ["api list", "api get a1", "api delete a1", "api create --name a --protocol-type HTTP"]
)
def test_an_answer_that_was_cut_off_is_told(apigw_to_aws, server, line):
    server.does(cuts_amid_the_answer)

    result = apigw_to_aws(f"{line} --endpoint-url {server.url}", ONCE)

    status, stdout, first = told(result)
    assert (status, stdout) == (FAILED, "")
    assert first.endswith(" was cut off after 11 of 100 bytes.")


def test_an_export_that_was_cut_off_leaves_no_file(apigw_to_aws, server, tmp_path):
    server.does(cuts_amid_the_answer)
    file = tmp_path / "api.json"

    result = apigw_to_aws(
        f"api export a1 {file} --output-type JSON --endpoint-url {server.url}", ONCE
    )

    status, stdout, first = told(result)
    assert (status, stdout) == (FAILED, "")
    assert first.startswith(
        "apigw: An error occurred while reading from response stream:"
        " ('Connection broken: IncompleteRead(11 bytes read, 89 more expected)'"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_list_that_is_cut_off_on_its_second_page_is_no_json(apigw_to_aws, server):
    server.does(
        answers(200, '{"items": [{"apiId": "a1"}], "nextToken": "more"}'), cuts_amid_the_answer
    )

    result = apigw_to_aws(f"api list --endpoint-url {server.url}", ONCE)

    assert result.status == FAILED
    with pytest.raises(json.JSONDecodeError):
        json.loads(result.stdout)


def test_a_connection_that_was_cut_is_told(apigw_to_aws, server):
    server.does(cuts_after_the_request)

    result = apigw_to_aws(f"api get a1 --endpoint-url {server.url}", ONCE)

    assert told(result) == (
        FAILED,
        "",
        "apigw: Connection was closed before we received a valid response from endpoint URL:"
        f' "{server.url}/v2/apis/a1".',
    )


def test_an_answer_that_does_not_come_in_time_is_told(apigw_to_aws, server):
    server.does(says_nothing)

    result = apigw_to_aws(f"api get a1 --cli-read-timeout 0.1 --endpoint-url {server.url}", ONCE)

    assert told(result) == (
        FAILED,
        "",
        f'apigw: Read timeout on endpoint URL: "{server.url}/v2/apis/a1"',
    )


def test_a_bad_time_out_is_told_by_its_option(apigw_to_aws):
    result = apigw_to_aws("api get a1 --cli-read-timeout soon")

    assert told(result) == (
        USAGE,
        "",
        "apigw: --cli-read-timeout: 'soon' is not a number of seconds.",
    )


REFUSALS = [
    (400, "BadRequestException"),
    (403, "AccessDeniedException"),
    (404, "NotFoundException"),
    (409, "ConflictException"),
    (429, "TooManyRequestsException"),
    (403, "UnrecognizedClientException"),  # not modelled: bad credentials
    (403, "ForbiddenException"),
]


@pytest.mark.parametrize(("status", "code"), REFUSALS)
def test_a_refusal_is_told_in_the_aws_clis_words(apigw_to_aws, server, status, code):
    server.does(
        answers(status, '{"message": "It cannot be"}', f"x-amzn-ErrorType: {code}:http://x/\r\n")
    )

    result = apigw_to_aws(f"api get a1 --endpoint-url {server.url}", TWICE)

    retried = " (reached max retries: 1)" if status == 429 else ""
    assert told(result) == (
        REFUSED,
        "",
        f"An error occurred ({code}) when calling the GetApi operation{retried}: It cannot be",
    )


def test_a_message_of_many_lines_stays_on_the_first(apigw_to_aws, server):
    message = "Warnings found during import:\n\tCORS\n\u001b[31mred"
    server.does(answers(400, json.dumps({"__type": "BadRequestException", "message": message})))

    result = apigw_to_aws(f"api import --body {{}} --endpoint-url {server.url}")

    assert result.status == REFUSED
    assert result.stderr.startswith(
        "An error occurred (BadRequestException) when calling the ImportApi operation:"
        " Warnings found during import: CORS "
    )
    assert (result.stderr.count("\n"), "\u001b" in result.stderr) == (1, False)


@pytest.mark.parametrize("line", ["api get a1", "api delete a1", "get-api --api-id a1"])
def test_what_is_not_there_can_be_no_error(apigw_to_aws, server, line):
    server.does(answers(404, '{"message": "No API"}', "x-amzn-ErrorType: NotFoundException\r\n"))

    result = apigw_to_aws(f"{line} --ignore-not-found --endpoint-url {server.url}")

    assert result == (OK, "", "")


def test_other_refusals_stay_errors_with_ignore_not_found(apigw_to_aws, server):
    server.does(answers(409, '{"message": "In use"}', "x-amzn-ErrorType: ConflictException\r\n"))

    result = apigw_to_aws(f"api delete a1 --ignore-not-found --endpoint-url {server.url}")

    assert told(result) == (
        REFUSED,
        "",
        "An error occurred (ConflictException) when calling the DeleteApi operation: In use",
    )


SECRETS = {
    "AWS_ACCESS_KEY_ID": "AKIASHOWNNOWHERE",
    "AWS_SECRET_ACCESS_KEY": "a-secret-that-must-not-show",
    "AWS_SESSION_TOKEN": "a-token-that-must-not-show",
}


@pytest.mark.parametrize(
    "behaviour",
    [answers(200, '{"apiId": "a1"}'), answers(500, "{}"), cuts_after_the_request, answers(200, "")],
    ids=["success", "500", "cut", "empty"],
)
def test_debug_shows_no_secret(process, server, behaviour):
    server.does(behaviour)

    result = process(f"api get a1 --debug --endpoint-url {server.url}", environ={**ONCE, **SECRETS})

    assert f"GET {server.url}/v2/apis/a1" in result.stderr
    shown = [name for name, secret in SECRETS.items() if secret in result.stdout + result.stderr]
    assert shown == []
    assert "Signature=" not in result.stderr


@pytest.mark.parametrize("name", ["AWS_ACCESS_KEY_ID", "AWS_SESSION_TOKEN"])
def test_a_credential_with_a_line_break_is_told_and_not_shown(process, server, name):
    environ = {**SECRETS, name: SECRETS[name] + "\r\n"}

    result = process(f"api get a1 --debug --endpoint-url {server.url}", environ=environ)

    assert result.returncode == CONFIGURATION
    assert "apigw: The credentials hold a character that a request cannot.\n" in result.stderr
    shown = [name for name, secret in SECRETS.items() if secret in result.stdout + result.stderr]
    assert shown == []
    assert server.connections == 0


def test_without_debug_there_is_no_traceback(process, server):
    server.does(answers(200, "[]"))

    result = process(f"api get a1 --endpoint-url {server.url}", environ=ONCE)

    assert (result.returncode, result.stdout, "Traceback" in result.stderr) == (FAILED, "", False)
    assert result.stderr.count("\n") <= 2
