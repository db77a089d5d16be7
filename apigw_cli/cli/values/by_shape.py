"""From the words given for a parameter to its value, by the parameter's shape."""

from __future__ import annotations

import math
from typing import Any

from apigw_cli.catalogue.records import Shape
from apigw_cli.cli.values.checks import Unknown, check_value, check_word
from apigw_cli.cli.values.sources import Sources
from apigw_cli.cli.words import NO_WORD
from apigw_cli.errors import UsageFailure


class Values:
    """
    Reads values.

    ``check`` is whether types, members and enum words are held to the catalogue; ``--no-validate``
    sends them as they are.
    """

    def __init__(self, sources: Sources, *, check: bool = True) -> None:
        self._sources = sources
        self._check = check

    def read(self, option: str, shape: Shape, given: Any) -> Any:
        """
        The value of a parameter.

        Args:
            option: Its name in messages: ``--route-key``.
            given: A text, a truth value, or the words of a list, map or structure.

        Raises:
            UsageFailure: It cannot be read as what the parameter takes.
        """
        if isinstance(given, bool):
            return given
        if isinstance(given, str):
            text = self._sources.text(option, given, dash=shape.document)
            return self.scalar(option, shape, text)
        words = [word for word in given if word != NO_WORD]
        if shape.kind == "list":
            return self._list(option, shape, words)
        return self._pairs(option, shape, words)

    def scalar(self, option: str, shape: Shape, text: str) -> Any:
        """A text as the shape has it; JSON, where the shape is no scalar."""
        if shape.kind in ("list", "map", "structure"):
            return self._json(option, shape, text)
        text = self._sources.fill.text(text)
        if isinstance(text, Unknown):
            return text
        if shape.kind == "integer":
            return _integer(option, text.strip())
        if shape.kind == "number":
            return _number(option, text.strip())
        if shape.kind == "boolean":
            return _boolean(option, text.strip())
        if shape.words and self._check:
            check_word(option, shape.words, text)
        return text

    def _pairs(self, option: str, shape: Shape, words: list[str]) -> Any:
        """A structure or a map: JSON or shorthand, over as many words as there are."""
        found: dict[str, Any] = {}
        for word in words:
            part = self._part(option, shape, word)
            if not isinstance(part, dict):  # --no-validate sends what the user says
                return part
            for key in part:
                if key in found:
                    raise UsageFailure(f"{option}: {key!r} is given twice.")
            found |= part
        return found

    def _list(self, option: str, shape: Shape, words: list[str]) -> Any:
        assert shape.item is not None
        if len(words) == 1:
            text = self._sources.text(option, words[0], dash=shape.item.kind == "structure")
            if text.lstrip().startswith("["):
                return self._whole_list(option, shape, text)
            return [self._item(option, shape.item, text)]
        texts = [self._sources.text(option, word, dash=False) for word in words]
        return [self._item(option, shape.item, text) for text in texts]

    def _whole_list(self, option: str, shape: Shape, text: str) -> Any:
        """A list in one word: JSON, or what the shorthand has in brackets."""
        try:
            return self._json(option, shape, text)
        except UsageFailure:
            if '"' in text:
                raise
            return self._shorthand(option, shape, text)

    def _item(self, option: str, shape: Shape, text: str) -> Any:
        if shape.kind in ("structure", "map"):
            return self._part_of_text(option, shape, text)
        return self.scalar(option, shape, text)

    def _part(self, option: str, shape: Shape, word: str) -> Any:
        return self._part_of_text(option, shape, self._sources.text(option, word, dash=True))

    def _part_of_text(self, option: str, shape: Shape, text: str) -> Any:
        if text.lstrip().startswith(("{", "[")):
            return self._json(option, shape, text)
        return self._shorthand(option, shape, text)

    def _shorthand(self, option: str, shape: Shape, text: str) -> Any:
        from apigw_cli.cli.values.shorthand import read_shorthand

        def load(place: str, word: str) -> str:
            return self._sources.text(place, word, dash=False)

        read = read_shorthand(option, shape, text, self.scalar, load)
        return self._sources.fill.value(read)  # what is left are keys

    def _json(self, option: str, shape: Shape, text: str) -> Any:
        from apigw_cli.cli.values.documents import read_json

        value = self._sources.fill.value(read_json(option, text))
        if self._check:
            check_value(option, shape, value)
        return value


def _integer(option: str, text: str) -> int:
    digits = text[1:] if text[:1] in ("+", "-") else text
    if not (digits.isascii() and digits.isdigit() and len(digits) < 20):
        raise UsageFailure(f"{option}: {text!r} is not a whole number.")
    return int(text)


def _number(option: str, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or "_" in text:
        raise UsageFailure(f"{option}: {text!r} is not a number.")
    return number


def _boolean(option: str, text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise UsageFailure(f"{option}: {text!r} is neither true nor false.")
    return text.lower() == "true"
