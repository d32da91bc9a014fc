"""Drawing only: data comes as small frames, charts go out; no sums here."""
