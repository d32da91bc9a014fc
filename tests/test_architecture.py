"""The borders of the house that import rules alone cannot see."""

import ast
import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STAGES = [
    "sources",
    "readers",
    "canonical",
    "store",
    "metrics",
    "charts",
    "report",
    "widgets",
    "pages",
    "i18n",
    "access",
    "sample_data",
]
SOURCE_FILES = [ROOT / "app.py", *(p for stage in STAGES for p in (ROOT / stage).rglob("*.py"))]
PAGES = sorted(p for p in (ROOT / "pages").glob("*.py") if p.name != "__init__.py")
FOOTER = 'st.switch_page("app.py", query_params=st.query_params.to_dict())'


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def called(path: Path) -> set[str]:
    return {ast.unparse(n.func) for n in ast.walk(tree_of(path)) if isinstance(n, ast.Call)}


@pytest.mark.parametrize("path", SOURCE_FILES, ids=name_of)
def test_nothing_runs_what_a_visitor_sent(path):
    text = path.read_text(encoding="utf-8")
    if name_of(path) == "widgets/page_style.py":  # the style sheet beside it, and nothing else
        assert 'SHEET = Path(__file__).with_name("page.css")' in text
        text = text.replace("st.html(SHEET)", "", 1)
    if name_of(path) == "widgets/small_line.py":  # a picture of numbers; its words are escaped
        text = text.replace("st.html(picture(points, t, label=label))", "", 1)
    assert not re.search(r"unsafe_allow_html|\bst\.html\(|\bpickle\b|\byaml\.load\(", text)
    assert not called(path) & {"eval", "exec", "pickle.loads", "pickle.load"}


@pytest.mark.parametrize("path", SOURCE_FILES, ids=name_of)
def test_only_the_settings_file_reads_the_environment(path):
    if name_of(path) != "access/settings.py":
        assert not re.search(r"os\.environ|os\.getenv|load_dotenv", path.read_text("utf-8"))


@pytest.mark.parametrize("path", SOURCE_FILES, ids=name_of)
def test_no_file_is_named_after_a_layer_or_shadows_python(path):
    forbidden = {"utils", "helpers", "common", "misc", "base"}
    assert path.stem not in forbidden
    assert path.parent.name not in forbidden
    if path.parent == ROOT:
        assert path.stem not in {"platform", "locale", "calendar", "statistics", "secrets", "csv"}


def test_one_file_of_access_knows_streamlit():
    users = [p.name for p in (ROOT / "access").glob("*.py") if "streamlit" in imported(p)]
    assert users == ["streamlit_session.py"]


@pytest.mark.parametrize("path", sorted((ROOT / "metrics").glob("*.py")), ids=name_of)
def test_metrics_never_look_at_the_clock(path):
    clock = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time"}
    assert not called(path) & (clock | {"np.random.rand", "random.random", "pd.Timestamp.now"})


@pytest.mark.parametrize("path", sorted((ROOT / "readers").glob("*.py")), ids=name_of)
def test_readers_never_look_at_the_clock(path):
    if path.name != "__main__.py":  # the command line says on which day a file was received
        assert not called(path) & {"date.today", "datetime.now", "datetime.today", "time.time"}


@pytest.mark.parametrize("path", sorted((ROOT / "charts").glob("*.py")), ids=name_of)
def test_charts_add_nothing_up(path):
    methods = {name.rpartition(".")[2] for name in called(path)}
    assert not methods & {"groupby", "sum", "mean", "median", "agg", "aggregate", "resample"}


def test_no_reader_imports_another_formats_reader():
    modules = {
        path.stem: imported(path)
        for path in (ROOT / "readers").glob("*.py")
        if path.stem not in {"__init__", "__main__"}
    }
    formats = {name for name in modules if re.search(r"^READER\b", _text(name), re.M)}
    crossing = [
        f"{name} -> {other}"
        for name in formats
        for other in formats - {name}
        if f"readers.{other}" in modules[name]
    ]
    assert len(formats) > 5
    assert crossing == []


def _text(reader: str) -> str:
    return (ROOT / "readers" / f"{reader}.py").read_text("utf-8")


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_page_draws_nothing_at_import_and_sends_a_cold_visitor_through_the_front_door(path):
    body = tree_of(path).body
    functions = [node.name for node in body if isinstance(node, ast.FunctionDef)]
    assert "show" in functions
    *rest, last = body
    assert isinstance(last, ast.If)
    assert ast.unparse(last.test) == "__name__ == '__main__'"
    assert FOOTER in path.read_text("utf-8")
    allowed = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.Assign, ast.AnnAssign, ast.ClassDef)
    for node in rest:
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        typing_only = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        assert isinstance(node, allowed) or docstring or typing_only, ast.unparse(node)


def test_every_stage_says_what_its_data_is():
    for stage in STAGES:
        docstring = importlib.import_module(stage).__doc__
        assert docstring, stage


def test_every_pin_is_exact_and_has_its_reason():
    reasons = (ROOT / "docs/decisions/0003-dependencies.md").read_text("utf-8")
    for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, exact, version = line.partition("==")
            assert exact, line
            assert version, line
            assert f"`{name.partition('[')[0]}`" in reasons, f"{name} has no reason"


def test_the_card_is_kept():
    for name in ("app.py", "pages", "metrics", "sample_data", "requirements.txt", "tests"):
        assert (ROOT / name).exists(), name
    pins = (ROOT / "requirements.txt").read_text("utf-8")
    for package in ("streamlit", "pandas", "altair", "gspread", "python-dotenv"):
        assert re.search(rf"^{package}(\[.*\])?==", pins, re.M), package
