"""Where bytes come from: an upload or a Google Sheet. Data has no meaning yet."""
