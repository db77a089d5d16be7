import base64
import json

from hypothesis import strategies as st

from apigw_cli import catalogue
from tests.conftest import FakeBackend
from tests.properties.claims import each, hold
from tests.properties.list_service import ListService
from tests.properties.strategies import texts
from tests.values.lines import answer_to, needs_no_more

LISTS = [operation.name for operation in catalogue.operations() if operation.paged]

SERVICES = st.builds(
    ListService,
    items=st.integers(0, 12).map(lambda count: [{"Name": f"n{n}"} for n in range(count)]),
    sizes=st.lists(st.integers(1, 5), min_size=1, max_size=4),
    holes=st.frozensets(st.integers(0, 12), max_size=3),
    closed=st.booleans(),
    heeds=st.booleans(),
    requests=st.builds(list),
)
SIZES = st.integers(1, 7)


def command(name):
    """The command line of a list, with what it needs."""
    operation = catalogue.operation(name)
    return [catalogue.kebab(name), "--cli-input-json", json.dumps(needs_no_more(operation))]


def listed(name, service, *options):
    """What a list prints: its items and where to go on."""
    result = answer_to([*command(name), *map(str, options)], service.send)
    assert (result.status, result.stderr) == (0, "")
    answer = json.loads(result.stdout)
    return answer[catalogue.operation(name).items], answer.get("NextToken")


@each(12, LISTS)
def test_a_list_is_whole_whatever_the_pages(cases, tries):
    def claim(name, service, page_size):
        options = [] if page_size is None else ["--page-size", page_size]

        items, token = listed(name, service, *options)

        assert (items, token) == (service.items, None)

    sizes = st.none() | SIZES
    hold(tries, claim, name=st.sampled_from(cases), service=SERVICES, page_size=sizes)


@each(20, LISTS)
def test_a_stopped_list_and_its_resumptions_are_the_whole_list(cases, tries):
    def claim(name, service, stops):
        collected, token = [], None
        for max_items, page_size in stops * 20:
            options = ["--max-items", max_items]
            options += [] if page_size is None else ["--page-size", page_size]
            options += [] if token is None else ["--starting-token", token]

            items, token = listed(name, service, *options)

            collected += items
            assert len(items) == max_items or token is None
            if token is None:
                break

        assert collected == service.items

    stops = st.lists(st.tuples(SIZES, st.none() | SIZES), min_size=1, max_size=4)
    hold(tries, claim, name=st.sampled_from(cases), service=SERVICES, stops=stops)


@each(4, LISTS)
def test_page_size_asks_for_that_many_in_the_form_of_the_operation(cases, tries):
    def claim(name, service, page_size):
        listed(name, service, "--page-size", page_size)

        form = int if name == "ListRoutingRules" else str
        asked = [params["MaxResults"] for params in service.requests]
        assert asked == [form(page_size)] * len(asked)

    hold(tries, claim, name=st.sampled_from(cases), service=SERVICES, page_size=SIZES)


@each(4, LISTS)
def test_max_results_and_next_token_send_one_request_and_show_its_answer(cases, tries):
    def claim(name, service, size, resumed):
        first = service.send(catalogue.operation(name), {"MaxResults": str(size)})
        token = first.get("NextToken", "0") if resumed else None
        service.requests.clear()
        options = ["--max-results", size] + ([] if token is None else ["--next-token", token])

        answer = listed(name, service, *options)

        form = size if name == "ListRoutingRules" else str(size)
        params = needs_no_more(catalogue.operation(name)) | {"MaxResults": form}
        params |= {} if token is None else {"NextToken": token}
        assert service.requests == [params]
        expected = service.send(catalogue.operation(name), params)
        assert answer == (expected[catalogue.operation(name).items], expected.get("NextToken"))

    cases = {"name": st.sampled_from(cases), "service": SERVICES, "size": st.integers(1, 5)}
    hold(tries, claim, resumed=st.booleans(), **cases)


def is_ours(token):
    try:
        return "NextToken" in json.loads(base64.b64decode(token, validate=True))
    except (ValueError, TypeError):
        return token == "None"


@each(6, LISTS)
def test_a_starting_token_that_is_not_ours_is_passed_on(cases, tries):
    def claim(name, token):
        backend = FakeBackend()

        result = answer_to([*command(name), f"--starting-token={token}"], backend.send)

        params = needs_no_more(catalogue.operation(name)) | {"NextToken": token}
        assert (result.status, result.stderr) == (0, "")
        assert backend.requests == [(name, params)]

    encoded = texts().map(lambda text: base64.b64encode(json.dumps(text).encode()).decode())
    foreign = (texts(control=False) | encoded).filter(lambda token: not is_ours(token))
    hold(tries, claim, name=st.sampled_from(cases), token=foreign)
