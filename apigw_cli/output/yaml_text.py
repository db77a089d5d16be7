"""YAML that both versions of YAML read as the same data."""

from __future__ import annotations

import re
from typing import Any, TextIO

import yaml

from apigw_cli.output import View
from apigw_cli.output.controls import visible_json
from apigw_cli.pages import Listing

try:
    from yaml import CSafeDumper as _Dumper
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeDumper as _Dumper  # type: ignore[assignment]


class _BothVersions(_Dumper):
    """Quotes what only one of the versions would read as a number or a truth value."""


# YAML 1.2 reads these as numbers, 1.1 (PyYAML's own rules) as text; y and n the other way about.
# Underscores are of 1.1, but ruamel.yaml takes them in every number.
_BothVersions.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"^[-+]?(\.[0-9_]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?$"),
    list("-+.0123456789"),
)
_BothVersions.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^[-+]?0o?[0-7]+$"), list("-+0")
)
_BothVersions.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^[yYnN]$"), list("yYnN"))


# Line breaks to one version only, and marks of direction: escaped, which only this style can.
_ESCAPED = re.compile(r"[\x85\u2028-\u202e\u2066-\u2069]")


def _represent_text(dumper: Any, text: str) -> Any:
    text = text.encode("utf-8", "backslashreplace").decode()  # lone surrogates: no YAML has them
    style = "|" if "\n" in text.rstrip("\n") else None
    style = '"' if _ESCAPED.search(text) else style
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_BothVersions.add_representer(str, _represent_text)


def write(out: TextIO, answer: Any, view: View) -> None:
    """One document; control characters are escaped by YAML itself."""
    if isinstance(answer, Listing):
        _write_listing(out, answer)
    else:
        out.write(_text(answer))


# Half a block of YAML is YAML; a quote that never ends is not, and tells a reader why.
_UNFINISHED = '"The list is not whole: a page could not be had.\n'


def _write_listing(out: TextIO, listing: Listing) -> None:
    empty = True
    try:
        for page in listing.pages():
            if page:
                out.write(("" if not empty else f"{listing.key}:\n") + _text(page))
                empty = False
            out.flush()
    except BaseException:
        out.write("" if empty else _UNFINISHED)
        raise
    if empty:
        out.write(f"{listing.key}: []\n")
    if listing.token:
        out.write(_text({"NextToken": listing.token}))


def _text(value: Any) -> str:
    text: str = yaml.dump(
        value,
        Dumper=_BothVersions,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=2**31 - 1,  # never folds
    )
    ended = text.endswith("\n...\n")  # PyYAML's end mark after a lone scalar
    return visible_json(text[:-4] if ended else text)
