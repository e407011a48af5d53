"use strict";
// Leads from a row to its wording in every text, and back. Without it the links do so one by one.
(function () {
  const back = document.getElementById("back");
  const rows = Array.from(document.querySelectorAll(".row"));
  const words = Array.from(document.querySelectorAll(".text .w"));
  let origin = null;

  const of = (row) => words.filter((word) => word.dataset.rows.split(" ").includes(row.dataset.row));

  function mark(name, elements) {
    document.querySelectorAll("." + name).forEach((old) => old.classList.remove(name));
    elements.forEach((element) => element.classList.add(name));
  }

  // Brings a piece to the middle of its text, or of the page where texts do not scroll alone.
  function reveal(piece) {
    const text = piece.closest(".text");
    if (text.scrollHeight > text.clientHeight + 1 && getComputedStyle(text).overflowY === "auto") {
      const middle = piece.getBoundingClientRect().top - text.getBoundingClientRect().top;
      text.scrollTop += middle - text.clientHeight / 3;
      return true;
    }
    return false;
  }

  function pin(row) {
    mark("pinned", row ? [row] : []);
    mark("hot", row ? of(row) : []);
  }

  function show(row, first) {
    const seen = new Set();
    pin(row);
    for (const piece of of(row)) {
      const text = piece.closest(".text");
      if (!seen.has(text)) reveal(piece);
      seen.add(text);
    }
    if (first && !reveal(first)) first.scrollIntoView({ block: "center" });
  }

  function toWording(link) {
    const row = link.closest(".row");
    const target = document.getElementById(link.hash.slice(1));
    if (!target) return;
    show(row, target);
    origin = link;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    back.textContent = "↩ " + back.dataset.toRow + " " + row.dataset.row;
    back.hidden = false;
  }

  function toRow(row) {
    pin(row);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    back.hidden = true;
  }

  function goBack() {
    back.hidden = true;
    if (!origin) return;
    origin.focus({ preventScroll: true });
    origin.scrollIntoView({ block: "nearest" });
    origin = null;
  }

  document.querySelector(".compared").addEventListener("click", (event) => {
    const link = event.target.closest("main a.wording, main a.number");
    const other = event.target.closest("a[href^='#row-']");
    const word = event.target.closest(".text .w");
    if (link) {
      event.preventDefault();
      toWording(link);
    } else if (other) {
      event.preventDefault();
      toRow(document.getElementById(other.hash.slice(1)));
    } else if (word && getSelection().isCollapsed) {
      toRow(document.getElementById("row-" + word.dataset.rows.split(" ")[0]));
    }
  });
  back.addEventListener("click", goBack);

  // j and k go from row to row; Escape leads back.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return origin ? goBack() : pin(null);
    const step = { j: 1, k: -1 }[event.key];
    if (!step || !rows.length) return;
    const now = rows.findIndex((row) => row.classList.contains("pinned"));
    const next = rows[Math.min(rows.length - 1, Math.max(0, now + step))];
    toRow(next);
    show(next, null);
  });
})();
