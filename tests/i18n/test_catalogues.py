"""Every language says everything, with the same gaps to fill."""

import ast
import re
import string
from pathlib import Path

import pytest

from i18n import LANGUAGES, Translator
from i18n.translator import catalogue

ROOT = Path(__file__).parents[2]
CODE = [
    p
    for folder in ("app.py", "pages", "widgets", "charts", "access", "report")
    for p in ([ROOT / folder] if folder.endswith(".py") else sorted((ROOT / folder).rglob("*.py")))
]


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def keys_of(language):
    """Without the entries for one thing ("1 row"), which not every language has."""
    return {key for key in catalogue(language) if not key.endswith(".one")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys(language):
    assert keys_of(language) ^ keys_of("id") == set()


def test_every_folder_of_words_is_a_language():
    folders = {path.name for path in (ROOT / "i18n").iterdir() if any(path.glob("*.toml"))}
    assert folders == set(LANGUAGES)


@pytest.mark.parametrize("key", sorted(catalogue("id")))
def test_every_language_fills_the_same_gaps(key):
    for said in (catalogue(language)[key] for language in LANGUAGES):
        assert placeholders(said) == placeholders(catalogue("id")[key])
        assert said.strip()


def keys_in(path):
    """Literal keys given to a translator: t("...") and session.t("...")."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            function = ast.unparse(node.func)
            value = node.args[0].value
            if re.search(r"(^|\.)(t|translator)$", function) and isinstance(value, str):
                yield value


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_key_used_in_code_exists(path):
    known = catalogue("id")
    missing = [k for k in keys_in(path) if k not in known and f"{k}.other" not in known]
    assert missing == []


def codes_in(folder, name):
    """First arguments of Problem(...), Note(...), Question(...) that are literals."""
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == name and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


@pytest.mark.parametrize("kind", ["Problem", "Note", "Question"])
def test_every_code_has_its_sentence(kind):
    folders = ("sources", "readers", "canonical", "store")
    codes = {code for folder in folders for code in codes_in(folder, kind)}
    known = catalogue("id")
    section = kind.lower()
    missing = [
        c for c in sorted(codes) if not {f"{section}.{c}", f"{section}.{c}.other"} & set(known)
    ]
    assert missing == []


def test_a_singular_is_used_where_the_language_has_one():
    assert Translator("en").number(1_234_567) == "1,234,567"
    assert Translator("id").number(1_234_567) == "1.234.567"
