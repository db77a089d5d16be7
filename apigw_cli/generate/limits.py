"""What a value is held to, in words: its length, its range, its enum, its members."""

from __future__ import annotations

from apigw_cli.catalogue.records import Shape

_LONGEST_PATTERN = 60


def limits(shape: Shape) -> str:
    """What a value is held to, and what a structure is made of."""
    facts = [one_of(shape.words), _range(shape)]
    if shape.pattern and len(shape.pattern) <= _LONGEST_PATTERN:
        facts.append(f"Pattern: `{shape.pattern}`.")
    if shape.kind == "list" and shape.item:
        facts.append(_members("Each", shape.item) or _each(shape.item))
    if shape.kind == "map" and shape.item:
        facts.append(_members("Each value", shape.item) or _each(shape.item))
    if shape.kind == "structure":
        facts.append(_members("Exactly one of" if shape.one_of else "Members", shape))
    return " ".join(filter(None, facts))


def one_of(texts: tuple[str, ...]) -> str:
    """The words of an enum, as prose."""
    return f"One of {', '.join(f'`{text}`' for text in texts)}." if texts else ""


def _range(shape: Shape) -> str:
    if shape.low is None or shape.high is None:
        return ""
    if shape.kind == "integer":
        return f"From {shape.low} to {shape.high}."
    least = f"{shape.low} to " if shape.low else "at most "
    return f"{least}{shape.high} characters.".capitalize()


def _each(item: Shape) -> str:
    facts = limits(item)
    return f"Each: {facts[0].lower()}{facts[1:]}" if facts else ""


def _members(lead: str, shape: Shape) -> str:
    names = [member.name for member in shape.members if not member.read_only]
    return f"{lead}: {', '.join(names)}." if names else ""
