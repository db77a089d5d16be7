"""The topic values: how identifiers, texts, lists, maps and structures are written."""

from __future__ import annotations

from apigw_cli.cli.topics.page import Section, Topic

TOPIC = Topic(
    "values",
    "How identifiers and values are written.",
    (
        Section(
            "Identifiers",
            (
                "Words fill, in the order of the help page, the identifiers that no option gives."
                " `APIGW_API_ID`, `APIGW_STAGE_NAME` and the like fill what is left, except the"
                " last identifier of a delete.",
                "`@orders` stands for the identifier of what is named orders, `@api:orders` for its"
                " ARN; `@@orders` is the text @orders.",
            ),
            examples=(
                "route get a1b2c3d4e5 r7x8y9z",
                "route get @pets '@GET /pets'",
                "tags get @api:pets",
            ),
        ),
        Section(
            "Texts, numbers and switches",
            (
                "A value is read by the type of its option: route keys, `${...}`, commas, colons"
                " and spaces survive. Quote what the shell would expand: `'$default'`.",
                "A switch is `--auto-deploy` or `--no-auto-deploy`; without either it stays unset.",
                "The words of an enum, required members and the minimums that every client knows"
                " are checked before anything is sent, on the local plane too; other limits are the"
                " service's. `--no-validate` sends every value as it is.",
            ),
            rows=(
                ("`file://PATH`", "The contents of a file, as text. `~` and `$NAME` work in PATH."),
                ("`fileb://PATH`", "The same; the AWS CLI's name for it."),
                ("`-`", "Standard input, for documents, structures, whole inputs, identifiers."),
                ("`--option=--value`", "A value that looks like an option."),
            ),
        ),
        Section(
            "Lists",
            (
                "A list takes every word up to the next option or `--`. Given again, it adds up."
                " Without a word it is empty. JSON works too.",
            ),
            examples=(
                "route update a1b2c3d4e5 r7x8y9z --authorization-scopes pets.read pets.write",
                "tags remove @api:pets --tag-keys team env",
            ),
        ),
        Section(
            "Maps and structures",
            (
                "JSON, or the AWS CLI's shorthand: `Key=Value,List=[a,b],Nested={k=v}`, and"
                " `Key@=file://PATH` for a member from a file. In a map of texts a comma that no"
                " `key=` follows belongs to the value.",
                "A dotted option sets one member of a structure and leaves the rest as it is; a"
                " switch among them takes true or false.",
            ),
            examples=(
                "api update a1b2c3d4e5 --cors-configuration 'AllowOrigins=[*],MaxAge=60'",
                "api update a1b2c3d4e5 --cors-configuration.max-age 300",
            ),
        ),
        Section(
            "Whole inputs, and clearing",
            (
                "`--cli-input-json` and `--cli-input-yaml` take all parameters in one document;"
                " options override it. `--generate-cli-skeleton` prints a template.",
                "`--unset` clears members of an update, in the way that the service clears each;"
                " `--unset stage-variables.KEY` clears one key of a map.",
                "`--dry-run` checks everything and shows the request; `--print aws`, `boto3` or"
                " `curl` shows it in that form. Neither changes anything.",
            ),
            examples=(
                "api update a1b2c3d4e5 --unset description cors-configuration",
                "route create a1b2c3d4e5 --route-key 'GET /pets' --dry-run",
            ),
        ),
    ),
)
