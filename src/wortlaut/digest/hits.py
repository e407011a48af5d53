"""What a search found, for eyes."""

from __future__ import annotations

from rich.text import Text

from wortlaut.desk import Hit
from wortlaut.digest.words import SHORT, clean


def hit_line(hit: Hit) -> tuple[str, str, str, str, str]:
    """Return id, what it is, day of publication, publisher and title."""
    id_ = hit.id[:SHORT] if hit.what == "text" else f"{hit.document[:SHORT]}/{hit.id[:SHORT]}"
    ends = dict.fromkeys(day for day in (hit.published_earliest, hit.published_latest) if day)
    return (
        id_,
        hit.kind or hit.what,
        "/".join(ends),
        clean(hit.publisher or ""),
        clean(hit.title or ""),
    )


def hit_wording(hit: Hit) -> Text:
    """Return the wording with the words that were asked for in bold."""
    shown, at = Text("…" if hit.snippet.start else ""), 0
    for start, end in hit.snippet.marks:
        shown.append(_flat(hit.snippet.text[at:start]))
        shown.append(_flat(hit.snippet.text[start:end]), style="bold reverse")
        at = end
    return shown.append(_flat(hit.snippet.text[at:])).append("…")


def _flat(text: str) -> str:
    """Return ``text`` cleaned, with the white space at its ends as one space."""
    before = " " if text[:1].isspace() else ""
    after = " " if len(text) > 1 and text[-1:].isspace() else ""
    return f"{before}{clean(text)}{after}"
