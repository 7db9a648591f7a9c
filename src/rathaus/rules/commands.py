"""``./rathaus rules …``: check and evaluate decision models, and run the conformance kit.

The only module of the engine that reads files and looks at the clock.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from rathaus.rules.errors import InputError, RulesError
from rathaus.rules.limits import DEFAULT_LIMITS
from rathaus.rules.lines import lines_of_check, lines_of_kit, sentence_of, unreadable, where
from rathaus.rules.messages import LANGUAGES, message

if TYPE_CHECKING:
    from rathaus.rules.dmn.evaluate import Model
    from rathaus.rules.dmn.model import Definitions
    from rathaus.rules.tck.cases import Folder

Handler = Callable[[argparse.Namespace], int]


def add_commands(subparsers: Any) -> None:
    """Add the commands of the engine to the command line."""
    rules = subparsers.add_parser("rules", help="check, evaluate and test decision models (DMN)")
    actions = rules.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_check(actions)
    _add_eval(actions)
    _add_feel(actions)
    _add_functions(actions)
    _add_tck(actions)


def _add_check(actions: Any) -> None:
    text = "find mistakes in decision models; exit code 1 if there are any"
    check = actions.add_parser("check", help=text, description=text)
    check.add_argument("files", type=Path, nargs="+", metavar="FILE")
    check.add_argument("--json", metavar="FILE", help="write the findings as JSON; - prints them")
    _add_language(check)
    check.set_defaults(handler=_kindly(check_models))


def _add_eval(actions: Any) -> None:
    text = "evaluate a decision and print its value as JSON"
    evaluate = actions.add_parser("eval", help=text, description=text)
    evaluate.add_argument("file", type=Path, metavar="FILE")
    evaluate.add_argument("--decision", required=True, metavar="NAME")
    _add_input(evaluate)
    how = evaluate.add_mutually_exclusive_group()
    how.add_argument("--trace", action="store_true", help="say how the value came about")
    how.add_argument("--trace-json", action="store_true", help="print value and trace as JSON")
    _add_language(evaluate)
    evaluate.set_defaults(handler=_kindly(evaluate_decision))


def _add_feel(actions: Any) -> None:
    text = "evaluate one expression of FEEL and print its value as JSON"
    feel = actions.add_parser("feel", help=text, description=text)
    feel.add_argument("expression", metavar="EXPRESSION")
    _add_input(feel)
    _add_language(feel)
    feel.set_defaults(handler=_kindly(evaluate_expression))


def _add_functions(actions: Any) -> None:
    text = "describe the built-in functions of FEEL as Markdown"
    functions = actions.add_parser("functions", help=text, description=text)
    _add_language(functions)
    functions.set_defaults(handler=_kindly(describe_functions))


def _add_tck(actions: Any) -> None:
    text = "run folders of the DMN TCK; exit code 1 if a case fails"
    tck = actions.add_parser("tck", help=text, description=text)
    tck.add_argument("folder", type=Path, metavar="DIR")
    tck.add_argument("--json", metavar="FILE", help="write the report as JSON; - prints it")
    tck.add_argument("--verbose", action="store_true", help="print every case that fails")
    _add_language(tck)
    tck.set_defaults(handler=_kindly(run_tck))


def _add_input(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--input",
        default="{}",
        metavar="JSON",
        help="values by name as a JSON object; @FILE reads them from a file, - from standard input",
    )


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", choices=LANGUAGES, default="de", help="de (default) or en")


# --- check


def check_models(args: argparse.Namespace) -> int:
    """Print the findings of some models.

    Returns:
        1 when one of them has an error or cannot be read, else 0.
    """
    checked = [_check(path) for path in args.files]
    if args.json:
        _write_json(args.json, {"files": checked})
    if args.json != "-":
        for report in checked:
            for line in lines_of_check(report, args.language):
                _print(line)
    return int(any(report["counts"]["error"] for report in checked))


def _check(path: Path) -> dict[str, Any]:
    """Check one model; a model that cannot be read has that as its only finding."""
    from rathaus.rules.check import Severity, check_definitions  # noqa: PLC0415

    try:
        findings = [finding.to_json() for finding in check_definitions(*_read(path))]
    except RulesError as error:
        findings = [unreadable(error, str(path))]
    counts = {
        severity.value: sum(1 for finding in findings if finding["severity"] == severity)
        for severity in Severity
    }
    return {"file": str(path), "counts": counts, "findings": findings}


# --- eval and feel


def evaluate_decision(args: argparse.Namespace) -> int:
    """Evaluate a decision of a model and print its value, and how it came about if asked for."""
    from rathaus.rules.dmn.asking import inputs_for, name_in  # noqa: PLC0415
    from rathaus.rules.exchange import json_text  # noqa: PLC0415

    model = _linked(args.file)
    name = name_in(model, args.decision)
    given = inputs_for(model, name, _inputs(args.input))
    answer = model.answer(name, given, now=_now(), trace=args.trace or args.trace_json)
    trace = answer.trace
    if args.trace_json and trace is not None:
        _print(json_text({"value": answer.value, "trace": trace.to_json()}))
        return 0
    _print(json_text(answer.value))
    if trace is not None:
        for sentence in trace.sentences(args.language):
            _print(sentence)
    else:
        _print_missing(model, args.language)
        _print_notes(answer.notes, args.language)
    return 0


def _print_missing(model: "Model", language: str) -> None:
    """Say which files are missing: that makes names unknown though nobody misspelt them."""
    for one in model.problems:
        if one.message.code == "dmn-import-missing":
            place = where(one.place.file, one.place.line, one.place.column)
            _say(f"{place}: {one.message.in_language(language)}")


def evaluate_expression(args: argparse.Namespace) -> int:
    """Evaluate an expression and print its value."""
    from rathaus.rules.exchange import json_text  # noqa: PLC0415
    from rathaus.rules.expression import compile_expression  # noqa: PLC0415

    inputs = _inputs(args.input)
    outcome = compile_expression(args.expression, inputs).evaluate(inputs, _now())
    _print_notes(outcome.notes, args.language)
    _print(json_text(outcome.value))
    return 0


def describe_functions(args: argparse.Namespace) -> int:
    """Print a page about all built-in functions."""
    from rathaus.rules.show.functions import functions_page  # noqa: PLC0415

    _print(functions_page(args.language).rstrip("\n"))
    return 0


def _inputs(given: str) -> dict[str, object]:
    """Read the inputs from the command line, a file or standard input."""
    from rathaus.rules.exchange import inputs_from_json  # noqa: PLC0415

    if given == "-":
        return inputs_from_json(_text(sys.stdin.buffer.read(DEFAULT_LIMITS.model_bytes + 1)))
    if given.startswith("@"):
        return inputs_from_json(_text(_bytes(Path(given[1:]))))
    return inputs_from_json(given)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(message("input-encoding")) from None


def _print_notes(notes: Iterable[Any], language: str) -> None:
    for note in notes:
        place = f"{note.place}: " if note.place else ""
        _say(place + note.message.in_language(language))


def _now() -> datetime:
    return datetime.now().astimezone()


# --- tck


def run_tck(args: argparse.Namespace) -> int:
    """Run the conformance kit.

    Returns:
        1 when a case fails, else 0.

    Raises:
        RulesError: there is no such folder, or no test in it.
    """
    from rathaus.rules.tck.report import Outcome  # noqa: PLC0415
    from rathaus.rules.tck.run import run_folders  # noqa: PLC0415

    report = run_folders(tck_folders(args.folder), _now())
    if not report.results:
        raise RulesError(message("folder-without-tests", folder=args.folder))
    if args.json:
        _write_json(args.json, report.to_json())
    if args.json != "-":
        for line in lines_of_kit(report, args.language, verbose=args.verbose):
            _print(line)
    return int(report.count(Outcome.FAILED) > 0)


def tck_folders(root: Path) -> Iterable["Folder"]:
    """Read the folders of the kit at and below a folder, in order.

    Raises:
        RulesError: there is no such folder, or none with tests.
    """
    from rathaus.rules.tck.cases import Folder  # noqa: PLC0415

    if not root.is_dir():
        raise RulesError(message("folder-missing", folder=root))
    found = sorted({path.parent for path in root.rglob("*.dmn")})
    if not found:
        raise RulesError(message("folder-without-tests", folder=root))
    for folder in found:
        files = sorted(path for path in folder.iterdir() if path.suffix in (".dmn", ".xml"))
        yield Folder(_level(folder), folder.name, {path.name: _bytes(path) for path in files})


def _level(folder: Path) -> str:
    """Tell the level of a folder by the folder it lies in, as the kit sorts them."""
    for part in reversed(folder.resolve().parts):
        if part.startswith("compliance-level-"):
            return part.removeprefix("compliance-level-")
        if part == "non-compliant":
            return part
    return "other"


# --- files, standard output and errors


def _linked(path: Path) -> "Model":
    """Read and link a model with the models beside it.

    Raises:
        RulesError: it cannot be read or linked.
    """
    from rathaus.rules.dmn.link import link  # noqa: PLC0415

    return link(*_read(path))


def _read(path: Path) -> tuple["Definitions", dict[str, "Definitions"]]:
    """Read a model and, for its imports, the models beside it.

    Raises:
        RulesError: it cannot be read.
    """
    from rathaus.rules.dmn.xml import read_definitions  # noqa: PLC0415

    definitions = read_definitions(_bytes(path), str(path))
    if not definitions.imports:
        return definitions, {}
    from rathaus.rules.dmn.files import imported_files  # noqa: PLC0415

    neighbours, unreadable = _neighbours(path)
    others = imported_files(definitions, neighbours)
    for each in definitions.imports:
        named = Path(each.location).name
        if each.namespace not in others and named in unreadable:
            raise unreadable[named]
    return definitions, others


def _neighbours(path: Path) -> tuple[list["Definitions"], dict[str, RulesError]]:
    """Read the other models in the folder of a file.

    Returns:
        The models, and by file name why others cannot be read: they matter only if needed.
    """
    from rathaus.rules.dmn.xml import read_definitions  # noqa: PLC0415

    found = []
    unreadable: dict[str, RulesError] = {}
    for other in sorted(path.parent.glob("*.dmn")):
        if other.name == path.name or not other.is_file():
            continue
        try:
            found.append(read_definitions(_bytes(other), str(other)))
        except RulesError as error:
            unreadable[other.name] = error
    return found, unreadable


def _bytes(path: Path) -> bytes:
    """Read a file that is not larger than a model may be.

    Raises:
        InputError: it is not there, no file, not readable, or too large.
    """
    try:
        with path.open("rb") as file:
            data = file.read(DEFAULT_LIMITS.model_bytes + 1)
    except FileNotFoundError:
        raise InputError(message("file-missing", file=path)) from None
    except IsADirectoryError:
        raise InputError(message("file-is-folder", file=path)) from None
    except (OSError, ValueError) as error:
        raise InputError(message("file-unreadable", file=path, reason=_reason(error))) from None
    if len(data) > DEFAULT_LIMITS.model_bytes:
        raise InputError(message("file-too-large", file=path, limit=DEFAULT_LIMITS.model_bytes))
    return data


def _write_json(target: str, value: object) -> None:
    from rathaus.rules.exchange import json_text  # noqa: PLC0415

    text = json_text(value)
    if target == "-":
        _print(text)
        return
    try:
        Path(target).write_text(text + "\n", "utf-8")
    except (OSError, ValueError) as error:
        reason = _reason(error)
        raise InputError(message("file-unwritable", file=target, reason=reason)) from None


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _print(text: str) -> None:
    print(_printable(text, sys.stdout))


def _say(text: str) -> None:
    print(_printable(text, sys.stderr), file=sys.stderr)


def _printable(text: str, stream: TextIO) -> str:
    """Replace the characters that the terminal's encoding cannot hold."""
    encoding = stream.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _kindly(handler: Handler) -> Handler:
    """Let a handler end with a sentence and 1 when something given to it cannot be used."""

    def run(args: argparse.Namespace) -> int:
        try:
            code = handler(args)
            sys.stdout.flush()
        except RulesError as error:
            _say(sentence_of(error, args.language))
            return 1
        except BrokenPipeError:
            # Whoever read the output has seen enough; what is still in the buffer goes nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 1
        except OSError as error:
            said = message("file-unreadable", file=error.filename or "", reason=_reason(error))
            _say(said.in_language(args.language))
            return 1
        return code

    return run
