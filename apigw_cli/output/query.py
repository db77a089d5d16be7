"""JMESPath: compiled before anything is sent, applied to the whole answer."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import jmespath
from jmespath.exceptions import JMESPathError, LexerError, ParseError

from apigw_cli.errors import Failure, UsageFailure

# What JMESPath does not catch of its own: a text beside a number, a slice by nothing, ceil(1e400).
_LET_THROUGH = (TypeError, ValueError, ArithmeticError)


def compile_query(expression: str, option: str = "--query") -> Callable[[Any], Any]:
    """
    A function that applies the expression.

    Args:
        option: What messages call it.

    Raises:
        UsageFailure: It is no JMESPath; the hint shows the place.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # `word` for "word": AWS one-liners are full of it
        try:
            compiled = jmespath.compile(expression)
        except JMESPathError as error:
            raise _unreadable(expression, option, error) from error
    _refuse_unknown_functions(compiled.parsed)

    def search(answer: Any) -> Any:
        try:
            return compiled.search(answer)
        except (JMESPathError, *_LET_THROUGH) as error:
            raise Failure(f"{option} does not fit the answer: {_first_line(error)}.") from error

    return search


def _refuse_unknown_functions(node: Any) -> None:
    """JMESPath itself meets them when it calls them, after the request."""
    from jmespath.functions import Functions

    if not isinstance(node, dict):
        return
    if node.get("type") == "function_expression" and node["value"] not in Functions.FUNCTION_TABLE:
        raise UsageFailure(f"--query: there is no function {node['value']}().")
    for child in node.get("children", ()):
        _refuse_unknown_functions(child)


def _unreadable(expression: str, option: str, error: JMESPathError) -> UsageFailure:
    place = getattr(error, "lex_position", None) if isinstance(error, ParseError) else None
    if isinstance(error, LexerError):
        place = error.lexer_position
    if place is None:
        return UsageFailure(f"{option}: not JMESPath: {_first_line(error)}.")
    reason = "incomplete" if place >= len(expression) else f"not JMESPath at column {place + 1}"
    return UsageFailure(f"{option}: {reason}.", f"{expression}\n{' ' * place}^")


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".: ")
