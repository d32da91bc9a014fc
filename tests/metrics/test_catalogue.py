"""METRICS is complete, its words exist in both languages, and docs/metrics.md is current."""

import re
from importlib import import_module
from inspect import getdoc
from pathlib import Path
from pkgutil import iter_modules

import pytest

import metrics
from i18n.translator import LANGUAGES, catalogue
from metrics.__main__ import catalogue_in_markdown

ROOT = Path(__file__).parents[2]
CODE = re.compile(r'"(reach\.[a-z0-9_]+)"')


def test_every_family_is_in_the_catalogue():
    names = [module.name for module in iter_modules(metrics.__path__) if module.name != "__main__"]
    families = [import_module(f"metrics.{name}") for name in names]
    declared = {m.name for family in families for m in getattr(family, "CATALOGUE", ())}
    assert declared == set(metrics.METRICS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", metrics.METRICS)
def test_every_metric_has_its_words(name, language):
    words = {f"metric.{name}.{part}" for part in ("title", "sentence", "formula")}
    assert words - catalogue(language).keys() == set()


@pytest.mark.parametrize("name", metrics.METRICS)
def test_every_metric_is_defined(name):
    definition = getdoc(metrics.METRICS[name].function)
    for part in ("Formula:", "Needs:", "Unit:", "Undefined"):
        assert part in definition, f"{name} does not state {part}"


def test_every_code_of_reach_has_a_sentence_and_every_sentence_a_code():
    sources = [path.read_text("utf-8") for path in (ROOT / "metrics").glob("*.py")]
    used = {code for source in sources for code in CODE.findall(source)}
    for language in LANGUAGES:
        written = {
            key.split(".", 1)[1]
            for key in catalogue(language)
            if key.startswith(("reason.reach.", "method.reach.", "remark.reach."))
        }
        assert used == written


def test_the_page_of_definitions_is_current():
    current = (ROOT / "docs/metrics.md").read_text("utf-8")
    assert current == catalogue_in_markdown(), "run: python -m metrics > docs/metrics.md"
