"""What is kept between visits: data as an append-only ledger of imports."""
