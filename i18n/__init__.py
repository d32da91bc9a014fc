"""Words for people: one Translator per session, never a global language."""

from i18n.translator import LANGUAGES, Language, Translator

__all__ = ["LANGUAGES", "Language", "Translator"]
