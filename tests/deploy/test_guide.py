"""The guide's units and commands: what broke when they were run for the first time."""

import re

import pytest

from tests.browser import ROOT

GUIDE = (ROOT / "docs/deploy.md").read_text("utf-8")
UNITS = sorted((ROOT / "deploy").glob("*.service"))


def test_the_change_of_the_host_name_leaves_no_example():
    (script,) = re.findall(r"^    sed -i (s/\S+) /etc/systemd/system/jejak.service$", GUIDE, re.M)
    _, old, new, flags = script.split("/")
    unit = (ROOT / "deploy/jejak.service").read_text("utf-8")
    changed = re.sub(re.escape(old), new, unit, count=0 if "g" in flags else 1)
    assert old not in changed
    assert changed.count(new) == 2


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_home_that_is_forbidden_is_not_the_home(unit):
    """Streamlit stops, "port not available", when it may not look into its home."""
    lines = unit.read_text("utf-8").splitlines()
    assert "ProtectHome=true" in lines
    assert "Environment=HOME=/var/lib/jejak" in lines


def test_what_the_filter_forbids_is_refused_and_does_not_kill():
    lines = (ROOT / "deploy/jejak.service").read_text("utf-8").splitlines()
    assert "SystemCallErrorNumber=EPERM" in lines


def test_restoring_never_lays_a_backup_over_what_is_left_of_the_old_ledger():
    """An old -wal beside a restored manifest.db would be played into it."""
    assert "mkdir -m 0700 /root/yang-rusak && mv /var/lib/jejak/manifest.db* " in GUIDE
