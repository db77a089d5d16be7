"""Botocore's model of the service without its documentation: a quarter of it, read in no time."""

from __future__ import annotations

import json
from typing import Any

PATH = "apigw_cli/backends/apigatewayv2.json"


def render() -> str:
    """The file: a line that says what it was made from, and the model in one more."""
    from botocore.loaders import Loader

    from apigw_cli.backends.aws_data import SERVICE, mark

    loader = Loader(include_default_search_paths=False)
    loader.search_paths.append(Loader.BUILTIN_DATA_PATH)
    version = loader.determine_latest_version(SERVICE, "service-2")
    model = loader.load_service_model(SERVICE, "service-2", version)
    source = f"{Loader.BUILTIN_DATA_PATH}/{SERVICE}/{version}/service-2.json.gz"
    head = {"generator": "python -m apigw_cli.generate", "source": mark(source)}
    return "".join(json.dumps(part, separators=(",", ":")) + "\n" for part in (head, bare(model)))


def bare(value: Any) -> Any:
    """The same data without texts that only explain it."""
    if isinstance(value, dict):
        return {
            name: bare(inner)
            for name, inner in value.items()
            if not (name == "documentation" and isinstance(inner, str))
        }
    return [bare(inner) for inner in value] if isinstance(value, list) else value
