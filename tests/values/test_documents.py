"""Import and export: documents that go in and come out as they are, whole or not at all."""

import os
import stat

import pytest

from apigw_cli.errors import ApiError

OPENAPI = '{\n  "openapi": "3.0.1", "info": {"title": "Zoë\'s pets", "version": "1"}\n}\n'
EXPORT = "exported-api get a1 --output-type JSON"
AWS_EXPORT = "export-api --api-id a1 --specification OAS30 --output-type JSON"

REFUSAL = ApiError("NotFoundException", "Invalid API identifier", operation="ExportApi")


@pytest.fixture
def exported(backend):
    """What the service exports."""
    backend.answers["ExportApi"] = {"body": OPENAPI.encode()}
    return OPENAPI


@pytest.mark.parametrize(
    ("words", "operation", "identifiers"),
    [
        ("api import", "ImportApi", {}),
        ("import-api", "ImportApi", {}),
        ("api reimport a1", "ReimportApi", {"ApiId": "a1"}),
        ("reimport-api --api-id a1", "ReimportApi", {"ApiId": "a1"}),
    ],
)
@pytest.mark.parametrize("source", ["file", "fileb", "stdin", "file-stdin", "word"])
def test_a_document_is_imported_byte_by_byte_from_wherever_it_is(
    apigw, backend, tmp_path, words, operation, identifiers, source
):
    path = tmp_path / "api.json"
    path.write_text(OPENAPI, encoding="utf-8")
    word = {
        "file": f"file://{path}",
        "fileb": f"fileb://{path}",
        "stdin": "-",
        "file-stdin": "file://-",
        "word": OPENAPI,
    }[source]

    result = apigw([*words.split(), "--body", word], stdin=OPENAPI)

    assert (result.status, result.stderr) == (0, "")
    assert backend.requests == [(operation, {**identifiers, "Body": OPENAPI})]


@pytest.mark.parametrize("words", ["api import", "import-api"])
def test_a_document_that_is_the_name_of_a_file_is_sent_with_a_warning(
    apigw, backend, tmp_path, words
):
    path = tmp_path / "api.json"
    path.write_text(OPENAPI, encoding="utf-8")

    result = apigw([*words.split(), "--body", str(path)])

    assert backend.requests == [("ImportApi", {"Body": str(path)})]
    assert (result.status, result.stdout, result.stderr) == (
        0,
        "",
        f"apigw: warning: --body: '{path}' is the name of a file, and is sent as it is;"
        f" to send the file write --body file://{path}\n",
    )


@pytest.mark.parametrize(
    "words",
    [
        "model create a1 --name n --schema {path}",
        "sharing-policy put p1 --policy-document {path}",
        "api reimport a1 --body {path}",
    ],
)
def test_every_document_warns_of_the_name_of_a_file(apigw, tmp_path, words):
    path = tmp_path / "x.json"
    path.touch()

    result = apigw(words.format(path=path))

    option = words.split()[-2]
    assert result.stderr.startswith(f"apigw: warning: {option}: '{path}' is the name of a file")


@pytest.mark.parametrize(
    "words",
    [
        "api import --body file://{path}",
        "api import --body {path}.gone",
        "api create --name {path} --protocol-type HTTP",
        "api import --body {directory}",
    ],
)
def test_nothing_else_warns_of_the_name_of_a_file(apigw, tmp_path, words):
    path = tmp_path / "x.json"
    path.touch()

    assert apigw(words.format(path=path, directory=tmp_path)).stderr == ""


@pytest.mark.parametrize(
    "words",
    [
        EXPORT,
        f"{EXPORT} -",
        "api export a1 --output-type JSON",
        "api export a1 - --output-type JSON",
        "exported-api get --api-id a1 - --output-type JSON",
        "exported-api get a1 OAS30 --output-type JSON",
        "exported-api get a1 OAS30 - --output-type JSON",
        AWS_EXPORT,
        f"{AWS_EXPORT} -",
    ],
)
def test_an_export_goes_to_stdout_as_it_came(apigw, backend, exported, words):
    result = apigw(words)

    assert result == (0, exported, "")
    params = {"ApiId": "a1", "Specification": "OAS30", "OutputType": "JSON"}
    assert backend.requests == [("ExportApi", params)]


@pytest.mark.parametrize(
    "words",
    [
        f"{EXPORT} {{out}}",
        "exported-api get a1 {out} --output-type JSON",
        "exported-api get {out} --api-id a1 --output-type JSON",
        "exported-api get a1 OAS30 {out} --output-type JSON",
        "api export a1 {out} --output-type JSON",
        f"{AWS_EXPORT} {{out}}",
        "export-api {out} --api-id a1 --specification OAS30 --output-type JSON",
    ],
)
def test_an_export_goes_to_the_file_as_it_came(apigw, backend, exported, tmp_path, words):
    out = tmp_path / "out file.json"

    result = apigw([word.format(out=out) for word in words.split()])

    assert result == (0, "", "")
    assert out.read_bytes() == exported.encode()
    assert os.listdir(tmp_path) == [out.name]
    params = {"ApiId": "a1", "Specification": "OAS30", "OutputType": "JSON"}
    assert backend.requests == [("ExportApi", params)]


def test_an_export_takes_the_place_of_an_older_one(apigw, exported, tmp_path):
    out = tmp_path / "out.json"
    out.write_text("old " * 1000)
    out.chmod(0o640)

    result = apigw(f"{EXPORT} {out}")

    assert (result.status, out.read_text(encoding="utf-8")) == (0, exported)
    assert stat.S_IMODE(out.stat().st_mode) == 0o640


def test_an_export_goes_through_a_link_to_the_file_that_is_meant(apigw, exported, tmp_path):
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to("real.json")

    apigw(f"{EXPORT} {tmp_path}/link.json")

    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text(encoding="utf-8") == exported


def test_an_export_through_a_link_to_nothing_makes_the_file(apigw, exported, tmp_path):
    (tmp_path / "link.json").symlink_to("real.json")

    apigw(f"{EXPORT} {tmp_path}/link.json")

    assert (tmp_path / "real.json").read_text(encoding="utf-8") == exported


def test_an_export_that_is_refused_leaves_the_older_one(apigw, backend, tmp_path):
    out = tmp_path / "out.json"
    out.write_text("old")
    backend.answers["ExportApi"] = REFUSAL

    result = apigw(f"{EXPORT} {out}")

    assert (result.status, out.read_text(), os.listdir(tmp_path)) == (254, "old", ["out.json"])


def test_an_export_whose_body_breaks_off_leaves_the_older_one(apigw, backend, tmp_path):
    class BrokenOff:
        def read(self):
            raise ConnectionResetError(104, "Connection reset by peer")

    out = tmp_path / "out.json"
    out.write_text("old")
    backend.answers["ExportApi"] = {"body": BrokenOff()}

    result = apigw(f"{EXPORT} {out}")

    assert (result.status, out.read_text(), os.listdir(tmp_path)) == (255, "old", ["out.json"])


@pytest.mark.parametrize(
    ("out", "reason"),
    [
        ("", "Is a directory"),
        ("missing/out.json", "No such file or directory"),
        ("file/out.json", "Not a directory"),
        ("x" * 300, "File name too long"),
    ],
    ids=["a-directory", "in-a-missing-directory", "in-a-file", "too-long"],
)
def test_an_export_that_cannot_be_written_is_a_failure_in_one_line(
    apigw, exported, tmp_path, out, reason
):
    (tmp_path / "file").write_text("kept")
    path = f"{tmp_path}/{out}" if out else str(tmp_path)

    result = apigw([*EXPORT.split(), path])

    assert result == (255, "", f"apigw: Cannot write {path}: {reason}.\n")
    assert os.listdir(tmp_path) == ["file"]
    assert (tmp_path / "file").read_text() == "kept"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_export_into_a_directory_that_may_not_be_written_is_a_failure(apigw, exported, tmp_path):
    kept = tmp_path / "closed"
    kept.mkdir(mode=0o500)

    result = apigw(f"{EXPORT} {kept}/out.json")

    assert result == (255, "", f"apigw: Cannot write {kept}/out.json: Permission denied.\n")


def test_an_export_to_a_full_disk_is_a_failure(apigw, exported):
    result = apigw(f"{EXPORT} /dev/full")

    assert result == (255, "", "apigw: Cannot write /dev/full: No space left on device.\n")


def test_an_export_to_a_device_is_written_to_it(apigw, exported):
    assert apigw(f"{EXPORT} /dev/null") == (0, "", "")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@pytest.mark.parametrize("word", ["a1", "out.json"])
def test_one_word_that_may_be_the_api_or_the_file_is_refused(apigw, backend, word):
    words = f"exported-api get {word} --output-type JSON"

    result = apigw(words, environ={"APIGW_API_ID": "set"})

    assert (result.status, result.stdout, backend.requests) == (252, "", [])
    assert result.stderr == (
        f"apigw: '{word}' can be the API or the file, with APIGW_API_ID set.\n"
        "Name the API by --api-id.\n"
    )


def test_with_the_api_in_the_environment_no_word_exports_it(apigw, backend, exported):
    result = apigw("exported-api get --output-type JSON", environ={"APIGW_API_ID": "set"})

    assert result == (0, exported, "")
    assert backend.requests[0][1]["ApiId"] == "set"


def test_an_export_has_no_third_word(apigw, backend):
    result = apigw("exported-api get a1 OAS30 out.json more --output-type JSON")

    assert (result.status, backend.requests) == (252, [])
    assert result.stderr.startswith("apigw: Unexpected word: ")


def test_on_a_terminal_an_export_shows_control_bytes_as_escapes(apigw, backend):
    backend.answers["ExportApi"] = {"body": "a: \x1b[31mred\x07\nb: ü\n".encode()}

    result = apigw(EXPORT, terminal=True)

    assert result == (0, "a: \\x1b[31mred\\x07\nb: ü\n", "")
