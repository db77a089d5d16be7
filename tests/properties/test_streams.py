import io
import json

import pytest
import yaml
from hypothesis import strategies as st

from apigw_cli import catalogue, output
from apigw_cli.pages import Limits, Listing
from tests.properties.claims import hold, tries
from tests.properties.strategies import texts

OPERATION = catalogue.operation("GetApis")

SCALARS = st.one_of(texts(), st.integers(), st.booleans(), st.none())
ITEMS = st.dictionaries(
    texts(),
    st.one_of(
        SCALARS, st.lists(SCALARS, max_size=2), st.dictionaries(texts(), SCALARS, max_size=2)
    ),
    max_size=3,
)
PAGES = st.lists(st.lists(ITEMS, max_size=3), min_size=1, max_size=4)


def listing(pages, token):
    """A list in these pages; with a token it was stopped after the last."""
    rest = list(pages)

    def send(operation, params):
        page = rest.pop(0)
        goes_on = token if not rest else f"page {len(rest)}"
        return {"Items": page} | ({"NextToken": goes_on} if goes_on else {})

    count = sum(map(len, pages))
    return Listing(send, OPERATION, {}, Limits(max_items=count if token and count else None))


def written(answer, how, terminal):
    out = io.StringIO()
    output.write(out, how, answer, output.View(terminal=terminal))
    return out.getvalue()


@pytest.mark.parametrize("how", ["json", "yaml"])
@tries(80)
def test_a_list_that_streams_has_the_bytes_of_the_whole(tries, how):
    def claim(pages, terminal):
        whole = listing(pages, None).whole()

        assert written(listing(pages, None), how, terminal) == written(whole, how, terminal)

    hold(tries, claim, pages=PAGES, terminal=st.booleans())


@pytest.mark.parametrize("how", ["json", "yaml"])
@tries(80)
def test_a_stopped_list_that_streams_has_the_bytes_of_the_whole(tries, how):
    def claim(pages, token, terminal):
        whole = listing(pages, token).whole()

        assert written(listing(pages, token), how, terminal) == written(whole, how, terminal)

    stopped = PAGES.filter(lambda pages: pages[-1])
    token = texts().filter(bool)
    hold(tries, claim, pages=stopped, token=token, terminal=st.booleans())


@pytest.mark.parametrize(("how", "read"), [("json", json.loads), ("yaml", yaml.safe_load)])
@tries(80)
def test_a_list_that_streams_reads_back_as_its_items(tries, how, read):
    def claim(pages):
        document = written(listing(pages, None), how, terminal=False)

        assert read(document) == {"Items": [item for page in pages for item in page]}

    hold(tries, claim, pages=PAGES)


@tries(80)
def test_json_lines_hold_one_item_each_and_nothing_else(tries):
    def claim(pages, terminal):
        lines = written(listing(pages, None), "jsonl", terminal).split("\n")

        assert [json.loads(line) for line in lines[:-1]] == [i for page in pages for i in page]
        assert lines[-1] == ""

    hold(tries, claim, pages=PAGES, terminal=st.booleans())


@pytest.mark.parametrize("how", ["json", "yaml"])
@tries(80)
def test_a_list_that_fails_after_its_first_items_is_no_document(tries, how):
    def claim(pages):
        rest = list(pages)

        def send(operation, params):
            if not rest:
                raise ConnectionError
            return {"Items": rest.pop(0), "NextToken": f"page {len(rest)}"}

        out = io.StringIO()
        with pytest.raises(ConnectionError):
            output.write(out, how, Listing(send, OPERATION, {}, Limits()), output.View())

        read, refusal = {
            "json": (json.loads, ValueError),
            "yaml": (yaml.safe_load, yaml.YAMLError),
        }[how]
        with pytest.raises(refusal):
            read(out.getvalue())

    hold(tries, claim, pages=PAGES.filter(any))
