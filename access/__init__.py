"""Who may see what: sessions, sign-in and share links."""
