"""What a visitor sees when the program itself fails: one sentence and a number for the log."""

from __future__ import annotations

import logging
from secrets import token_hex

import streamlit as st

from i18n.translator import LANGUAGES, Translator

_LOG = logging.getLogger("jejak")


def tell_of_failure(error: Exception) -> bool:
    """Log the failure under a number and show that number; True: nothing else is shown.

    The language is asked of the address, because nothing else is sure to be known here.
    """
    number = token_hex(4)
    _LOG.error("failure %s", number, exc_info=error)
    asked = st.session_state.get("lang")
    t = Translator(asked if asked in LANGUAGES else "id")
    st.error(t("app.failure", number=number), icon=":material/build:")
    return True
