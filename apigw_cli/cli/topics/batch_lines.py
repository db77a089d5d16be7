"""The topic batch-lines: what a line of a batch says, what its result says, and going on."""

from __future__ import annotations

from apigw_cli.cli.topics.page import Section, Topic

TOPIC = Topic(
    "batch-lines",
    "Thousands at once: the lines of a batch, their results, and resuming.",
    (
        Section(
            "Lines",
            (
                "`apigw batch FILE` does a line at a time in one process. A line is a command line"
                " as a shell would split it, with or without `apigw` before it, grouped or by its"
                " AWS CLI name, with any option; or a JSON object. Both may stand in one file."
                " Empty lines and comments are counted and skipped. Nothing asks and nothing reads"
                " standard input; how a line would print does not matter, but `--query` chooses"
                " what it answers. Options of `apigw batch` itself hold for every line.",
            ),
            rows=(
                ("command line", "route create a1b2 --route-key 'GET /pets' #as pets"),
                (
                    "object",
                    '{"operation": "CreateRoute", "params": {"ApiId": "a1b2", "RouteKey": "GET /"},'
                    ' "as": "pets"}',
                ),
            ),
            examples=(
                "batch calls.txt --jobs 8",
                "batch - --region eu-west-1 --dry-run",
            ),
        ),
        Section(
            "References",
            (
                "`#as NAME` at the end of a command line, or `as` in an object, names what the line"
                " answers. Later lines say `${NAME.ApiId}`, `${NAME.Items[0].ApiId}`, or `${NAME}`"
                " for an answer that is one text. An object's text that is one reference takes the"
                " value with its type. What was answered is only ever a value: it is"
                " not read as an option, a name, a file or shorthand.",
                "The service's own expressions, such as `${request.path.id}` and"
                " `${stageVariables.x}`, go to it as they stand; no result can have such a name."
                " `$${` is the text `${`.",
                "A line that refers to one that failed, or that no earlier line is named so, is not"
                " sent; it fails with status 252.",
            ),
        ),
        Section(
            "Results",
            (
                "Each line has one JSON object on stdout, in the order of the lines, as soon as it"
                " and those before it are done. Its members are always in this order:",
            ),
            rows=(
                ("line", "the number of the line"),
                ("as", "the name of the result, if it has one"),
                ("operation", "the operation; null where the line does not tell"),
                ("status", "the exit status that the command would have had"),
                ("answer, error", "what was answered, or what failed as in --error-format json"),
                ("doubtful", "true of a create that failed and may have been carried out"),
                ("input, run, place", "a digest of the line, the run, where to: for --resume"),
            ),
            points=(
                "The exit status is 0 if all was done, 254 if the service refused any line, else"
                " the worst of 255, 253 and 252. A summary is on stderr.",
                "`--stop-on-error` begins no line after one that failed. `--dry-run` checks every"
                " line and answers the requests that it would send; references stand as written.",
                "`--jobs N` does N lines at once. A line waits for those that it refers to and for"
                " no others: what must be done in order otherwise needs one job.",
            ),
        ),
        Section(
            "Going on",
            (
                "After Ctrl-C the lines under way end, their results are printed, and stderr says"
                " up to which line all is done; a second one does not wait. `--resume FILE`, with"
                " the results of the earlier run, does the lines that failed or have no result. The"
                " later result of a line counts, so that results can be added to the same file:"
                " `apigw batch calls.txt --resume results.jsonl >> results.jsonl`."
                " A file that holds no results, or results of other lines or from another region,"
                " profile, plane or endpoint, is refused before anything is sent; a last result"
                " that was cut off is passed over.",
                "A create that no answer came to, or one that says that the service failed, may"
                " have been carried out. It is not done a second time; its result says `doubtful`,"
                " and so does stderr: look what is there. `--retry-doubtful` does it again."
                " Where it was made, add its result once more to the file, with status 0, without"
                " `doubtful`, and with the `answer` of a get in place of `error`.",
                "On the local plane every line is done exactly once, even if the process is killed"
                " between doing it and printing its result: the plane keeps the answer together"
                " with the change until the run is whole. On AWS that cannot be had: after a kill"
                " the line right after the last result may be done, and with `--jobs N` up to 16"
                " lines for each job, as results wait for those before them."
                " Look before you resume, or write lines that may be done twice.",
            ),
            examples=("batch calls.txt --resume results.jsonl",),
        ),
        Section(
            "Identifiers from a pipe",
            (
                "`-` in the place of one identifier runs a command once for each item of standard"
                " input, which is split at tabs and line ends. Answers are printed as if each had"
                " been a command of its own (YAML documents with `---` between them), refusals on"
                " stderr in one line each; then a summary, unless there was exactly one item.",
            ),
            examples=(
                "api delete -",
                "route get a1b2c3d4e5 - -o jsonl",
            ),
        ),
    ),
)
