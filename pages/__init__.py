"""What people see: one file a page, one `show(session)` each, nothing drawn at import."""
