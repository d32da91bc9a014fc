"""A fresh server may run a page file before app.py: nothing may be drawn by it (decision 0002)."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
PAGES = sorted(path.name for path in (ROOT / "pages").glob("*.py") if path.name != "__init__.py")
DOOR = 'import streamlit as st\nst.text("front door")\nst.text(str(st.query_params.to_dict()))\n'


@pytest.fixture
def cold_server(tmp_path):
    """The pages beside a front door that shows only that somebody came through it."""
    (tmp_path / "app.py").write_text(DOOR, encoding="utf-8")
    (tmp_path / "pages").symlink_to(ROOT / "pages", target_is_directory=True)
    return tmp_path / "app.py"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opened_before_the_front_door_goes_through_it_with_its_link(cold_server, page):
    at = AppTest.from_file(cold_server, default_timeout=60)
    at.query_params["lang"] = "en"
    at = at.switch_page(f"pages/{page}").run()
    assert not at.exception
    assert [text.value for text in at.text] == ["front door", "{'lang': 'en'}"]
    assert not at.metric
    assert not at.markdown
    assert not at.dataframe


def test_the_control_a_page_that_draws_is_caught(tmp_path):
    """The test above must be able to fail: this page shows a number and stays where it is."""
    (tmp_path / "app.py").write_text(DOOR, encoding="utf-8")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/open.py").write_text('import streamlit as st\nst.text("123")\n', "utf-8")
    at = AppTest.from_file(tmp_path / "app.py", default_timeout=60)
    at = at.switch_page("pages/open.py").run()
    assert [text.value for text in at.text] == ["123"]


def test_the_server_closes_that_way_when_it_starts():
    """`streamlit run app.py` finds the App in app.py, which calls st.navigation beforehand."""
    from streamlit.runtime.pages_manager import PagesManager
    from streamlit.web.server.app_discovery import discover_asgi_app

    found = discover_asgi_app(ROOT / "app.py")
    assert found.is_asgi_app
    PagesManager.uses_pages_directory = None
    namespace = {"__name__": "app", "__file__": str(ROOT / "app.py")}
    code = compile((ROOT / "app.py").read_text("utf-8"), str(ROOT / "app.py"), "exec")
    exec(code, namespace)
    assert PagesManager.uses_pages_directory is False
