"""One read in several places at once, and the answers as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from apigw_cli.catalogue.records import Operation
from apigw_cli.cli.names import NoSuchName
from apigw_cli.cli.places.choice import Place, choose_places
from apigw_cli.cli.places.parallel import in_parallel
from apigw_cli.cli.plan import Inputs, make_plan
from apigw_cli.cli.progress import PlacesProgress
from apigw_cli.cli.settings.precedence import Settings
from apigw_cli.cli.world import World
from apigw_cli.errors import FAILED, REFUSED, ApiError, Failure, PlacesFailed
from apigw_cli.pages import Gathered, Limits, Listing
from apigw_cli.record import NamedTuple

_NOT_ENABLED = "UnrecognizedClientException"
_ITEMS = "Items"  # of what is no list in one place


class Outcome(NamedTuple):
    """What one place gave."""

    place: Place
    rows: list[Any]
    failure: Failure | None = None

    @property
    def not_found(self) -> bool:
        """Whether the place does not have what was asked for."""
        failure = self.failure
        return isinstance(failure, (ApiError, NoSuchName)) and failure.http_status == 404


def ask_places(
    operation: Operation,
    inputs: Inputs,
    settings: Settings,
    show: Callable[[Any], None],
    world: World,
) -> None:
    """
    Asks every place, shows what came, in the order of the places.

    Raises:
        PlacesFailed: Not all of them answered.
    """
    places = choose_places(operation, inputs.params, settings)
    limits = Limits(page_size=settings.get("page_size"))

    progress = PlacesProgress(world, len(places), quiet=settings.get("debug"))

    def ask(number: int) -> Outcome:
        place = places[number]
        progress.asking.add(number)
        place.settings.begun = lambda: progress.asking.discard(number)
        try:
            if place.trouble:
                raise place.trouble
            with world.connect(place.settings) as send:
                copied = inputs._replace(params=dict(inputs.params))  # names become identifiers
                [step] = make_plan(operation, copied, place.settings, send)
                if not operation.paged:
                    return Outcome(place, [send(*step)])
                return Outcome(place, Listing(send, *step, limits).whole()[operation.items])
        except Failure as failure:
            return Outcome(place, [], failure)
        finally:
            progress.asking.discard(number)

    outcomes = in_parallel(ask, len(places), progress)
    if settings.get("ignore_not_found"):
        outcomes = [one._replace(failure=None) if one.not_found else one for one in outcomes]
    answered = [one for one in outcomes if one.failure is None]
    if answered:
        show(Gathered(operation.items or _ITEMS, [row for one in answered for row in _rows(one)]))
        world.stdout.flush()
    if len(answered) < len(outcomes):
        failed = [one for one in outcomes if one.failure is not None]
        raise _told(failed, of=len(places))


def _rows(one: Outcome) -> list[Any]:
    place = one.place.members
    return [{**place, **row} if isinstance(row, dict) else row for row in one.rows]


def _told(failed: Sequence[Outcome], *, of: int) -> PlacesFailed:
    """A line for each place that failed, and what to try, once."""
    failures = [(one.place, one.failure) for one in failed if one.failure is not None]
    lines = [" ".join(f"{place.label}: {failure}".split()) for place, failure in failures]
    hints = dict.fromkeys(
        failure.hint
        for _, failure in failures
        if failure.hint and not isinstance(failure, NoSuchName)  # whose hint is the place's names
    )
    disabled = any(failure.code == _NOT_ENABLED for _, failure in failures)
    if disabled and len(failed) < of:
        hints["A region that the account has not enabled refuses every key so."] = None
    count = "1 place" if of == 1 else f"{of} places"
    return PlacesFailed(
        f"{len(failed)} of {count} failed.",
        "\n".join([*lines, *hints]),
        status=_status([failure for _, failure in failures], whole=len(failed) == of),
        places=[_facts(place, failure) for place, failure in failures],
    )


def _status(failures: Sequence[Failure], *, whole: bool) -> int:
    """What all of them have, if no place answered; or else that of a refusal."""
    statuses = {failure.status for failure in failures}
    if not whole or REFUSED in statuses:
        return REFUSED
    return statuses.pop() if len(statuses) == 1 else FAILED


def _facts(place: Place, failure: Failure) -> dict[str, object]:
    """A failure as data, by the names that a failure of one place has."""
    return {
        "region": place.region,
        "profile": place.profile,
        "code": failure.code,
        "message": failure.message,
        "httpStatus": getattr(failure, "http_status", None),
        "requestId": getattr(failure, "request_id", None) or None,
        "exitStatus": failure.status,
    }
