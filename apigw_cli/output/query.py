"""JMESPath: compiled before anything is sent, applied to the whole answer."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import jmespath
from jmespath.exceptions import JMESPathError, LexerError, ParseError

from apigw_cli.errors import Failure, UsageFailure


def compile_query(expression: str) -> Callable[[Any], Any]:
    """
    A function that applies the expression.

    Raises:
        UsageFailure: It is no JMESPath; the hint shows the place.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # `word` for "word": AWS one-liners are full of it
        try:
            compiled = jmespath.compile(expression)
        except JMESPathError as error:
            raise _unreadable(expression, error) from error

    def search(answer: Any) -> Any:
        try:
            return compiled.search(answer)
        except JMESPathError as error:
            raise Failure(f"--query does not fit the answer: {_first_line(error)}.") from error

    return search


def _unreadable(expression: str, error: JMESPathError) -> UsageFailure:
    place = getattr(error, "lex_position", None) if isinstance(error, ParseError) else None
    if isinstance(error, LexerError):
        place = error.lexer_position
    if place is None:
        return UsageFailure(f"--query: not JMESPath: {_first_line(error)}.")
    reason = "incomplete" if place >= len(expression) else f"not JMESPath at column {place + 1}"
    return UsageFailure(f"--query: {reason}.", f"{expression}\n{' ' * place}^")


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".: ")
