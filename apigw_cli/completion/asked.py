"""What is asked of the helper: which kind of value is due, and what the line says already."""

from __future__ import annotations

from apigw_cli.completion.table import IDENTIFIERS, VALUES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Asked:
    """One question of a shell."""

    def __init__(self, shell: str, typed: str, text: str, *, listing: bool) -> None:
        self.shell = shell
        self.typed = typed  # the word at the cursor, up to it; in bash with its quotes
        self.text = text  # bash: the part of it that the candidate replaces
        self.listing = listing  # bash: it shows the candidates and takes none
        self.value = ""  # the value that is typed, without quotes and without --option=
        self.noun = ""
        self.form = ""  # see generate.live
        self.detail = ""
        self.flags: dict[str, str] = {}  # --region -> eu-west-1
        self.identifiers: dict[str, str] = {}  # ApiId -> a1b2c3d4e5


def read_words(words: Sequence[str], environ: Mapping[str, str]) -> Asked | None:
    """The question, None where nothing can be looked up."""
    shell, operation, option, place, typed, text, listing, *rest = words
    asked = Asked(shell, typed, text, listing=bool(listing))
    end = rest.index("--")
    given, by_place = rest[:end], rest[end + 1 :]
    if shell == "bash":
        from apigw_cli.completion.quoting import unquoted

        asked.value = unquoted(typed)
        given = [unquoted(word) for word in given]
        by_place = [unquoted(word) for word in by_place]
    else:
        asked.value = typed
    if option:
        asked.value = asked.value.removeprefix(option + "=")
    asked.flags = _flags(given)
    others: list[str | None] = [*by_place]
    if not option:
        others.insert(int(place), None)
    return _with_kind(asked, operation, option, others, environ)


def _flags(given: list[str]) -> dict[str, str]:
    """The options and their values; the last one wins, as it is nearest to the command."""
    flags: dict[str, str] = {}
    for word in given:
        name, _, value = word.partition("=")
        if name in ("--local", "--aws"):
            name, value = "--local", str(name == "--local")
        flags[name] = value
    return flags


def _with_kind(
    asked: Asked,
    operation: str,
    option: str,
    by_place: Sequence[str | None],
    environ: Mapping[str, str],
) -> Asked | None:
    members = IDENTIFIERS.get(operation, ())
    named = {_member(name): value for name, value in asked.flags.items()}
    filled = fill(members, by_place, named, environ)
    if filled is None:
        return None
    asked.identifiers = {name: value for name, value in {**named, **filled}.items() if value}
    name = _member(option) or next((name for name, value in filled.items() if value is None), "")
    kind = VALUES.get(f"{operation}.{name}") or VALUES.get(name)
    if kind is None:
        return None
    asked.noun, asked.form, asked.detail = kind
    return asked


def _member(option: str) -> str:
    """--api-id -> ApiId; --display-order.overview-page-arn -> OverviewPageArn."""
    return "".join(part.capitalize() for part in option.rpartition(".")[2].strip("-").split("-"))


def fill(
    members: Sequence[str],
    words: Sequence[str | None],
    given: Mapping[str, str],
    environ: Mapping[str, str],
) -> dict[str, str | None] | None:
    """
    Which identifier each word fills, as cli.identifiers does; None if there are too many words.

    The word at the cursor is None.  A member that ends in "!" is never taken from the environment.
    """
    gaps = [name for name in members if name.rstrip("!") not in given]
    if len(words) > len(gaps):
        return None
    found = {name: environ[v] for name in gaps if environ.get(v := _variable(name))}
    skipped = found if len(words) + len(found) <= len(gaps) else {}
    due = [name.rstrip("!") for name in gaps if name not in skipped]
    return {**skipped, **dict(zip(due, words))}  # noqa: B905  # the line may end before its time


def _variable(member: str) -> str:
    """ApiId -> APIGW_API_ID; what no variable fills gets the name of none."""
    letters = ("_" + letter if letter.isupper() else letter for letter in member)
    return "APIGW" + "".join(letters).upper()
