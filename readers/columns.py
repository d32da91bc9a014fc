"""One column of text cells becomes values of one kind; what cannot be read is named, cell by cell.

The way a number or a date is written is stated by the format and never guessed. A blank cell, and
a word the format uses for "not available" (`null`, in small letters), is null and never 0. Each
kind has a fast path over the whole column and looks at single cells only to name the bad ones.

| kind | reads | dtype | problem |
|---|---|---|---|
| Text | as written | str | - |
| Identifier | without spaces around it | str | scientific_id |
| Choice | a few words, each with its meaning | str | unknown_word |
| Flag | yes or no | boolean | unreadable_cell |
| Count | whole number | Int64 | unreadable_cell |
| Number | decimal number | Float64 | unreadable_cell |
| Money | whole rupiah | Int64 | unreadable_cell |
| Percent | share of 0 to 1 | Float64 | unreadable_cell |
| Date | day | datetime64[us] | unreadable_date, ambiguous_date, dates_changed |
| Timestamp | moment in a stated zone, as UTC | datetime64[us] | the same |
"""

from readers.dates import Date, Timestamp
from readers.number_columns import Count, Money, Number, Percent
from readers.parsed import MAX_PROBLEMS, Kind, Parsed
from readers.text_columns import Choice, Flag, Identifier, Text

__all__ = [
    "MAX_PROBLEMS",
    "Choice",
    "Count",
    "Date",
    "Flag",
    "Identifier",
    "Kind",
    "Money",
    "Number",
    "Parsed",
    "Percent",
    "Text",
    "Timestamp",
]
