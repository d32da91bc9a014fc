"""The few plain pages beside the dashboard: sign-in, a link's password, a link that has ended.

They hold no script; every word goes through `html.escape`.
"""

from __future__ import annotations

from html import escape
from string import Template

from starlette.requests import Request
from starlette.responses import HTMLResponse

from i18n.translator import Language, Translator

_PAGE = Template("""<!DOCTYPE html>
<html lang="$language"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>Jejak</title>
<style>
body { font: 1.1rem/1.5 sans-serif; color: #17211e; background: #fff; margin: 0 }
main { max-width: 26rem; margin: 12vh auto 0; padding: 0 1.2rem }
h1 { font-size: 1.5rem }
input, button { font: inherit; box-sizing: border-box; width: 100%; padding: .6rem; margin: .3rem 0;
 border: 1px solid #5b6b66; border-radius: .3rem }
button { background: #0f6b57; color: #fff; border: 0; cursor: pointer }
[role=alert] { color: #9b1c1c }
</style></head>
<body><main><h1>$title</h1><p>$text</p>$form</main></body></html>
""")
_FORM = Template("""<form method="post"><p role="alert">$alert</p>
<label>$label<input type="password" name="password" required autofocus maxlength="200"
 autocomplete="current-password"></label>
<input type="hidden" name="next" value="$next"><button>$button</button></form>""")


def translator(request: Request) -> Translator:
    """English for a browser that asks for it first, else Indonesian."""
    wanted = request.headers.get("accept-language", "").lower()
    language: Language = "en" if wanted.startswith("en") else "id"
    return Translator(language)


def plain_page(t: Translator, key: str, *, status: int, form: str = "") -> HTMLResponse:
    """A page of one heading and one sentence, `door.<key>.title` and `door.<key>.text`."""
    content = _PAGE.substitute(
        language=t.language,
        title=escape(t(f"door.{key}.title")),
        text=escape(t(f"door.{key}.text")),
        form=form,
    )
    return HTMLResponse(content, status, headers={"Cache-Control": "no-store"})


def password_form(t: Translator, key: str, *, alert: str = "", onward: str = "/") -> str:
    """The form that asks for a password and sends it back to the same address."""
    return _FORM.substitute(
        alert=escape(t(f"door.alert.{alert}")) if alert else "",
        label=escape(t("door.password")),
        next=escape(onward, quote=True),
        button=escape(t(f"door.{key}.button")),
    )
