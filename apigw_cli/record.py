"""
Named tuples that take a third of the time that typing's take to make.

``typing.NamedTuple`` compiles and checks every annotation: 0.12 ms a class, and one command has two
dozen.  Type checkers see typing's own.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple

    _OF_THE_BODY = {"__annotations__", "__module__", "__qualname__"}

    class _Made(type):
        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body["__annotations__"]  # there with "from __future__ import annotations"
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            for key, value in body.items():
                if key not in fields and key not in _OF_THE_BODY:
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Made):
        """As typing's: a class of it is a tuple with named and annotated fields."""
