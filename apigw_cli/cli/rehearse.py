"""``--dry-run`` and ``--print``: the requests that a command would send, and none of them sent."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from apigw_cli.backends import Send
from apigw_cli.catalogue import kebab
from apigw_cli.catalogue.clearing import CLEARINGS
from apigw_cli.catalogue.records import Operation, Shape
from apigw_cli.cli.command import option_name
from apigw_cli.cli.masking import masked_urls
from apigw_cli.cli.plan import Step
from apigw_cli.cli.session import LOCAL_REGION
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.cli.values.checks import Unknown
from apigw_cli.cli.world import World
from apigw_cli.errors import ApiError, UsageFailure
from apigw_cli.record import NamedTuple

# Where `apigw local serve` answers unless it is told otherwise.
_SERVED = "http://127.0.0.1:4599"


class Target(NamedTuple):
    """Where requests would go."""

    endpoint: str  # https://apigateway.us-east-1.amazonaws.com
    region: str
    settings: Settings


def reading_only(send: Send, world: World) -> Send:
    """Lets reads through, and says so: a rehearsal that needs them shows them."""

    def look(operation: Operation, params: dict[str, Any], /) -> dict[str, Any]:
        if not operation.reads:
            raise AssertionError(f"{operation.name} in a rehearsal")
        if has_unknown(params):
            return {}
        world.stderr.write(f"apigw: reading: {operation.name} {json.dumps(params)}\n")
        return send(operation, params)

    return look


def rehearse(plan: Sequence[Step], settings: Settings, world: World) -> None:
    """Checks every request against the catalogue's limits, then prints them all as JSON."""
    from apigw_cli import output

    shown = rehearsed(plan, settings, world)
    if isinstance(shown, str):
        world.stdout.write(shown + "\n")
        return
    form = "jsonl" if settings.get("output") == "jsonl" else "json"
    output.write(world.stdout, form, shown, output.View(terminal=world.shows_stdout()))


def rehearsed(plan: Sequence[Step], settings: Settings, world: World) -> Any:
    """The requests, checked: as text in the form of --print, else one object or a list of them."""
    if not settings.get("no_validate"):
        for step in plan:
            _check(step)
    target = _target(settings)
    form = settings.get("print")
    if form:
        if form == "curl":
            _warn_of_signature(plan, target, world)
        return "\n".join(_FORMS[form](step, target) for step in plan)
    shown = [_request(step, target) for step in plan]
    return shown if len(shown) > 1 else shown[0]


def _check(step: Step) -> None:
    from apigw_cli.local.limits import accepted

    ways = CLEARINGS.get(step.operation.name, {})
    clearable = frozenset(name for name, clearing in ways.items() if clearing.value == "")
    try:
        known, unknown = _known(step.params)
        accepted(step.operation, known, clearable=clearable, lenient=unknown)
    except ApiError as error:
        raise UsageFailure(f"{step.operation.name}: {error.message}.") from error


def _known(params: dict[str, Any]) -> tuple[dict[str, Any], frozenset[str]]:
    """The parameters without references, and the names of those that have some."""
    unknown = frozenset(name for name, value in params.items() if has_unknown(value))
    return {name: value for name, value in params.items() if name not in unknown}, unknown


def has_unknown(value: Any) -> bool:
    """Whether a reference that nobody can resolve yet is anywhere in a value."""
    if isinstance(value, (dict, list)):
        return any(map(has_unknown, value.values() if isinstance(value, dict) else value))
    return isinstance(value, Unknown)


def _target(settings: Settings) -> Target:
    """Where AWS is; of the local plane a name that tells it from AWS."""
    if settings.get("local"):
        region = settings.get("region") or LOCAL_REGION
        # A call that can be pasted goes to the served plane.
        endpoint = _told_endpoint(settings) if settings.get("print") else f"local://{region}"
        return Target((endpoint or "").rstrip("/"), region, settings)
    from apigw_cli.backends.aws import place

    return Target(*place(settings), settings)


def _told_endpoint(settings: Settings) -> str | None:
    """The endpoint that a printed call must name; None where its tool finds it by itself."""
    told = masked_urls(settings.get("endpoint_url") or "")
    return told or (_SERVED if settings.get("local") else None)


def _request(step: Step, target: Target) -> dict[str, Any]:
    from apigw_cli.local.wire import request

    method, path, query, body = request(step.operation, step.params)
    url = masked_urls(target.endpoint + path)
    if query:
        url += "?" + urlencode(query, quote_via=quote, safe="")
    return {
        "operation": step.operation.name,
        "method": method,
        "url": url,
        "query": _by_name(query),
        "body": body,
    }


def _by_name(query: list[tuple[str, str]]) -> dict[str, Any]:
    """The query as an object; a name that stands several times has a list."""
    names: dict[str, list[str]] = {}
    for name, value in query:
        names.setdefault(name, []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in names.items()}


def _as_curl(step: Step, target: Target) -> str:
    """The request by curl; credentials are named, never shown."""
    shown = _request(step, target)
    words = ["curl", "--globoff", "--silent", "--show-error", "--request", shown["method"]]
    if target.settings.get("no_verify_ssl"):
        words.append("--insecure")
    if ca_bundle := target.settings.get("ca_bundle"):
        words += ["--cacert", ca_bundle]
    if shown["body"] is not None:
        words += ["--header", "Content-Type: application/json"]
        words += ["--data-binary", json.dumps(shown["body"], ensure_ascii=False)]
    elif shown["method"] == "POST":  # some servers insist
        words += ["--header", "Content-Length: 0"]
    line = shlex.join([*words, shown["url"]])
    if target.settings.get("no_sign_request"):
        return line
    # A token in two expansions: zsh makes one word of each, and of an empty one none.
    return (
        f'{line} --aws-sigv4 "aws:amz:{target.region}:apigateway"'
        ' --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"'
        " ${AWS_SESSION_TOKEN:+--header}"
        ' ${AWS_SESSION_TOKEN:+"x-amz-security-token: $AWS_SESSION_TOKEN"}'
    )


def _warn_of_signature(plan: Sequence[Step], target: Target, world: World) -> None:
    """curl has signed encoded characters wrongly for years: github.com/curl/curl/issues/16927."""
    unchecked = target.settings.get("no_sign_request") or target.settings.get("local")
    if not unchecked and any(
        "%" in _request(step, target)["url"].partition("?")[0] for step in plan
    ):
        world.stderr.write(
            "apigw: warning: many versions of curl sign a path with encoded characters wrongly;"
            " AWS then refuses the signature. --print aws has no such trouble.\n"
        )


def _as_aws(step: Step, target: Target) -> str:
    """The call by the AWS CLI."""
    operation, params = step
    words = ["aws", "apigatewayv2", kebab(operation.name), *_where(target)]
    if any(_is_loaded(name, value) for name, value in params.items()):
        words += ["--cli-input-json", json.dumps(params, ensure_ascii=False)]
    else:
        for member in operation.inputs:
            if member.name in params:
                words += _option(option_name(member), member.shape, params[member.name])
    return shlex.join([*words, *(["/dev/stdout"] if operation.answers_document else [])])


def _is_loaded(name: str, value: Any) -> bool:
    """Whether the AWS CLI takes a text for where the value is; version 1 fetches most URLs."""
    loaded: tuple[str, ...] = ("file://", "fileb://")
    if name not in ("IntegrationUri", "Target"):
        loaded = (*loaded, "http://", "https://")
    return isinstance(value, str) and value.startswith(loaded)


def _option(name: str, shape: Shape, value: Any) -> list[str]:
    if shape.kind == "boolean":
        return [name if value else f"--no-{name[2:]}"]
    if isinstance(value, (dict, list)):
        return [name, json.dumps(value, ensure_ascii=False)]
    text = str(value)
    return [f"{name}={text}"] if text.startswith("-") else [name, text]


def _where(target: Target) -> list[str]:
    """The options of the AWS CLI that say where to."""
    settings = target.settings
    told = {name: settings.get(name) for name in ("profile", "ca_bundle")}
    told |= {"region": target.region, "endpoint_url": _told_endpoint(settings)}
    words = [
        part
        for name, value in told.items()
        if value is not None
        for part in ("--" + name.replace("_", "-"), str(value))
    ]
    switches = ("no_verify_ssl", "no_sign_request")
    return words + ["--" + name.replace("_", "-") for name in switches if settings.get(name)]


def _as_boto3(step: Step, target: Target) -> str:
    """The call by boto3, as a script."""
    settings = target.settings
    options = {
        "region_name": target.region,
        "endpoint_url": _told_endpoint(settings),
        "verify": False if settings.get("no_verify_ssl") else settings.get("ca_bundle"),
    }
    arguments = "".join(
        f", {name}={value!r}" for name, value in options.items() if value is not None
    )
    profile = settings.get("profile")
    session = f"boto3.Session(profile_name={profile!r})" if profile else "boto3"
    called = kebab(step.operation.name).replace("-", "_")
    members = ", ".join(f"{name!r}: {value!r}" for name, value in step.params.items())
    lines = ["import boto3"]
    if settings.get("no_sign_request"):
        lines += ["from botocore import UNSIGNED", "from botocore.config import Config"]
        arguments += ", config=Config(signature_version=UNSIGNED)"
    lines.append(f'client = {session}.client("apigatewayv2"{arguments})')
    answer = f"client.{called}(**{{{members}}})"
    if step.operation.answers_document:
        answer += '["body"].read().decode()'
    return "\n".join([*lines, f"print({answer})"])


_FORMS: dict[str, Callable[[Step, Target], str]] = {
    "aws": _as_aws,
    "boto3": _as_boto3,
    "curl": _as_curl,
}
