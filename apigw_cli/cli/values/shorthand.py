"""
The AWS CLI's shorthand, read by type: ``Key=Value,List=[a,b],Nested={k=v},Text@=file://x``.

Because the shape is known at every place, ``{`` in a text is a brace, and a comma in a text is a
comma unless another key, the end of the braces around it or nothing follows.  Braces that a text
opens it also closes, so that ``${request.path.id}`` needs no quotes; what is left can be quoted by
' or ", with ``\\`` before a quote or a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from apigw_cli.catalogue.records import Shape
from apigw_cli.cli.values.checks import unknown_member
from apigw_cli.errors import UsageFailure

_MEMBER_FOLLOWS = re.compile(r"\s*[A-Za-z][A-Za-z0-9]*\s*@?\s*=")
_KEY_FOLLOWS = re.compile(r"\s*(\"(\\.|[^\"\\])*\"|'(\\.|[^'\\])*'|[^,=]+)\s*@?\s*=", re.DOTALL)
_SPACES = re.compile(r"\s*")
_CLOSERS = {"{": "}", "[": "]"}

# Turns a text into a scalar of the shape; raises UsageFailure.
Scalar = Callable[[str, Shape, str], Any]
# Reads what file:// names, for ``Key@=``.
Load = Callable[[str, str], str]
# A text of one place as its shape has it; or the contents of what it names.
Convert = Callable[[Shape, str, tuple[str, ...]], Any]


def read_shorthand(option: str, shape: Shape, text: str, scalar: Scalar, load: Load) -> Any:
    """
    The value of a structure, map or list that is written in shorthand.

    Raises:
        UsageFailure: A caret shows the place, and JSON what is expected there.
    """
    reader = _Reader(option, shape, text, scalar, load)
    if shape.kind == "list":
        value: Any = reader.value(shape, "", ())
    else:
        value = reader.pairs(shape, "", ())
    reader.end()
    return value


class _Reader:
    """Walks the text once; ``_at`` is the place."""

    def __init__(self, option: str, shape: Shape, text: str, scalar: Scalar, load: Load) -> None:
        self._option, self._shape, self._text = option, shape, text
        self._scalar, self._load = scalar, load
        self._at = 0

    def pairs(self, shape: Shape, closer: str, path: tuple[str, ...]) -> dict[str, Any]:
        """``key=value`` until ``closer``, which stays unread; "" is the end of the text."""
        found: dict[str, Any] = {}
        while not self._is(closer):
            start = self._at
            name, from_file = self._key()
            if name in found:
                raise self._refusal(f"{name!r} stands twice", start)
            inner = self._inner(shape, name, path)
            convert = self._loaded if from_file else self._convert
            found[name] = self.value(inner, closer, (*path, name), shape, convert)
            if not self._is(closer):
                self._to_next_pair(closer, shape)
        return found

    def _to_next_pair(self, closer: str, shape: Shape) -> None:
        """Past the comma between pairs; one comma too many is nothing, as the AWS CLI has it."""
        self._take(",", f"a comma or {closer!r}" if closer else "a comma, or the end")
        if self._is(",") and self._key_follows(self._at + 1, shape):
            self._at += 1
        if self._is(""):
            raise self._refusal("nothing follows the last comma", self._text.rindex(","))

    def value(
        self,
        shape: Shape,
        closer: str,
        path: tuple[str, ...],
        holder: Shape | None = None,
        convert: Convert | None = None,
    ) -> Any:
        """
        One value, of the shape.

        Args:
            holder: The structure or map that it is in.
            convert: What makes values of texts; None: as they stand.
        """
        convert = convert or self._convert
        if shape.kind == "list":
            return self._list(shape, closer, path, holder, convert)
        if shape.kind in ("structure", "map") and (convert == self._convert or self._is("{")):
            self._take("{", "'{'")
            found = self.pairs(shape, "}", path)
            self._take("}", "'}'")
            return found
        return convert(shape, self._scalar_text(closer, holder), path)

    def end(self) -> None:
        """Refuses anything that is left."""
        if self._at < len(self._text):
            raise self._refusal("expected the end", self._at)

    def _inner(self, shape: Shape, name: str, path: tuple[str, ...]) -> Shape:
        if shape.kind == "map":
            assert shape.item is not None
            return shape.item
        member = shape.member(name)
        if member is None:
            place = ".".join([self._option, *path])
            raise unknown_member(place, shape, name)
        return member.shape

    def _key(self) -> tuple[str, bool]:
        """A key up to its ``=`` or ``@=``; and whether it was the latter."""
        self._skip_spaces()
        quote = self._text[self._at : self._at + 1]
        if quote in ("'", '"') and quote:
            name = self._quoted()
        else:
            stop = self._text.find("=", self._at)
            comma = self._text.find(",", self._at)
            if stop < 0 or 0 <= comma < stop:
                raise self._refusal("expected key=value", self._at)
            name = self._text[self._at : stop].rstrip().removesuffix("@")
            self._at += len(name)
            name = name.rstrip()
        from_file = self._is("@")
        self._at += from_file
        self._take("=", "'='")
        if not name:
            raise self._refusal("expected a key before '='", self._at - 1)
        return name, from_file

    def _list(
        self,
        shape: Shape,
        closer: str,
        path: tuple[str, ...],
        holder: Shape | None,
        convert: Convert,
    ) -> list[Any]:
        assert shape.item is not None
        if not self._is("["):
            return self._bare_list(shape.item, closer, path, holder, convert)
        self._take("[", "'['")
        found: list[Any] = []
        while not self._is("]"):
            found.append(self.value(shape.item, "]", path, convert=convert))
            if not self._is("]"):
                self._take(",", "a comma or ']'")
        self._take("]", "']'")
        return found

    def _bare_list(
        self,
        item: Shape,
        closer: str,
        path: tuple[str, ...],
        holder: Shape | None,
        convert: Convert,
    ) -> list[Any]:
        """``List=a,b`` without brackets: it goes on until a key follows."""
        if self._is(closer):
            raise self._refusal("expected a value; [] is the empty list", self._at)
        found = [self.value(item, closer, path, convert=convert)]
        while self._is(",") and not self._is_between_pairs(closer, holder):
            self._at += 1
            if self._is(","):
                raise self._refusal("expected a value", self._at)
            found.append(self.value(item, closer, path, convert=convert))
        return found

    def _scalar_text(self, closer: str, holder: Shape | None) -> str:
        self._skip_spaces()
        if self._text[self._at : self._at + 1] in ("'", '"') and self._at < len(self._text):
            return self._quoted()
        start = self._at
        self._skip_text(closer, holder, pairing=bool(closer))
        if closer and self._at >= len(self._text):  # its braces are no pairs: [a{b]
            self._at = start
            self._skip_text(closer, holder, pairing=False)
        return self._text[start : self._at].replace("\\,", ",").strip()

    def _skip_text(self, closer: str, holder: Shape | None, *, pairing: bool) -> None:
        """Goes to the end of an unquoted text, which closes what it opens if ``pairing``."""
        depth: list[str] = []
        while self._at < len(self._text):
            character = self._text[self._at]
            if not depth and self._ends(character, closer, holder):
                return
            if character == "\\" and self._text[self._at + 1 : self._at + 2] == ",":
                self._at += 1
            elif depth and character == depth[-1]:
                depth.pop()
            elif character in _CLOSERS and pairing:
                depth.append(_CLOSERS[character])
            self._at += 1

    def _ends(self, character: str, closer: str, holder: Shape | None) -> bool:
        """Whether an unquoted text ends here: at its closer, or at a comma that no text has."""
        if character == closer:
            return True
        if character != ",":
            return False
        return holder is None or self._is_between_pairs(closer, holder)

    def _is_between_pairs(self, closer: str, holder: Shape | None) -> bool:
        """Whether the comma here ends its pair, because of what follows it."""
        if self._key_follows(self._at + 1, holder):
            return True
        spaces = _SPACES.match(self._text, self._at + 1)
        following = spaces.end() if spaces else self._at + 1
        next = self._text[following : following + 1]
        if next == ",":  # Key=text,,Key=text
            return self._key_follows(following + 1, holder)
        return next == closer  # {Key=text,}

    def _key_follows(self, at: int, holder: Shape | None) -> bool:
        if holder is None:
            return False
        pattern = _MEMBER_FOLLOWS if holder.kind == "structure" else _KEY_FOLLOWS
        return pattern.match(self._text, at) is not None

    def _quoted(self) -> str:
        start, quote = self._at, self._text[self._at]
        self._at += 1
        read: list[str] = []
        while self._at < len(self._text):
            character = self._text[self._at]
            self._at += 1
            if character == quote:
                return "".join(read)
            if character == "\\" and self._text[self._at : self._at + 1] in (quote, "\\"):
                character = self._text[self._at]
                self._at += 1
            read.append(character)
        raise self._refusal("the quote is not closed", start)

    def _loaded(self, shape: Shape, text: str, path: tuple[str, ...]) -> Any:
        return self._convert(shape, self._load(".".join([self._option, *path]), text), path)

    def _convert(self, shape: Shape, text: str, path: tuple[str, ...]) -> Any:
        return self._scalar(".".join([self._option, *path]), shape, text)

    def _is(self, character: str) -> bool:
        """Whether the next character, spaces aside, is this one; "" stands for the end."""
        self._skip_spaces()
        return self._text[self._at : self._at + 1] == character

    def _take(self, character: str, name: str) -> None:
        if not self._is(character):
            raise self._refusal(f"expected {name}", self._at)
        self._at += 1

    def _skip_spaces(self) -> None:
        while self._text[self._at : self._at + 1].isspace():
            self._at += 1

    def _refusal(self, reason: str, at: int) -> UsageFailure:
        import json

        from apigw_cli.cli.values.skeleton import sample

        meant = json.dumps(sample(self._shape), ensure_ascii=False)
        return UsageFailure(
            f"{self._option}: {reason} at column {at + 1}.",
            f"{self._text}\n{' ' * at}^\nAs JSON: {meant}",
        )
