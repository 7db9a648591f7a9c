"""`./rathaus rules …` as a person at a terminal meets it."""

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from rathaus.app.cli import main

ROOT = Path(__file__).parents[3]
MODELS = ROOT / "tests" / "unit" / "rules" / "models"
PARKING = MODELS / "resident-parking.dmn"
DMN = "https://www.omg.org/spec/DMN/20230324/MODEL/"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command and return exit status, standard output and standard error."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        code = main(["rules", *map(str, arguments)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def write(path: Path, inside: str) -> Path:
    path.write_text(
        f'<definitions xmlns="{DMN}" namespace="urn:test" name="T">{inside}</definitions>', "utf-8"
    )
    return path


def model(path: Path, namespace: str, inside: str = "") -> Path:
    path.write_text(
        f'<definitions xmlns="{DMN}" namespace="{namespace}" name="{path.stem}">{inside}'
        "</definitions>",
        "utf-8",
    )
    return path


def importing(namespace: str, location: str = "") -> str:
    return f'<import name="L" namespace="{namespace}" importType="{DMN}" locationURI="{location}"/>'


ONE = '<decision name="d" id="d"><literalExpression><text>L.x</text></literalExpression></decision>'


# --- files beside a model


def test_a_model_beside_a_copy_of_itself_that_imports_itself(run: Run, tmp_path: Path) -> None:
    one = model(tmp_path / "one.dmn", "urn:a", importing("urn:a") + ONE)
    model(tmp_path / "copy.dmn", "urn:a")
    code, out, _ = run("check", one)
    assert (code, "bindet seinen eigenen Namensraum ein: urn:a" in out) == (1, True)
    code, _, err = run("eval", one, "--decision", "d")
    assert (code, "bindet seinen eigenen Namensraum ein: urn:a" in err) == (1, True)


def test_of_two_files_of_a_namespace_the_location_decides(run: Run, tmp_path: Path) -> None:
    model(tmp_path / "b1.dmn", "urn:b")
    model(tmp_path / "b2.dmn", "urn:b")
    code, out, _ = run("check", model(tmp_path / "one.dmn", "urn:a", importing("urn:b")))
    assert (code, "b1.dmn, " in out) == (1, True)
    told = model(tmp_path / "two.dmn", "urn:a", importing("urn:b", "b2.dmn"))
    assert run("check", told)[0] == 0


def test_a_missing_file_is_named_when_names_are_unknown(run: Run, tmp_path: Path) -> None:
    one = model(tmp_path / "one.dmn", "urn:a", importing("urn:gone") + ONE)
    code, out, err = run("eval", one, "--decision", "d")
    assert (code, out) == (0, "null\n")
    assert "one.dmn:1:" in err
    assert "Namensraum urn:gone fehlt" in err
    assert run("check", one)[0] == 0


def test_a_file_beside_that_cannot_be_read_is_told_if_it_is_needed(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "b.dmn").write_text("<definitions", "utf-8")
    needs = model(tmp_path / "one.dmn", "urn:a", importing("urn:b", "b.dmn"))
    code, out, _ = run("check", needs)
    assert (code, f"{tmp_path / 'b.dmn'}:1:" in out) == (1, True)
    other = model(tmp_path / "two.dmn", "urn:a", importing("urn:b", "c.dmn"))
    assert run("check", other)[0] == 0


# --- eval


def test_a_decision_is_evaluated_with_types_from_the_model_beside_it(run: Run) -> None:
    code, out, err = run("eval", PARKING, "--decision", "Gebühr", "--input", '{"Länge": 4.2}')
    assert (code, json.loads(out), err) == (0, 120.5, "")


def test_texts_become_dates_where_the_model_says_so(run: Run) -> None:
    given = '{"Tag des Antrags": "2026-03-01"}'
    code, out, _ = run("eval", PARKING, "--decision", "Gültig bis", "--input", given)
    assert (code, out) == (0, '"2027-02-28"\n')


def test_the_trace_is_told_in_sentences_or_as_json(run: Run) -> None:
    asked = ("eval", PARKING, "--decision", "Gebühr", "--input", '{"Länge": 5}')
    code, out, _ = run(*asked, "--trace")
    assert code == 0
    assert out.startswith("180\n")
    assert "§ 2 Abs. 2" in out
    code, out, _ = run(*asked, "--trace-json")
    told = json.loads(out)
    assert code == 0
    assert told["value"] == 180
    assert told["trace"]["steps"][0]["name"] == "Gebühr"


def test_inputs_from_a_file_and_from_standard_input(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = tmp_path / "in.json"
    given.write_bytes(b"\xef\xbb\xbf" + '{"Länge": 3}'.encode())
    asked = ("eval", PARKING, "--decision", "Gebühr", "--input")
    assert run(*asked, f"@{given}")[1] == "120.50\n"
    stream = SimpleNamespace(buffer=io.BytesIO('{"Länge": 7}'.encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert run(*asked, "-")[1] == "180\n"


def test_a_missing_input_is_told(run: Run) -> None:
    code, out, err = run("eval", PARKING, "--decision", "Gebühr")
    assert (code, out) == (0, "null\n")
    assert "Länge" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--decision", "Gebuehr"], ["Gebuehr", "Meinten Sie „Gebühr“?"]),
        (["--decision", "Farbe"], ["Farbe", "Gebühr, Gültig bis"]),
        (["--decision", "Gebühr", "--input", '{"Laenge": 1}'], ["Laenge", "„Länge“"]),
        (["--decision", "Gebühr", "--input", '{"x": 1}'], ["„x“", "Länge"]),
        (["--decision", "Gebühr", "--input", '{"Länge": "lang"}'], ["Länge"]),
        (["--decision", "Gebühr", "--input", "{"], ["JSON", "Zeile 1"]),
        (["--decision", "Gebühr", "--input", "[]"], ["JSON-Objekt"]),
        (["--decision", "Gebühr", "--input", '{"Länge": 1, "Länge": 2}'], ["„Länge“", "zweimal"]),
        (["--decision", "Gebühr", "--input", '{"Länge": NaN}'], ["NaN"]),
        (["--decision", "Gebühr", "--input", "@/no/such/file"], ["/no/such/file", "Pfad"]),
        (["--decision", "Gebühr", "--input", "@/"], ["Ordner"]),
        (
            ["--decision", "Gültig bis", "--input", '{"Tag des Antrags": "1. Mai"}'],
            ["Tag des Antrags"],
        ),
    ],
)
def test_bad_input_is_a_sentence_that_helps(
    run: Run, arguments: list[str], words: list[str]
) -> None:
    code, out, err = run("eval", PARKING, *arguments)
    assert (code, out) == (1, "")
    assert all(word in err for word in words), err
    assert "Traceback" not in err
    code, _, english = run("eval", PARKING, *arguments, "--language", "en")
    assert code == 1
    assert english != err


def test_inputs_in_a_wrong_encoding(run: Run, tmp_path: Path) -> None:
    given = tmp_path / "in.json"
    given.write_bytes('{"Länge": 3}'.encode("latin-1"))
    code, _, err = run("eval", PARKING, "--decision", "Gebühr", "--input", f"@{given}")
    assert code == 1
    assert "UTF-8" in err


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("absent.dmn", None, "gibt es nicht"),
        ("empty.dmn", b"", "leer"),
        ("broken.dmn", b"<definitions>", ":1:"),
        ("picture.dmn", b"\x89PNG\r\n\x1a\n\x00\x00", "XML"),
        ("other.dmn", b"<html/>", "kein DMN-Modell"),
    ],
)
def test_files_that_are_no_models(
    run: Run, tmp_path: Path, name: str, content: bytes | None, word: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    for arguments in (("eval", path, "--decision", "D"), ("check", path)):
        code, out, err = run(*arguments)
        assert code == 1
        assert word in out + err
        assert name in out + err


def test_a_folder_instead_of_a_file(run: Run, tmp_path: Path) -> None:
    code, _, err = run("eval", tmp_path, "--decision", "D")
    assert code == 1
    assert "ist ein Ordner" in err


@pytest.mark.parametrize("arguments", [[], ["eval"], ["eval", "x.dmn"], ["check"], ["nonsense"]])
def test_mistakes_on_the_line_end_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["rules", *arguments])
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


# --- feel


def test_an_expression(run: Run) -> None:
    assert run("feel", "1 / 3")[1] == "0.3333333333333333333333333333333333\n"
    code, out, _ = run("feel", "a b + 1", "--input", '{"a b": 0.1}')
    assert (code, out) == (0, "1.1\n")
    assert run("feel", 'date("2026-03-01")')[1] == '"2026-03-01"\n'
    assert run("feel", "{a: [1, null], b: {}}")[1].startswith('{\n  "a": [\n    1,')


def test_why_an_expression_is_null_goes_to_standard_error(run: Run) -> None:
    code, out, err = run("feel", '1 + "a"')
    assert (code, out) == (0, "null\n")
    assert err


def test_what_is_no_feel_is_shown_with_its_place(run: Run) -> None:
    code, out, err = run("feel", "1 + + * 2")
    assert (code, out) == (1, "")
    assert "1 + + * 2" in err
    assert "^" in err


def test_a_hostile_expression_ends_with_a_sentence(run: Run) -> None:
    code, _, err = run("feel", "for a in 1..100000, b in 1..100000 return a")
    assert code == 1
    assert "Traceback" not in err


# --- check


def test_a_model_in_order(run: Run) -> None:
    code, out, _ = run("check", PARKING, MODELS / "parking-types.dmn")
    assert code == 0
    assert str(PARKING) in out


def test_findings_with_places_and_as_json(run: Run, tmp_path: Path) -> None:
    wrong = write(
        tmp_path / "wrong.dmn",
        '<decision id="d" name="D"><variable name="D" typeRef="number"/>'
        '<informationRequirement><requiredInput href="#nothing"/></informationRequirement>'
        "<literalExpression><text>1 + nobody</text></literalExpression></decision>",
    )
    report = tmp_path / "report.json"
    code, out, _ = run("check", wrong, "--json", report)
    assert code == 1
    assert f"{wrong}:1:" in out
    found = json.loads(report.read_text("utf-8"))
    assert found["files"][0]["counts"]["error"] >= 1
    assert {"severity", "code", "message", "place"} <= found["files"][0]["findings"][0].keys()
    code, out, _ = run("check", wrong, "--json", "-", "--language", "en")
    assert json.loads(out) == found


def test_one_file_that_cannot_be_read_does_not_hide_the_others(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("check", tmp_path / "absent.dmn", PARKING)
    assert code == 1
    assert "absent.dmn" in out
    assert PARKING.name in out


def test_a_report_that_cannot_be_written(run: Run) -> None:
    code, _, err = run("check", PARKING, "--json", "/no/such/folder/report.json")
    assert code == 1
    assert "lässt sich nicht schreiben" in err


# --- tck

CASES = """<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:xsd="http://www.w3.org/2001/XMLSchema"><modelName>resident-parking.dmn</modelName>
<testCase id="short"><inputNode name="Länge"><value xsi:type="xsd:decimal">3</value></inputNode>
  <resultNode name="Gebühr"><expected><value>120.5</value></expected></resultNode></testCase>
<testCase id="long"><inputNode name="Länge"><value>5</value></inputNode>
  <resultNode name="Gebühr"><expected><value xsi:type="xsd:decimal">0</value></expected>
  </resultNode></testCase></testCases>"""


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A small kit: one case that passes and one that fails."""
    folder = tmp_path / "compliance-level-2" / "0001-parking"
    folder.mkdir(parents=True)
    for model in (PARKING, MODELS / "parking-types.dmn"):
        shutil.copy(model, folder)
    (folder / "cases.xml").write_text(CASES, "utf-8")
    return tmp_path


def test_running_a_kit(run: Run, kit: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    code, out, _ = run("tck", kit, "--json", report, "--verbose")
    assert code == 1
    assert "Stufe 2: 1 von 2 bestanden" in out
    assert "0001-parking" in out
    found = json.loads(report.read_text("utf-8"))
    assert (found["total"], found["passed"]) == (2, 1)
    assert found["levels"] == {"2": {"total": 2, "passed": 1}}
    failed = found["failed"][0]
    assert (failed["case"], failed["expected"], failed["actual"]) == ("long", "0", "180")
    code, out, _ = run("tck", kit / "compliance-level-2" / "0001-parking", "--json", "-")
    assert json.loads(out) == found


def test_a_model_that_cannot_be_read_fails_its_cases(run: Run, kit: Path) -> None:
    folder = kit / "compliance-level-2" / "0001-parking"
    (folder / PARKING.name).write_bytes(b"<definitions")
    code, out, _ = run("tck", kit, "--verbose")
    assert code == 1
    assert "0 of 2 passed" in run("tck", kit, "--language", "en")[1]
    assert PARKING.name in out


def test_cases_that_cannot_be_read_are_a_failure(run: Run, kit: Path) -> None:
    folder = kit / "compliance-level-2" / "0001-parking"
    (folder / "more.xml").write_bytes(b"<testCases/>")
    code, out, _ = run("tck", kit)
    assert code == 1
    assert "1 von 3 bestanden" in out


def test_folders_without_tests(run: Run, tmp_path: Path) -> None:
    assert "gibt es nicht" in run("tck", tmp_path / "absent")[2]
    code, _, err = run("tck", tmp_path)
    assert code == 1
    assert "keine DMN-Tests" in err
    shutil.copy(MODELS / "parking-types.dmn", tmp_path)
    code, out, err = run("tck", tmp_path)
    assert (code, out) == (1, "")
    assert "keine DMN-Tests" in err


def test_a_reader_that_has_seen_enough_causes_no_noise() -> None:
    program = "import sys; from rathaus.app.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "rules", "feel", "for i in 1..50000 return i"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={"PYTHONPATH": "src"}, cwd=ROOT
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    said = process.stderr.read().decode()
    process.wait()
    process.stderr.close()
    assert said == ""
