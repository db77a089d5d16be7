"""The served plane over a socket, by requests that no SDK would send."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

import pytest

from tests.served.server import Server

LARGEST = 10 * 1024 * 1024
CREATE = json.dumps({"name": "a", "protocolType": "HTTP"})


@contextmanager
def connected(server: Server) -> Iterator[socket.socket]:
    with socket.create_connection((server.host, server.port), timeout=20) as connection:
        yield connection


def received(connection: socket.socket) -> bytes:
    """All that a server sends before it closes the connection."""
    parts = []
    while part := connection.recv(65536):
        parts.append(part)
    return b"".join(parts)


def raw(server: Server, request: str) -> str:
    """What comes back for bytes that are a request, or were to be one."""
    with connected(server) as connection:
        connection.sendall(request.encode("latin-1"))
        return received(connection).decode("latin-1")


def head(method: str, path: str, region: str, *lines: str, version: str = "1.1") -> str:
    """The head of a request in a region, after which the connection is closed."""
    signed = f"Authorization: AWS4-HMAC-SHA256 Credential=A/20260101/{region}/x/aws4_request"
    first = f"{method} {path} HTTP/{version}"
    return "\r\n".join([first, "Host: localhost", "Connection: close", signed, *lines, "", ""])


def number_of_apis(server: Server, region: str) -> int:
    answer = raw(server, head("GET", "/v2/apis", region))
    return answer.count('"apiId"')


def test_the_oldest_clients_are_answered(server: Server) -> None:
    answer = raw(server, "GET /v2/apis HTTP/1.0\r\n\r\n")

    assert answer.startswith("HTTP/1.1 200 OK\r\n")


def test_requests_may_be_sent_before_the_last_one_is_answered(server: Server, region: str) -> None:
    kept = head("POST", "/v2/apis", region, f"Content-Length: {len(CREATE)}")
    kept = kept.replace("Connection: close\r\n", "") + CREATE

    answer = raw(server, kept * 3 + head("GET", "/v2/apis", region))

    assert answer.count("HTTP/1.1 201 Created") == 3
    assert answer.rpartition("HTTP/1.1 200 OK")[2].count('"apiId"') == 3


def test_a_body_in_chunks_is_read(server: Server, region: str) -> None:
    chunks = "".join(f"1\r\n{letter}\r\n" for letter in CREATE) + "0\r\n\r\n"

    answer = raw(server, head("POST", "/v2/apis", region, "Transfer-Encoding: chunked") + chunks)

    assert answer.startswith("HTTP/1.1 201 Created\r\n")


def test_a_client_that_asks_first_is_told_to_go_on(server: Server, region: str) -> None:
    asking = head("POST", "/v2/apis", region, "Content-Length: 40", "Expect: 100-continue")
    with connected(server) as connection:
        connection.sendall(asking.encode())
        go_on = connection.recv(100)
        connection.sendall(CREATE.ljust(40).encode())
        answer = received(connection)

    assert go_on.startswith(b"HTTP/1.1 100 ")
    assert answer.startswith(b"HTTP/1.1 201 Created\r\n")


@pytest.mark.parametrize("asks", [True, False])
def test_a_body_that_is_said_to_be_too_large_is_refused_at_once(
    server: Server, region: str, asks: bool
) -> None:
    lines = [f"Content-Length: {10**12}", *(["Expect: 100-continue"] if asks else [])]

    answer = raw(server, head("POST", "/v2/apis", region, *lines))

    assert answer.startswith("HTTP/1.1 413 ")
    assert "x-amzn-errortype: RequestEntityTooLargeException" in answer


def test_an_endless_body_is_refused_and_not_read_on(server: Server, region: str) -> None:
    chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    sent = 0
    with connected(server) as connection:
        begun = head("PUT", "/v2/apis", region, "Transfer-Encoding: chunked")
        connection.sendall(begun.encode())
        with suppress(BrokenPipeError, ConnectionResetError):
            while sent < 100 * LARGEST:
                connection.sendall(chunk)
                sent += len(chunk)

    assert LARGEST < sent < 3 * LARGEST  # what the buffers between us hold was sent too


def test_a_body_that_is_too_large_is_told_to_one_who_sends_it_all(
    server: Server, region: str
) -> None:
    length = LARGEST + 1
    with connected(server) as connection:
        connection.sendall(head("PUT", "/v2/apis", region, f"Content-Length: {length}").encode())
        with suppress(BrokenPipeError, ConnectionResetError):
            connection.sendall(b" " * length)
        answer = connection.recv(65536)

    assert answer.startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize("sent", ["", CREATE[:20], CREATE])
def test_a_request_that_was_cut_off_is_not_carried_out(
    server: Server, region: str, sent: str
) -> None:
    length = len(CREATE) + 10
    with connected(server) as connection:
        connection.sendall(
            (head("POST", "/v2/apis", region, f"Content-Length: {length}") + sent).encode()
        )
    # Its end is seen by the server before a request that is sent after it.
    assert number_of_apis(server, region) == 0


@pytest.mark.parametrize(
    "request_line",
    [
        "GET /v2/apis",
        "GET /v2/ap is HTTP/1.1",
        "GET  HTTP/1.1",
        "\x16\x03\x01\x02",  # TLS
    ],
)
def test_what_is_not_http_is_refused_and_the_server_goes_on(
    server: Server, region: str, request_line: str
) -> None:
    answer = raw(server, f"{request_line}\r\nHost: localhost\r\n\r\n")

    assert answer.startswith("HTTP/1.1 400 Bad Request\r\n")
    assert number_of_apis(server, region) == 0


def test_one_host_at_a_time(server: Server) -> None:
    answer = raw(server, "GET /v2/apis HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")

    assert answer.startswith("HTTP/1.1 400 Bad Request\r\n")


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_a_form_of_a_page_changes_nothing(server: Server, region: str, origin: str) -> None:
    lines = [f"Origin: {origin}", "Content-Type: text/plain", f"Content-Length: {len(CREATE)}"]

    answer = raw(server, head("POST", "/v2/apis", region, *lines) + CREATE)

    assert answer.startswith("HTTP/1.1 403 Forbidden\r\n")
    assert number_of_apis(server, region) == 0


def test_the_head_of_an_answer_has_no_body(server: Server) -> None:
    answer = raw(server, head("HEAD", "/v2/apis", "r-1"))

    assert answer.startswith("HTTP/1.1 405 Method Not Allowed\r\n")
    assert "\r\nallow: GET, POST, PUT\r\n" in answer
    assert answer.endswith("\r\n\r\n")


def test_fifty_long_tag_keys_can_be_removed_at_once(server: Server, region: str) -> None:
    keys = [f"{number:02}".ljust(128, "é") for number in range(50)]
    query = "&".join(f"tagKeys={key.replace('é', '%C3%A9')}" for key in keys)
    body = json.dumps({"name": "a", "protocolType": "HTTP", "tags": dict.fromkeys(keys, "v")})
    length = f"Content-Length: {len(body)}"
    made = json.loads(
        raw(server, head("POST", "/v2/apis", region, length) + body).split("\r\n")[-1]
    )
    arn = f"arn:aws:apigateway:{region}::/apis/{made['apiId']}"

    asked = head("DELETE", f"/v2/tags/{arn}?{query}", region).encode()
    with connected(server) as connection:
        connection.sendall(asked[:30_000])
        number_of_apis(server, region)  # answered after the server has seen the half
        connection.sendall(asked[30_000:])
        gone = received(connection)
    left = raw(server, head("GET", f"/v2/tags/{arn}", region))

    assert len(made["tags"]) == 50
    assert gone.startswith(b"HTTP/1.1 204 ")
    assert left.endswith('\r\n\r\n{"tags":{}}')


def test_a_slow_client_holds_nobody_up(server: Server, region: str) -> None:
    with connected(server) as connection:
        connection.sendall(head("POST", "/v2/apis", region, "Content-Length: 9").encode())
        started = time.monotonic()
        assert number_of_apis(server, region) == 0
        assert time.monotonic() - started < 10


def test_a_client_that_has_said_all_is_answered_all_the_same(server: Server, region: str) -> None:
    request = head("POST", "/v2/apis", region, f"Content-Length: {len(CREATE)}") + CREATE
    with connected(server) as connection:
        connection.sendall(request.encode())
        connection.shutdown(socket.SHUT_WR)
        answer = received(connection)

    assert answer.startswith(b"HTTP/1.1 201 Created\r\n")


def test_a_head_that_comes_letter_by_letter_is_read(server: Server, region: str) -> None:
    with connected(server) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for letter in head("GET", "/v2/apis", region).encode():
            connection.sendall(bytes([letter]))
        answer = received(connection)

    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")


@pytest.mark.parametrize(
    "line",
    [
        "X-Long: " + "x" * 2**20,
        "\r\n".join(f"X-{number}: y" for number in range(100_000)),
    ],
    ids=["long", "many"],
)
def test_a_head_without_end_is_refused_and_the_server_goes_on(
    server: Server, region: str, line: str
) -> None:
    answer = b""
    with connected(server) as connection:
        with suppress(BrokenPipeError, ConnectionResetError):
            connection.sendall(head("POST", "/v2/apis", region, line).encode())
        with suppress(ConnectionResetError):  # with the rest of the head unread
            answer = received(connection)

    assert answer in (b"",) or answer.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert number_of_apis(server, region) == 0


@pytest.mark.parametrize(
    "lines",
    [
        ["Content-Length: -1"],
        ["Content-Length: +5"],
        ["Content-Length: 1e1"],
        ["Content-Length: 0x22"],
        ["Content-Length:"],
        ["Content-Length: 5 5"],
        ["Content-Length: " + "9" * 400],
        ["Content-Length: 34", "Content-Length: 35"],
        ["Content-Length: 34, 35"],
        ["Transfer-Encoding: gzip"],
        ["Transfer-Encoding: chunked, chunked"],
        ["Transfer-Encoding: chunked"],  # what follows is no chunk
        ["X-Odd: a\0b"],
        [": nameless"],
        ["Spaced : name"],
    ],
    ids=lambda lines: lines[0][:30] + f" and {len(lines) - 1} more" * (len(lines) > 1),
)
def test_a_length_or_a_header_that_cannot_be_is_refused(
    server: Server, region: str, lines: list[str]
) -> None:
    answer = raw(server, head("POST", "/v2/apis", region, *lines) + CREATE + "\r\n")

    assert answer.startswith("HTTP/1.1 400 Bad Request\r\n")
    assert number_of_apis(server, region) == 0


def test_where_a_body_ends_is_said_once(server: Server, region: str) -> None:
    """Whichever of the two a proxy in between believed, no second request hides in the first."""
    hidden = head("POST", "/v2/apis", region, f"Content-Length: {len(CREATE)}") + CREATE
    lines = [f"Content-Length: {len(hidden) + 5}", "Transfer-Encoding: chunked"]

    answer = raw(server, head("POST", "/v2/apis", region, *lines) + "0\r\n\r\n" + hidden)

    assert answer.count("HTTP/1.1 ") == 1
    assert answer.startswith("HTTP/1.1 400 Bad Request\r\n")
    assert number_of_apis(server, region) == 0


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("OPTIONS", "/v2/apis", 405),
        ("OPTIONS", "*", 404),
        ("TRACE", "/v2/apis", 405),
        ("CONNECT", "localhost:80", 404),
        ("BREW", "/v2/apis", 405),
        ("get", "/v2/apis", 405),
        ("HEAD", "/v2/nothing", 404),
        ("PRI", "*", 404),
        ("GET", "/v2/apis#fragment", 404),
        ("GET", "/v2/apis/..%2f..%2fetc", 404),
        ("GET", "/v2/../v2/apis", 404),
        ("GET", "/v2/apis/%", 404),
        ("GET", "/v2/apis/%ff", 404),
        ("GET", "/v2/apis/%00", 404),
    ],
)
def test_odd_methods_and_paths_are_refused_as_any_other(
    server: Server, region: str, method: str, path: str, status: int
) -> None:
    answer = raw(server, head(method, path, region))

    assert answer.startswith(f"HTTP/1.1 {status} ")
    assert "\r\nx-amzn-errortype: " in answer


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("http://localhost/v2/apis", 200),
        ("HTTP://127.0.0.1:4599/v2/apis?maxResults=1", 200),
        ("http://localhost", 404),
        ("http://evil.example/v2/apis", 403),
        ("http:///v2/apis", 200),
    ],
)
def test_a_whole_url_is_a_path_and_its_host_counts(
    server: Server, region: str, url: str, status: int
) -> None:
    assert raw(server, head("GET", url, region)).startswith(f"HTTP/1.1 {status} ")


@pytest.mark.parametrize("odd", ["200-ok", ""])
def test_what_else_a_client_expects_is_not_waited_for(
    server: Server, region: str, odd: str
) -> None:
    lines = [f"Expect: {odd}", f"Content-Length: {len(CREATE)}"]

    answer = raw(server, head("POST", "/v2/apis", region, *lines) + CREATE)

    assert answer.startswith("HTTP/1.1 201 Created\r\n")


def test_a_body_that_is_compressed_is_no_json(server: Server, region: str) -> None:
    lines = ["Content-Encoding: gzip", "Content-Length: 4"]

    answer = raw(server, head("POST", "/v2/apis", region, *lines) + "\x1f\x8b\0\0")

    assert answer.startswith("HTTP/1.1 400 Bad Request\r\n")
    assert "x-amzn-errortype: BadRequestException" in answer


def test_no_other_protocol_is_spoken(server: Server, region: str) -> None:
    lines = ["Upgrade: websocket, h2c", "Sec-WebSocket-Key: x", "Sec-WebSocket-Version: 13"]
    asked = head("GET", "/v2/apis", region, *lines).replace("close", "close, Upgrade")

    assert raw(server, asked).startswith("HTTP/1.1 200 OK\r\n")


def test_many_idle_connections_hold_nobody_up(server: Server, region: str) -> None:
    half = head("POST", "/v2/apis", region, "Content-Length: 9").encode()
    with ExitStack() as stack:
        idle = [stack.enter_context(connected(server)) for _ in range(400)]
        for number, connection in enumerate(idle):
            connection.sendall(half[: number % len(half)])

        assert number_of_apis(server, region) == 0
        last = idle[-1]
        last.sendall(half[(len(idle) - 1) % len(half) :] + b'{"a":"b"}')
        assert received(last).startswith(b"HTTP/1.1 400 ")
