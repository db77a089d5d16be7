"""Candidates as each shell takes them: in bash quoted for the place, elsewhere with a tab."""

from __future__ import annotations

from apigw_cli.completion.quoting import quoted, read, unquoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from apigw_cli.completion.asked import Asked

    Candidate = tuple[str, str, str]  # value, name without "@", what stands beside

_LONGEST = 100  # characters of what stands beside a value


def write(asked: Asked, candidates: Sequence[Candidate]) -> str:
    """The lines."""
    fitting = choose(asked.value, candidates, filtered=asked.shell == "bash")
    if asked.shell == "bash":
        return "".join(line + "\n" for line in _for_bash(asked, fitting))
    return "".join(f"{value}\t{_short(beside)}\n" for value, beside in fitting)


def choose(typed: str, candidates: Iterable[Candidate], *, filtered: bool) -> list[tuple[str, str]]:
    """
    Values with what stands beside them; names instead where one is begun, or where only they hold
    what is typed.

    Values that hold control characters are left out: no shell can be given them safely.
    """
    usable = [entry for entry in candidates if entry[0] and entry[0].isprintable()]
    names = [("@" + name, value) for value, name, _ in _uniquely_named(usable)]
    if typed.startswith("@"):
        return [entry for entry in names if not filtered or entry[0].startswith(typed)]
    begun = [(value, beside) for value, _, beside in usable if value.startswith(typed)]
    holding = [entry for entry in names if typed.casefold() in entry[0].casefold()]
    if begun or not holding:
        return begun if filtered else [(value, beside) for value, _, beside in usable]
    return holding


def _uniquely_named(candidates: list[Candidate]) -> Iterator[Candidate]:
    """Those whose name is that of no other: only they can be meant by it."""
    count: dict[str, int] = {}
    for _, name, _ in candidates:
        count[name] = count.get(name, 0) + 1
    return (
        entry
        for entry in candidates
        if count[entry[1]] == 1 and entry[1].isprintable() and entry[1]
    )


def _for_bash(asked: Asked, fitting: list[tuple[str, str]]) -> Iterator[str]:
    """
    The part of each word that bash puts in place of ``text``, its part of the word.

    What is before that part stays: it may end inside a quote, or after a ``:`` or ``=``.
    """
    kept = asked.typed[: len(asked.typed) - len(asked.text)]
    if not asked.typed.endswith(asked.text):  # not the words of one line: nothing is safe to say
        return
    before, quote = read(kept)
    option = unquoted(asked.typed)[: len(unquoted(asked.typed)) - len(asked.value)]
    listing = asked.listing and len(fitting) > 1
    for value, beside in fitting:
        whole = option + value
        rest = whole[len(before) :] if whole.startswith(before) else whole
        word = quoted(rest, quote, at_start=not kept)
        yield f"{word}  ({_short(beside)})" if listing and beside else word


def _short(text: str) -> str:
    shown = "".join(letter if letter.isprintable() else "?" for letter in text)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
