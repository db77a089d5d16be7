"""The words that the catalogue is written in: shapes, members, operations, resources, groups."""

from __future__ import annotations

from apigw_cli.record import NamedTuple


class Shape(NamedTuple):
    """
    What a value may be.

    ``kind`` is one of text, integer, number, boolean, list, map, structure, timestamp, bytes.
    ``low`` and ``high`` bound the characters of a text and the value of an integer, both inclusive.
    """

    kind: str
    low: int | None = None
    high: int | None = None
    words: tuple[str, ...] = ()  # an enum's, in the service's order
    pattern: str = ""  # a regular expression that the whole text matches
    item: Shape | None = None  # of a list's items, or of a map's values; map keys are text
    members: tuple[Member, ...] = ()  # of a structure, in the service's order
    one_of: bool = False  # exactly one member may be given: the service's unions
    document: bool = False  # a text that lives in a file: OpenAPI, JSON schema, policy
    early: bool = False  # clients too refuse what is below ``low``, before anything is sent

    def member(self, name: str) -> Member | None:
        """The structure's member of that name, None where it has none."""
        return next((member for member in self.members if member.name == name), None)


class Member(NamedTuple):
    """A named value: an operation's parameter, or part of a structure or of an answer."""

    name: str  # the service's, PascalCase: RouteKey
    shape: Shape
    help: str = ""
    required: bool = False
    read_only: bool = False  # in a structure that is both input and answer: the service sets it

    @property
    def wire(self) -> str:
        """The member's name in JSON, in a URI or in a query string."""
        return (
            "resource-arn" if self.name == "ResourceArn" else self.name[0].lower() + self.name[1:]
        )


class Operation(NamedTuple):
    """One operation of the service, with all that is known of it."""

    name: str  # CreateRoute
    method: str
    path: str  # /v2/apis/{apiId}/routes
    status: int  # of its success
    inputs: tuple[Member, ...]
    answer: tuple[Member, ...]  # of one object; of a list, what each item holds
    items: str  # of a list: the answer's member that holds the items; else ""
    merges: frozenset[str]  # an update keeps what these structures and maps hold and it omits
    reshapes: frozenset[str]  # the service answers these in another shape than it takes
    cascades: bool  # a delete that takes other things with it
    summary: str
    example: str  # a command line, without "apigw "

    @property
    def paged(self) -> bool:
        """Whether it lists, page by page, with MaxResults and NextToken."""
        return bool(self.items)

    @property
    def creates(self) -> bool:
        """Whether sending it twice makes two things."""
        return self.name.startswith("Create") or self.name == "ImportApi"

    @property
    def answers_document(self) -> bool:
        """Whether its answer is a document as it is, and no JSON."""
        return any(member.shape.kind == "bytes" for member in self.answer)

    @property
    def reads(self) -> bool:
        """Whether it changes nothing."""
        return self.method == "GET"

    @property
    def path_members(self) -> tuple[Member, ...]:
        """Its identifiers, in the order of the URI."""
        found = [member for member in self.inputs if self.place(member) == "path"]
        return tuple(sorted(found, key=lambda member: self.path.index("{" + member.wire + "}")))

    def member(self, name: str) -> Member | None:
        """The parameter of that name, None where it takes none."""
        return next((member for member in self.inputs if member.name == name), None)

    def place(self, member: Member) -> str:
        """Where a parameter travels: path, query or body."""
        if "{" + member.wire + "}" in self.path:
            return "path"
        in_query = self.method in ("GET", "DELETE") or member.name in _ALWAYS_IN_QUERY
        return "query" if in_query else "body"


_ALWAYS_IN_QUERY = ("Basepath", "DomainNameId", "FailOnWarnings")


class Resource(NamedTuple):
    """What the entries of one noun have in common."""

    id: str  # the member that tells one from another: RouteId, StageName
    named_by: str  # what ``@name`` is compared with, dotted into structures; "" if the id is a name
    columns: tuple[str, ...]  # of a table of them


class Group(NamedTuple):
    """One group of commands: a resource of the API reference."""

    name: str  # route-settings
    noun: str  # the module of catalogue.resources that describes its operations: stage
    commands: dict[str, str]  # command -> operation: {"delete": "DeleteRouteSettings"}
    summary: str
