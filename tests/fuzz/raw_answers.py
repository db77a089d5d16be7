"""Answers of an HTTP server as bytes: the service's own, spoilt in every way that the wire has."""

from __future__ import annotations

import gzip
import json
from typing import NamedTuple

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

# More than any answer of the service, and enough to be slow if anything is quadratic.
_HUGE = b'{"items": [' + b",".join([b'{"apiId": "a1", "name": "%s"}' % (b"n" * 500)] * 2000) + b"]}"
_BOMB = gzip.compress(bytes(2**24))  # 16 MiB of nothing

_BODIES = [
    b"",
    b"{}",
    b"[]",
    b"null",
    b"0",
    b'"text"',
    b'{"apiId": "a1", "name": "pets"}',
    b'{"items": [{"apiId": "a1", "name": "pets"}]}',
    b'{"items": [{"apiId": "a1"}], "nextToken": "t"}',
    b'{"items": null, "nextToken": null}',
    b'{"items": {"a": 1}}',
    b'{"items": [1, null, "x", [], {"apiId": {}}]}',
    b'{"items": "text", "nextToken": 7}',
    b'{"items": [], "nextToken": ["t"]}',
    b'{"apiId": 1, "tags": [], "corsConfiguration": "x", "createdDate": {"a": 1}}',
    b'{"tags": {"a": null, "b": {"c": 1}}, "createdDate": "yesterday", "disableSchema": 1}',
    b'{"apiId": "a1", "apiId": "a2", "name": "\\ud800", "x": NaN, "y": 1e999}',
    b'{"name": "\\u001b[31m\\u202e\\u009b", "description": "\xff\xfe"}',
    b'{"name": "\x1b]8;;http://x\x07link\x1b]8;;\x07"}',
    b'{"message": "No\\u001b[2Jsuch \\nthing"}',
    b'{"message": {"a": 1}, "__type": 3}',
    b'{"Message": ["x"], "__type": "a#\\u001b[31mBadRequestException:http://x/"}',
    b'{"routingRules": [{"routingRuleId": 1}]}',
    b"[" * 100_000,
    b'{"tags":' * 20_000,
    b'{"priority": ' + b"9" * 10_000 + b"}",
    b"<html><head><title>502 Bad Gateway</title></head><body>\x1b[31m</body></html>",
    b"<ErrorResponse><Error><Code>Denied</Code><Message>x</Message></Error></ErrorResponse>",
    b"upstream connect error\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{}",
    b"\xef\xbb\xbf{}",
    '{"name": "p\u00e9ts"}'.encode("latin-1"),
    '{"name": "pets"}'.encode("utf-16"),
    b"\x00\x01\x02\xff" * 50,
    gzip.compress(b'{"apiId": "a1"}'),
    gzip.compress(b'{"apiId": "a1"}')[:-9],
    _BOMB,
    _HUGE,
]
_STATUS_LINES = [
    *[b"HTTP/1.1 200 OK"] * 6,
    *(b"HTTP/1.1 %d Told" % status for status in (201, 202, 204, 206, 299, 304)),
    *(b"HTTP/1.1 %d Told" % status for status in (301, 302, 307, 308)),
    *(b"HTTP/1.1 %d Told" % status for status in (400, 401, 403, 404, 407, 409, 413, 429)),
    *(b"HTTP/1.1 %d Told" % status for status in (500, 502, 503, 504, 599, 600, 999)),
    b"HTTP/1.0 200 OK",
    b"HTTP/1.1 200",
    b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK",
    b"HTTP/2 200 OK",
    b"HTTP/1.1 2x0 OK",
    b"HTTP/1.1 -1 OK",
    b"ICY 200 OK",
    b"HTTP/1.1 200 \xff\x1b[31m",
    b"SSH-2.0-OpenSSH_9.2",
    b"",
]
_HEADERS = [
    b"Content-Type: application/json",
    b"Content-Type: text/html; charset=klingon",
    b"Content-Type: \xff; charset=utf-16",
    b"Content-Encoding: gzip",
    b"Content-Encoding: br",
    b"Content-Length: 3",
    b"Content-Length: 0",
    b"Content-Length: -5",
    b"Content-Length: many",
    b"Content-Length: 99999999999999999999",
    b"Transfer-Encoding: chunked",
    b"Transfer-Encoding: gzip, chunked",
    b"Location: http://127.0.0.1:1/elsewhere",
    b"Location: file:///etc/passwd",
    b"x-amzn-ErrorType: NotFoundException:http://internal/",
    b"x-amzn-ErrorType: AccessDeniedException",
    b"x-amzn-ErrorType: \x1b[31m,;:",
    b"x-amzn-ErrorType: ",
    b"x-amzn-RequestId: \x9b31m\xff",
    b"Date: Mon, 01 Jan 2001 00:00:00 GMT",
    b"Date: soon",
    b"Retry-After: 100000",
    b"x-amz-retry-after: many",
    b"Connection: close",
    b"Connection: keep-alive, upgrade",
    b"no colon",
    b": no name",
    b" folded",
    b"X-Long: " + b"x" * 70_000,
    b"Set-Cookie: " + b"a=b; " * 2000,
    *[b"X-Many: y"],
]


class RawAnswer(NamedTuple):
    """What a server writes, in these parts with a moment between them, and how it leaves."""

    parts: tuple[bytes, ...]
    resets: bool
    stalls: bool


def raw_answers() -> SearchStrategy[RawAnswer]:
    """Any answer; half of them are sound in their framing."""
    return st.builds(
        _answer,
        status=st.sampled_from(_STATUS_LINES),
        headers=st.lists(st.sampled_from(_HEADERS), max_size=4),
        repeats=st.sampled_from([0, 0, 0, 1, 150]),
        body=st.sampled_from(_BODIES) | st.binary(max_size=40) | _json_objects(),
        framing=st.sampled_from(["length", "length", "length", "chunks", "broken chunks", "none"]),
        cut=st.sampled_from([1.0, 1.0, 1.0, 0.99, 0.5, 0.1, 0.0]),
        parts=st.sampled_from([1, 1, 1, 5]),
        resets=st.sampled_from([False, False, False, True]),
        stalls=st.integers(0, 60).map(lambda dice: dice == 60),
    )


def _json_objects() -> SearchStrategy[bytes]:
    """Members of the service with values of any type."""
    names = st.sampled_from(
        ["items", "nextToken", "apiId", "name", "tags", "createdDate", "routeKey", "message"]
    )
    anything = st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
        max_leaves=6,
    )
    return st.dictionaries(names, anything, max_size=4).map(
        lambda value: json.dumps(value).encode()
    )


def _answer(
    *,
    status: bytes,
    headers: list[bytes],
    repeats: int,
    body: bytes,
    framing: str,
    cut: float,
    parts: int,
    resets: bool,
    stalls: bool,
) -> RawAnswer:
    # Of more than five encodings urllib3 forgets the socket, which Python then complains of.
    lines = [status, *headers, *[name for name in headers if b"Enc" not in name] * repeats]
    if framing == "length":
        lines.append(b"Content-Length: %d" % len(body))
    elif "chunks" in framing:
        lines.append(b"Transfer-Encoding: chunked")
        size = b"%x" % len(body) if framing == "chunks" else b"%xg" % (len(body) + 7)
        body = size + b"\r\n" + body + b"\r\n0\r\n\r\n"
    data = b"\r\n".join(lines) + b"\r\n\r\n" + body
    data = data[: int(len(data) * cut)]
    step = max(1, -(-len(data) // parts))
    pieces = tuple(data[start : start + step] for start in range(0, len(data), step))
    return RawAnswer(pieces, resets, stalls)
