"""The named tuples of the package are as typing's own."""

from __future__ import annotations

import typing

from apigw_cli.record import NamedTuple


class Ours(NamedTuple):
    """What it is."""

    name: str
    count: int = 3

    @property
    def both(self) -> str:
        return f"{self.name} {self.count}"


class Theirs(typing.NamedTuple):
    """What it is."""

    name: str
    count: int = 3

    @property
    def both(self) -> str:
        return f"{self.name} {self.count}"


def test_a_record_is_a_tuple_with_names_defaults_and_properties():
    ours, theirs = Ours("a"), Theirs("a")

    assert ours == theirs == ("a", 3)
    assert ours.both == theirs.both == "a 3"
    assert ours._replace(name="b").both == "b 3"
    assert repr(ours) == "Ours(name='a', count=3)"


def test_a_record_tells_of_itself_what_typings_tells():
    for told in ("_fields", "_field_defaults", "__doc__", "__module__", "__match_args__"):
        assert getattr(Ours, told) == getattr(Theirs, told)
    assert Ours.__qualname__ == "Ours"
    assert Ours.__bases__ == Theirs.__bases__ == (tuple,)
