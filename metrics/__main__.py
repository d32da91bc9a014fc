"""`python -m metrics > docs/metrics.md`: the definition of every metric, from its docstring."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from inspect import getdoc, getmodule

from metrics import CHANGED_ON, METRICS
from metrics.metric import Metric

_LABEL = re.compile(r"(Formula|Needs|Unit|Undefined|Details|Verdict|Source)\b")

_HEAD = f"""# Metrics

What each number means and how it is computed: the docstring of the function that computes it.
Written by `python -m metrics > docs/metrics.md`; do not edit. Definitions last changed on
{CHANGED_ON.isoformat()}.
"""


def catalogue_in_markdown() -> str:
    """The whole page, one section a metric, in the order of METRICS."""
    return "\n".join([_HEAD, *(_section(metric) for metric in METRICS.values())])


def _section(metric: Metric) -> str:
    module = getmodule(metric.function)
    where = f"{module.__name__ if module else ''}.{metric.function.__name__}"
    needs = ", ".join(f"`{table}`" for table in metric.needs)
    facts = f"Chapter {metric.chapter} · unit {metric.unit} · tables {needs} · `{where}`"
    paragraphs = re.split(r"\n\s*\n", getdoc(metric.function) or "")
    body = [text for paragraph in paragraphs for text in _paragraph(paragraph)]
    return "\n\n".join([f"## `{metric.name}`", facts, *body]) + "\n"


def _paragraph(text: str) -> Iterator[str]:
    """Labelled lines become a list, an example stays code, the rest flows."""
    if text.lstrip().startswith(">>>"):
        yield f"```python\n{text}\n```"
        return
    items: list[str] = []
    for line in text.splitlines():
        starts_item = _LABEL.match(line) is not None
        if starts_item or not items:
            items.append(f"- {line}" if starts_item else line)
        else:
            items[-1] += f" {line.strip()}"
    yield "\n".join(items)


if __name__ == "__main__":
    sys.stdout.write(catalogue_in_markdown())
