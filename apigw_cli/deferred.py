"""
Modules that libraries import on the way and that few commands use: loaded when they are used.

Click and botocore import these as they start: 7 of 51 ms of a local command, 20 of 147 ms of a call
to AWS.  A finder answers such an import with a module that is empty until one asks for a name
of it; then the real one is loaded.  ``import x`` is all that this needs.  For ``from x import y``
the table has the names that may be stood in for: functions and classes that are called, inherited
from or compared with, never exceptions (``except`` takes only real ones) nor constants.  ANY is
for modules that have nothing else.

Only the console entry turns it on, for its own process.  A version of a library that does use one
of these pays for it then, as it would have before.
"""

from __future__ import annotations

import _thread
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any, ClassVar
else:
    ModuleSpec, ModuleType = type(__spec__), type(sys)  # without importing what defines them

ANY = ("*",)

# Module -> names that are imported from it, and what it saves (ms, with what it alone imports).
TABLE: dict[str, tuple[str, ...]] = {
    # Click
    "click.decorators": ANY,  # 0.3
    "click.termui": ANY,  # 0.3
    "inspect": (),  # 4.5
    "uuid": ("UUID",),  # 2.1, most of it platform
    "gettext": ("gettext", "ngettext"),  # 0.6
    # botocore and urllib3
    "botocore.docs.bcdoc.restdoc": ("DocumentStructure",),  # 3.8, most of it html.parser
    "botocore.docs.service": ("ServiceDocumenter",),  # 1.5
    "botocore.monitoring": (),  # 1.2
    "dateutil.parser": ("parse",),  # 2.2
    "dateutil.tz": ("tzlocal", "tzutc"),  # 2.3
    "email.header": (),  # 1.8
    "importlib.metadata": ("version",),  # 6.5
    "ipaddress": ("IPv4Address", "IPv6Address", "ip_address"),  # 1.1
    "jmespath.parser": (),  # 1.2
    "jmespath.visitor": ("Options",),
    "locale": (),  # 1.1
    "subprocess": ("Popen",),  # 1.3
    "traceback": (),  # 0.9
}

_turn = _thread.RLock()  # batches and --regions run in threads; a finalizer may ask within


def defer() -> None:
    """From now on these modules are loaded at first use."""
    sys.meta_path.insert(0, _Finder)


class _Finder:
    """Finds the modules of the table before anyone else does, and makes them empty."""

    waiting: ClassVar = dict(TABLE)

    @classmethod
    def find_spec(cls, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        return ModuleSpec(name, cls) if name in cls.waiting else None  # type: ignore[arg-type]

    @classmethod
    def create_module(cls, spec: ModuleSpec) -> ModuleType:
        return _Deferred(spec.name)

    @classmethod
    def exec_module(cls, module: ModuleType) -> None:
        """It stays empty."""


class _Deferred(ModuleType):
    """A module that is loaded when a name of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):  # asked for by the import system itself
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        names = _Finder.waiting.get(self.__name__, ())
        if name in names or names == ANY:
            return _Name(self, name)
        return getattr(_loaded(self), name)

    def __dir__(self) -> list[str]:
        return dir(_loaded(self))


class _Name:
    """Stands for a function or a class of a module that is not loaded."""

    def __init__(self, module: _Deferred, name: str) -> None:
        self._module = module
        self._name = name

    def _real(self) -> Any:
        return getattr(_loaded(self._module), self._name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._real()(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what typing asks of a type's argument
            raise AttributeError(name)
        return getattr(self._real(), name)

    def __instancecheck__(self, value: object) -> bool:
        return isinstance(value, self._real())

    def __subclasscheck__(self, kind: type) -> bool:
        return issubclass(kind, self._real())

    def __or__(self, other: Any) -> Any:  # types of an annotation
        return self._real() | other

    def __ror__(self, other: Any) -> Any:
        return other | self._real()

    def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[type]:
        return (self._real(),)


def _loaded(module: _Deferred) -> ModuleType:
    """
    The real module, in the place of the empty one.

    Threads that ask at once wait for each other by the import system's own locks, which know of
    circles: a lock of ours around the import could be held by who waits for another import.
    """
    name = module.__name__
    with _turn:
        if sys.modules.get(name) is module:
            _Finder.waiting.pop(name, None)
            del sys.modules[name]
    __import__(name)
    return sys.modules[name]
