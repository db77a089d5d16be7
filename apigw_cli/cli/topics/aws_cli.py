"""The topic aws-cli: what is different from the AWS CLI, on purpose; the README has the same."""

from __future__ import annotations

from apigw_cli.cli.topics.page import Section, Topic

DIFFERENCES = (
    "Options cannot be abbreviated.",
    "Repeated list and map options add up; the AWS CLI takes the last one.",
    "`--query` with `--output text` runs once over the whole result, not once a page.",
    "Enum words are checked before anything is sent (`--no-validate` sends them as they are).",
    "An identifier that is empty, `.` or `..` is refused, and so is one that is given twice.",
    "A value that is a URL is sent as it is; nothing is fetched.",
    "An identifier that begins with `@` is a name, which is looked up; `@@x` is the identifier"
    " `@x`.",
    "A refusal for a concurrent modification is sent again, as a throttled request is.",
    "`get-api-mappings` and `get-vpc-links` page like every other list.",
    "In shorthand a text keeps its commas, braces and colons, because values are read by type.",
    "Duplicate keys in JSON are refused.",
    "Skeletons leave out what only the service sets.",
    "A create that may have arrived is not sent a second time.",
    "A list that fails on a later page leaves its document unclosed, so that no parser takes it for"
    " whole.",
    "`--color`, `--cli-binary-format` and `--cli-error-format` are taken, without an effect.",
    "There is no pager. The grouped commands (`apigw api list`) print a table on a terminal.",
    "An output format that only the AWS CLI has falls back to the nearest one.",
    "An empty `--route-key`, `--max-items 0`, `--page-size 0` and shorthand without a value or key"
    " are refused.",
    "More is taken: `--tags a=1 b=2`, keys such as `'cost center=42'` and `'$default=Empty'`, and"
    " values that begin with a dash (`--description -dash`). `fileb://` is read as `file://`.",
    "In unquoted shorthand, braces that pair belong to the text.",
    "A bare `-` is standard input for documents, structures and identifiers.",
    "Paging members in `--cli-input-json` send exactly one request.",
    "A list resumed with a smaller `--page-size` repeats nothing.",
    "A list always prints its items: `[]` where the answer holds none.",
    "`file://` is read in every word of a list, and line ends are sent as the file has them.",
    "`export-api` prints to stdout without OUTFILE, and refuses `--query`.",
    "Placeholders in skeletons differ for enums, lists of text and timestamps.",
    "`--output table` has a layout of its own.",
    "Times are printed as the service writes them, with a `Z`, unless the profile says"
    " `cli_timestamp_format = iso8601`, which version 2 does unasked.",
    "YAML is quoted so that YAML 1.1 and 1.2 read the same, an empty map is `{}`, and keys keep the"
    " order of the query.",
    "As `text`, a list of unlike things is printed; the AWS CLI fails.",
    "Mistakes in a command line are told in words of our own, one line, and one with what to try;"
    " they end with 252. `--version` after an operation is one.",
    "Requests are retried in the `standard` mode; exit statuses are those of version 2.",
)

TOPIC = Topic(
    "aws-cli",
    "Moving over from the AWS CLI: what stays, and what is different.",
    (
        Section(
            "What stays",
            (
                "Replace `aws apigatewayv2` by `apigw`. Every operation answers to its AWS CLI"
                " name, with the AWS CLI's options, output formats and exit statuses. The word"
                " `apigatewayv2` may also stay, so that `alias aws=apigw` is enough.",
                "`apigw operations` lists every operation with its command and its AWS CLI name.",
            ),
            examples=("get-apis --query 'Items[].Name' --output text",),
        ),
        Section("What is different, on purpose", points=DIFFERENCES),
    ),
)
