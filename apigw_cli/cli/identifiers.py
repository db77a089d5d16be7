"""Which identifier each word and each environment variable fills."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from apigw_cli.catalogue import kebab
from apigw_cli.catalogue.records import Member, Operation
from apigw_cli.errors import UsageFailure


def variable(member: Member) -> str:
    """The environment variable of an identifier: ApiId -> APIGW_API_ID."""
    return "APIGW_" + placeholder(member)


def placeholder(member: Member) -> str:
    """How usage lines call it: API_ID."""
    return kebab(member.name).upper().replace("-", "_")


def fill(
    operation: Operation, words: Sequence[str], given: set[str], environ: Mapping[str, str]
) -> dict[str, str]:
    """
    Identifiers from words and environment, for those that no option gave.

    Words go in URI order.  With fewer words than gaps, gaps that the environment can fill are left
    to it; where that can be read in two ways it is refused.

    Args:
        given: Names of the members that options gave.

    Returns:
        Member name -> text.  Identifiers that nothing fills are not in it.

    Raises:
        UsageFailure: Too many words, or more than one reading.
    """
    gaps = [member for member in operation.path_members if member.name not in given]
    gaps = _without_closed_words(gaps, words)
    if len(words) > len(gaps):
        raise UsageFailure(f"Unexpected word: {words[len(gaps)]!r}.", _places(operation))
    found = {
        member.name: environ[variable(member)]
        for member in gaps
        if environ.get(variable(member)) and not _is_target_of_delete(operation, member)
    }
    skipped = _skipped(gaps, len(words), found, operation)
    due = [member.name for member in gaps if member.name not in skipped]
    return {name: found[name] for name in skipped} | dict(zip(due, words, strict=False))


def _skipped(
    gaps: list[Member], words: int, found: Mapping[str, str], operation: Operation
) -> list[str]:
    """The gaps that are left to the environment."""
    if words == len(gaps):
        return []
    able = [member.name for member in gaps if member.name in found]
    if len(able) <= len(gaps) - words:
        return able
    names = " and ".join(variable(member) for member in gaps if member.name in found)
    raise UsageFailure(
        f"{words} word(s) for {len(gaps)} identifiers, with {names} set, can be read in two ways.",
        f"Give all of them, or name them: {_as_options(gaps)}",
    )


def _is_target_of_delete(operation: Operation, member: Member) -> bool:
    """What a delete deletes is never taken from the environment."""
    return operation.method == "DELETE" and member.name == operation.path_members[-1].name


def _without_closed_words(gaps: list[Member], words: Sequence[str]) -> list[Member]:
    """Leaves out the identifiers that only some words can fill, unless theirs is there."""
    return [
        member
        for place, member in enumerate(gaps)
        if not member.shape.words or (place < len(words) and words[place] in member.shape.words)
    ]


def _places(operation: Operation) -> str:
    names = [placeholder(member) for member in operation.path_members]
    return f"Identifiers: {' '.join(names)}" if names else "It takes no identifiers."


def _as_options(gaps: list[Member]) -> str:
    return " ".join(f"--{kebab(member.name)} …" for member in gaps)
