"""The layout: which package may import which, which module may import what is slow, and what the README says of it."""

import ast
import re
import subprocess
import sys
import tomllib
from typing import Any

import pytest

from tests.browser.questions import QUESTIONS
from tests.seeds_for_tests import ROOT

ALLOWED = {
    "warehouse": set(),
    "charts": {"warehouse.vocabulary"},
    "forecasting": {"warehouse.vocabulary"},
    "etl": {"warehouse", "forecasting"},
    "frame": {"warehouse", "charts", "forecasting"},
    "pages": {"warehouse", "charts", "frame"},
    "dashboard.py": {"warehouse", "charts", "frame"},
}
OURS = {name.removesuffix(".py") for name in ALLOWED} | {"tests", "benchmarks"}
README = (ROOT / "README.md").read_text(encoding="utf-8")


def imports_of(name: str) -> set[tuple[str, str]]:
    """The pairs of file and imported module of a package, or of one file, as written anywhere in it."""
    paths = [ROOT / name] if name.endswith(".py") else sorted((ROOT / name).rglob("*.py"))
    found = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert not node.level, f"{path.name} imports relatively: write the whole name"
                found |= {(path.name, f"{node.module}.{alias.name}") for alias in node.names}
            elif isinstance(node, ast.Import):
                found |= {(path.name, alias.name) for alias in node.names}
    return found


@pytest.mark.parametrize("name", ALLOWED)
def test_a_package_imports_only_what_the_design_lets_it(name: str) -> None:
    own = name.removesuffix(".py")
    for file, module in imports_of(name):
        if module.split(".")[0] in OURS - {own}:
            assert any(module == one or module.startswith(f"{one}.") for one in ALLOWED[name]), (file, module)


@pytest.mark.parametrize("name", ["warehouse", "etl", "forecasting", "charts"])
def test_only_the_pages_and_their_frame_know_streamlit(name: str) -> None:
    assert not {pair for pair in imports_of(name) if pair[1].startswith("streamlit")}


@pytest.mark.parametrize("slow", ["statsmodels", "scipy", "kaleido", "xlsxwriter"])
def test_the_pages_start_without_the_slow_libraries(slow: str) -> None:
    code = (
        f"import sys, frame.claims, frame.picture, frame.documents, frame.targets, frame.series, frame.ask; "
        f"sys.exit({slow!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True).returncode == 0


def test_no_page_holds_sql_or_unsafe_html() -> None:
    for path in [ROOT / "dashboard.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "frame").glob("*.py")]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\bSELECT\b|unsafe_allow_html", text), path.name


def test_every_requirement_is_pinned_exactly_and_has_its_line_in_the_readme() -> None:
    for file in ("requirements.txt", "requirements-cluster.txt", "requirements-dev.txt", "constraints.txt"):
        lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
        wanted = [line for line in lines if line and not line.startswith(("#", "-"))]
        assert wanted
        for line in wanted:
            assert re.fullmatch(r"[A-Za-z0-9_.\[\]-]+==[0-9][0-9A-Za-z.]*(; sys_platform != \"win32\")?", line), line
            if file != "constraints.txt":
                assert f"| {line.split('==')[0]} |" in README, f"{line} has no line in the README's dependencies"


def test_every_command_in_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"make ([a-z]+)", README))
    assert {"run", "test", "build", "check", "benchmark"} <= targets
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_question_of_the_readme_is_one_that_the_walk_asks() -> None:
    asked = re.findall(r"^\| ([^|]*\?) \|", README, re.MULTILINE)
    assert asked == list(QUESTIONS)


def test_the_python_example_of_the_readme_runs() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names: dict[str, Any] = {}
    exec(example, names)
    assert names["made"].model == "random_walk_drift"
    for asked in re.findall(r"\.(\w+)", example.split("#")[-1]):
        assert hasattr(names["paths"], asked), asked


def test_every_file_that_the_readme_links_to_exists() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert links
    for link in links:
        if not link.startswith("http"):
            assert (ROOT / link).exists(), link


def test_the_theme_has_a_light_and_a_dark_side_and_the_server_stays_at_home() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert {"light", "dark"} <= set(settings["theme"])
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorDetails"] == "none"
