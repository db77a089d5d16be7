"""The catalogue against botocore's model, in both directions, and against the design's table."""

import os

import botocore.session
import pytest
from botocore import xform_name
from botocore.exceptions import BotoCoreError
from botocore.loaders import Loader
from botocore.model import ServiceModel

from apigw_cli import catalogue
from apigw_cli.catalogue.members import MEMBERS
from apigw_cli.catalogue.table import GROUPS, SHORTCUTS
from tests.contract.comparison import differences, operation_differences
from tests.contract.samples import OPERATIONS, operation, service

OURS = catalogue.operations()
UPDATES = [entry for entry in OURS if entry.name.startswith("Update")]
NOUNS = sorted({group.noun for group in GROUPS.values()})

# Lists that botocore has no paginator for.
PAGED_BY_US_ALONE = {"GetApiMappings", "GetVpcLinks"}

# The table of the design, section 2: a group, its commands.
TABLE = """
access-log-settings         delete
api                         create delete get import list reimport update
api-mapping                 create delete get list update
authorizer                  create delete get list update
authorizers-cache           reset
cors                        delete
deployment                  create delete get list update
domain-name                 create delete get list update
exported-api                get
integration                 create delete get list update
integration-response        create delete get list update
model                       create delete get list update
model-template              get
portal                      create delete get list update
portal-product              create delete get list update
preview                     create
product-page                create delete get list update
product-rest-endpoint-page  create delete get list update
publish                     create disable
route                       create delete get list update
route-request-parameter     delete
route-response              create delete get list update
route-settings              delete
routing-rule                create delete get list put
sharing-policy              delete get put
stage                       create delete get list update
tags                        add get remove
vpc-link                    create delete get list update
"""
COMMANDS = {row.split()[0]: row.split()[1:] for row in TABLE.strip().splitlines()}

# Commands whose operation is not the command followed by the group.
NAMED_OTHERWISE = {
    "cors delete": "DeleteCorsConfiguration",
    "exported-api get": "ExportApi",
    "preview create": "PreviewPortal",
    "publish create": "PublishPortal",
    "publish disable": "DisablePortal",
    "sharing-policy delete": "DeletePortalProductSharingPolicy",
    "sharing-policy get": "GetPortalProductSharingPolicy",
    "sharing-policy put": "PutPortalProductSharingPolicy",
    "tags add": "TagResource",
    "tags remove": "UntagResource",
}
_LISTED = {"portal", "portal-product", "product-page", "product-rest-endpoint-page", "routing-rule"}


def operation_of(group, command):
    """The operation of a command by the rule of the design, or by the list of exceptions."""
    noun = "".join(word.capitalize() for word in group.split("-"))
    if command == "list":
        return f"List{noun}s" if group in _LISTED else f"Get{noun}s"
    return NAMED_OTHERWISE.get(f"{group} {command}", command.capitalize() + noun)


def test_the_groups_and_commands_are_those_of_the_design():
    designed = {
        group: {command: operation_of(group, command) for command in commands}
        for group, commands in COMMANDS.items()
    }

    assert {group.name: group.commands for group in GROUPS.values()} == designed


def test_there_are_28_groups_with_103_commands():
    assert (len(GROUPS), sum(len(group.commands) for group in GROUPS.values())) == (28, 103)


def test_the_shortcuts_are_those_of_the_design():
    led_to = {
        " ".join(place): GROUPS[group].commands[command]
        for place, (group, command) in SHORTCUTS.items()
    }

    assert led_to == {
        "api export": "ExportApi",
        "portal disable": "DisablePortal",
        "portal preview": "PreviewPortal",
        "portal publish": "PublishPortal",
    }


def test_the_catalogue_has_the_operations_of_the_model_each_once():
    listed = [name for group in GROUPS.values() for name in group.commands.values()]

    assert sorted(listed) == sorted(OPERATIONS)


@pytest.mark.parametrize("noun", NOUNS)
def test_a_module_describes_the_operations_of_its_groups_and_no_others(noun):
    module = __import__(f"apigw_cli.catalogue.resources.{noun}", fromlist=["OPERATIONS"])
    listed = [
        name for group in GROUPS.values() if group.noun == noun for name in group.commands.values()
    ]

    assert sorted(entry.name for entry in module.OPERATIONS) == sorted(listed)


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_is_what_the_model_says(name):
    assert operation_differences(catalogue.operation(name), operation(name)) == []


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_has_the_aws_clis_names(name):
    entry = catalogue.operation(name)
    names = [name, *(member.name for member in entry.inputs)]

    assert [catalogue.kebab(one) for one in names] == [xform_name(one, "-") for one in names]


def test_the_lists_are_the_paginators_of_botocore_and_two_more():
    paginators = botocore.session.Session().get_paginator_model("apigatewayv2")._paginator_config

    assert {entry.name for entry in OURS if entry.paged} == paginators.keys() | PAGED_BY_US_ALONE


@pytest.mark.parametrize("entry", [e for e in OURS if e.paged], ids=lambda entry: entry.name)
def test_a_list_pages_as_botocores_paginator_does(entry):
    paginators = botocore.session.Session().get_paginator_model("apigatewayv2")._paginator_config
    usual = {
        "input_token": "NextToken",
        "output_token": "NextToken",
        "limit_key": "MaxResults",
        "result_key": entry.items,
    }

    assert paginators.get(entry.name, usual) == usual
    assert entry.member("NextToken")
    assert entry.member("MaxResults")
    assert entry.items in operation(entry.name).output_shape.members


def test_what_makes_things_is_what_creates():
    made = {entry.name for entry in OURS if entry.creates}
    posted = {
        name
        for name in OPERATIONS
        if operation(name).http["method"] == "POST" and operation(name).http["responseCode"] == 201
    }

    assert made == posted - {"TagResource"} | {"ImportApi"}


def test_what_reads_is_what_the_model_gets():
    read = {name for name in OPERATIONS if name.startswith(("Get", "List", "Export"))}

    assert {entry.name for entry in OURS if entry.reads} == read


def test_deletes_that_take_other_things_along_are_the_four_of_the_design():
    assert {entry.name for entry in OURS if entry.cascades} == {
        "DeleteApi",
        "DeleteDomainName",
        "DeletePortal",
        "DeletePortalProduct",
    }


@pytest.mark.parametrize("entry", OURS, ids=lambda entry: entry.name)
def test_what_an_update_merges_or_reshapes_is_an_input_that_can_be(entry):
    kinds = {member.name: member.shape.kind for member in entry.inputs}
    named = {name: kinds.get(name) for name in entry.merges | entry.reshapes}

    assert set(named.values()) <= {"structure", "map"}, named
    assert not named or entry.name.startswith(("Update", "Put", "Create"))
    assert entry.reshapes <= {member.name for member in entry.answer}


@pytest.mark.parametrize("entry", UPDATES, ids=lambda entry: entry.name)
def test_an_update_reshapes_exactly_what_the_model_answers_in_another_shape(entry):
    model = operation(entry.name)
    taken, answered = model.input_shape.members, model.output_shape.members
    reshaped = {
        name
        for name in taken.keys() & answered.keys()
        if taken[name].type_name in ("structure", "map")
        and not set(members_of(taken[name])) <= set(members_of(answered[name]))
    }

    assert entry.reshapes == reshaped


def members_of(shape):
    return shape.members if shape.type_name == "structure" else ()


@pytest.mark.parametrize("noun", NOUNS)
def test_columns_id_and_name_of_a_noun_are_members_of_its_entries(noun):
    resource = catalogue.resource(noun)
    module = __import__(f"apigw_cli.catalogue.resources.{noun}", fromlist=["OPERATIONS"])
    lists = [entry for entry in module.OPERATIONS if entry.paged]
    entries = [entry.answer for entry in lists] or [module.OPERATIONS[0].inputs]
    paths = [resource.id, *resource.columns, *filter(None, [resource.named_by])]

    assert [path for path in paths if not all(leads_to(path, entry) for entry in entries)] == []
    assert len(lists) <= 1
    assert resource.id in resource.columns


def leads_to(path, members):
    """Whether a dotted path names a member, or a member of a structure in it."""
    for name in path.split("."):
        found = next((member for member in members if member.name == name), None)
        if found is None:
            return False
        members = found.shape.members
    return True


def shapes_of(members):
    """All shapes below members, each with its path."""
    left = [(member.name, member.shape) for member in members]
    while left:
        path, shape = left.pop()
        yield path, shape
        left += [(f"{path}.{member.name}", member.shape) for member in shape.members]
        left += [(f"{path}[]", shape.item)] if shape.item else []


def test_documents_are_the_texts_that_live_in_files():
    documents = {path for path, shape in shapes_of(MEMBERS.values()) if shape.document}

    assert documents == {"Body", "PolicyDocument", "Schema"}


def test_unions_are_the_structures_of_which_one_member_is_given():
    unions = {path for path, shape in shapes_of(MEMBERS.values()) if shape.one_of}
    required = {
        path
        for path, shape in shapes_of(MEMBERS.values())
        if shape.one_of and any(member.required for member in shape.members)
    }

    assert (unions, required) == (
        {"Authorization", "Conditions[]", "DisplayContent", "EndpointConfiguration"},
        set(),
    )


def test_only_optional_members_of_what_is_taken_and_answered_are_read_only():
    taken = {id(shape) for e in OURS for _, shape in shapes_of(e.inputs)}
    answered = {id(shape) for e in OURS for _, shape in shapes_of(e.answer)}
    read_only = {}
    for path, shape in shapes_of(MEMBERS.values()):
        names = [member.name for member in shape.members if member.read_only]
        if names:
            read_only[path] = names
            assert id(shape) in taken & answered, path
            assert not any(m.required for m in shape.members if m.read_only), path

    assert read_only == {
        "DomainNameConfigurations[]": [
            "ApiGatewayDomainName",
            "CertificateUploadDate",
            "DomainNameStatus",
            "DomainNameStatusMessage",
            "HostedZoneId",
        ],
        "PortalContent.Theme": ["LogoLastUploaded"],
    }


def test_every_parameter_and_member_of_the_catalogue_is_in_use():
    used = {member.name for e in OURS for member in (*e.inputs, *e.answer)}
    variants = {key for key in MEMBERS if MEMBERS[key].name not in used}

    assert variants == set()


def test_the_comparison_sees_an_operation_that_one_side_lacks():
    model = ServiceModel(_without_get_apis(), "apigatewayv2")

    assert differences(model) == ["GetApis: not in botocore"]


def _without_get_apis():
    described = dict(service()._service_description)
    described["operations"] = {
        name: told for name, told in described["operations"].items() if name != "GetApis"
    }
    return described


@pytest.mark.newest
def test_the_newest_botocore_is_compared_and_reported(capsys):
    site = os.environ.get("APIGW_NEWEST_BOTOCORE")
    if not site:
        pytest.skip("APIGW_NEWEST_BOTOCORE names no directory with a botocore in it")
    loader = Loader(
        extra_search_paths=[os.path.join(site, "botocore", "data")],
        include_default_search_paths=False,
    )

    try:
        found = differences(ServiceModel(loader.load_service_model("apigatewayv2", "service-2")))
    except BotoCoreError as error:
        found = [str(error)]

    with capsys.disabled():
        print(f"\nAgainst {site}: {len(found)} differences", *found, sep="\n  ")
