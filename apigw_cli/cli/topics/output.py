"""The topic output: formats, queries and columns."""

from __future__ import annotations

from apigw_cli.cli.topics.page import Section, Topic

FORMATS = {
    "table": "Rows under the columns of the resource; one object is a row a member. Never cut.",
    "json": "JSON, indented by four.",
    "yaml": "YAML that means the same to readers of YAML 1.1 and 1.2.",
    "text": "Lines with tabs between the fields, as the AWS CLI prints them.",
    "jsonl": "One JSON object a line: of a list, one an item.",
    "off": "Nothing; the exit status tells.",
}

TOPIC = Topic(
    "output",
    "Formats, queries, columns, pages and colours.",
    (
        Section(
            "Formats",
            (
                "`--output`, or `-o`, names the format. Without it the grouped commands"
                " (`apigw api list`) print a table on a terminal and JSON into a pipe; the AWS"
                " CLI's names (`apigw get-apis`) print JSON everywhere.",
            ),
            rows=tuple(FORMATS.items()),
        ),
        Section(
            "Queries and columns",
            (
                "`--query` takes a JMESPath expression. It runs once over the whole answer, all"
                " pages of it, and is checked before anything is sent.",
                "`--columns` names the columns of a table, with dots into structures;"
                " `--no-header` leaves out its first lines.",
            ),
            examples=(
                "route list a1b2c3d4e5 --query 'Items[].RouteKey' -o text",
                "portal list --columns PortalId,PortalContent.DisplayName",
            ),
        ),
        Section(
            "Pages",
            (
                "Every list is whole: all its pages are read. JSON, JSON lines, text and YAML are"
                " written as the pages come.",
                "`--max-items` stops after so many, and says in NextToken where `--starting-token`"
                " goes on. `--max-results`, `--next-token` and `--no-paginate` send exactly one"
                " request.",
            ),
            examples=("route list a1b2c3d4e5 --max-items 100 -o jsonl",),
        ),
        Section(
            "Several regions and profiles",
            (
                "`--regions a,b` and `--profiles a,b` ask what a get or a list asks in each of"
                " these places, eight at a time. `--regions all` means every region where the"
                " service is, of the partition of the profile's region; on the local plane those"
                " that hold something. Names (`@orders`) are looked up in each place.",
                "The answer is one list, in the order of the places, all regions of a profile"
                " together: under `RoutingRules` of routing rules, else under `Items`, also where"
                " one place answers an object. Each item says its Region and, with `--profiles`,"
                " its Profile. `--query` and every format see the list as a whole; it has every"
                " page, and so does not go with `--max-items` and the like.",
                "A place that fails hides no other's answer: it has a line on stderr, and the"
                " status is 254. Where no place answers and the service refused in none, the"
                " status is the one that all failures have, or else 255. `--ignore-not-found`"
                " leaves out places that do not have what is asked for.",
            ),
            examples=(
                "api list --regions all --columns Region,Name,ApiId",
                "stage list @orders --profiles staging,production --ignore-not-found",
            ),
        ),
        Section(
            "Terminals",
            (
                "On a terminal, control characters of the answer are shown as escapes. `NO_COLOR`"
                " or `--no-color` switches colours off, `CLICOLOR_FORCE=1` on.",
            ),
        ),
    ),
)
