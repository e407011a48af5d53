"use strict";
// Leads from record to wording and back. Without it the page's links do the same, one by one.
(function () {
  const root = document.documentElement;
  const article = document.querySelector("article");
  const words = Array.from(article.querySelectorAll(".w"));
  const place = new Map(words.map((word, index) => [word.id, index]));
  const cards = new Map();
  const choose = document.getElementById("choose");
  const back = document.getElementById("back");
  let origin = null;
  let pinned = null;
  root.classList.add("js");
  document.querySelectorAll(".card").forEach((card) => cards.set(card.id.slice(2), card));

  const list = (word, name) => (word.dataset[name] ? word.dataset[name].split(" ") : []);
  const shown = (id) => !cards.get(id).hidden;
  const number = (id) => cards.get(id).querySelector(".number").textContent;

  // The pieces from a link's target to the end that it names.
  function stretch(link) {
    const found = [];
    const end = Number(link.dataset.end);
    let index = place.get(link.hash.slice(1));
    for (; index < words.length && Number(words[index].id.slice(1)) < end; index += 1) {
      found.push(words[index]);
    }
    return found;
  }

  function mark(name, elements) {
    document.querySelectorAll("." + name).forEach((old) => old.classList.remove(name));
    elements.forEach((element) => element.classList.add(name));
  }

  const links = (card) => Array.from(card.querySelectorAll("dl a.wording"));
  const wordsOf = (card) => links(card).flatMap(stretch);

  function warm(card, field) {
    mark("warm", card ? wordsOf(card).concat(card) : []);
    mark("hot", field ? stretch(field) : []);
  }

  function pin(card) {
    pinned = card;
    mark("pinned", card ? wordsOf(card).concat(card) : []);
  }

  function remember(element) {
    const card = element.closest(".card");
    const { toRecord, toText } = back.dataset;
    origin = element;
    back.textContent = "↩ " + (card ? toRecord + " " + number(card.id.slice(2)) : toText);
    back.hidden = !(card || article.contains(element));
  }

  function go(target) {
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  }

  function toWording(link) {
    const card = link.closest(".card");
    const target = document.getElementById(link.hash.slice(1));
    if (!target) return;
    if (card) pin(card);
    mark("chosen", stretch(link));
    remember(link);
    go(target);
  }

  function toRecord(id, from) {
    const card = cards.get(id);
    close(false);
    mark("chosen", []);
    pin(card);
    remember(from);
    go(card);
  }

  function close(refocus) {
    if (!choose.hidden && refocus && origin) origin.focus({ preventScroll: true });
    choose.hidden = true;
  }

  function entry(id, from) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const card = cards.get(id);
    const first = card.querySelector("a.wording");
    link.href = "#r-" + id;
    link.textContent = number(id) + " " + card.querySelector(".kind").textContent;
    item.append(link, " ", card.querySelector("dl").querySelector("b, a.wording").textContent);
    if (first) item.title = first.textContent;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      toRecord(id, from);
    });
    return item;
  }

  function ask(ids, word) {
    const box = word.getClientRects()[0] || word.getBoundingClientRect();
    choose.querySelector("ul").replaceChildren(...ids.map((id) => entry(id, word)));
    choose.hidden = false;
    const left = Math.min(box.left, root.clientWidth - choose.offsetWidth - 8);
    const below = box.bottom + 6 + choose.offsetHeight < root.clientHeight;
    const top = below ? box.bottom + 6 : Math.max(8, box.top - choose.offsetHeight - 6);
    choose.style.left = Math.max(8, left) + scrollX + "px";
    choose.style.top = top + scrollY + "px";
    word.tabIndex = -1;
    origin = word;
    choose.querySelector("a").focus({ preventScroll: true });
  }

  article.addEventListener("click", (event) => {
    const ref = event.target.closest("a.ref");
    const word = event.target.closest(".w");
    if (ref) {
      event.preventDefault();
      toRecord(ref.hash.slice(3), ref);
    } else if (word && getSelection().isCollapsed) {
      const ids = list(word, "r").filter(shown);
      if (ids.length > 1) ask(ids, word);
      else if (ids.length) toRecord(ids[0], word);
    }
  });

  article.addEventListener("mouseover", (event) => {
    const target = event.target.closest(".w, a.ref");
    if (!target) return warm(null, null);
    const ids = target.dataset.r ? list(target, "r").filter(shown) : [target.hash.slice(3)];
    warm(ids.length ? cards.get(ids[0]) : null, null);
    ids.forEach((id) => cards.get(id).classList.add("warm"));
  });
  article.addEventListener("mouseleave", () => warm(null, null));

  const side = document.getElementById("records");
  side.addEventListener("click", (event) => {
    const link = event.target.closest("a.wording, a.number");
    const other = event.target.closest("a.to");
    if (link) {
      event.preventDefault();
      toWording(link);
    } else if (other) {
      event.preventDefault();
      toRecord(other.hash.slice(3), other);
    }
  });
  const follow = (event) => {
    const card = event.target.closest(".card");
    const link = event.target.closest("a.wording");
    warm(card, link);
  };
  side.addEventListener("mouseover", follow);
  side.addEventListener("focusin", follow);
  side.addEventListener("mouseleave", () => warm(null, null));

  function goBack() {
    const target = origin;
    origin = null;
    back.hidden = true;
    mark("chosen", []);
    if (!target) return;
    if (!target.matches("a")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  }
  back.addEventListener("click", goBack);
  choose.querySelector("button").addEventListener("click", () => close(true));
  document.addEventListener("click", (event) => {
    if (!choose.contains(event.target) && !event.target.closest(".w")) close(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (!choose.hidden) close(true);
    else if (origin) goBack();
    else if (pinned) pin(null);
  });

  // The same as `paint` in html_pieces.py, over the records that are still shown.
  function repaint(word) {
    const groups = new Set(list(word, "main").filter(shown).map((id) => cards.get(id).dataset.group));
    const acts = Array.from(groups).filter((group) => group !== "said" && group !== "time");
    word.className = "w";
    if (acts[0]) word.classList.add("g-" + acts[0]);
    if (acts[1]) word.classList.add("h-" + acts[1]);
    if (groups.has("said")) word.classList.add("m-said");
    if (groups.has("time")) word.classList.add("m-time");
  }

  function filter() {
    const off = (name) =>
      new Set(
        Array.from(document.querySelectorAll(`.legend input[data-${name}]:not(:checked)`)).map(
          (box) => box.dataset[name],
        ),
      );
    const kinds = off("kind");
    const certainties = off("certainty");
    cards.forEach((card, id) => {
      card.hidden = kinds.has(card.dataset.kind) || certainties.has(card.dataset.certainty);
      document.getElementById("n-" + id).hidden = card.hidden;
    });
    document.querySelectorAll(".records").forEach((section) => {
      section.hidden = !section.querySelector(".card:not([hidden])");
    });
    words.forEach(repaint);
    pin(pinned && !pinned.hidden ? pinned : null);
  }
  document.querySelector(".legend").addEventListener("change", filter);
})();
