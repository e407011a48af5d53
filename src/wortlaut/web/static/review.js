// Review by keys, and words chosen in the text. Every action is a button or a link, too.
const article = document.querySelector("article");
const cards = () => Array.from(document.querySelectorAll(".card")).filter((card) => !card.hidden && card.querySelector("form.review"));
const here = () => document.activeElement?.closest?.(".card") || document.querySelector(".card:target") || document.querySelector(".card.pinned");

function go(step) {
  const all = cards();
  if (!all.length) return;
  const at = all.indexOf(here());
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
  const first = next.querySelector("a.number");
  const word = first && document.getElementById(first.hash.slice(1));
  if (word) word.scrollIntoView({ block: "center" });
}

function press(key) {
  const everywhere = document.querySelector(`.decisions [data-key="${key}"]`);
  const target = everywhere || here()?.querySelector(`[data-key="${key}"]`);
  if (target) target.click();
  return Boolean(target);
}

const help = document.getElementById("keys");
document.getElementById("keys-open")?.addEventListener("click", () => help.showModal());

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, dialog");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || choosing) return;
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else if (event.key === "?") help.showModal();
  else if (!"arcmiuf".includes(event.key) || !press(event.key)) return;
  event.preventDefault();
});

// The words that are selected in the text go into the form of the correction.
const panel = document.getElementById("fix") || document.getElementById("missed");
const inputs = panel ? Array.from(panel.querySelectorAll("input[data-spans]")) : [];
const spansOf = (input) => panel.querySelector(`[name="${input.dataset.spans}"]`);
let into = inputs[0]; // the field that the words go into
let choosing = false;
const points = (text) => Array.from(text).length;

function take() {
  const selection = getSelection();
  if (!panel || selection.isCollapsed || !selection.rangeCount) return false;
  const range = selection.getRangeAt(0);
  if (!article.contains(range.startContainer) || !article.contains(range.endContainer)) return false;
  const before = document.createRange();
  before.selectNodeContents(article);
  before.setEnd(range.startContainer, range.startOffset);
  const whole = range.toString();
  const said = whole.trim();
  if (!said) return false;
  const start = points(before.toString()) + points(whole.slice(0, whole.length - whole.trimStart().length));
  into.value = said.replace(/\s+/g, " ");
  spansOf(into).value = `${start}-${start + points(said)}`;
  return true;
}

if (panel) {
  document.documentElement.classList.add("choosing");
  article.addEventListener("mouseup", () => setTimeout(take, 0));
  for (const input of inputs) {
    input.addEventListener("focus", () => { into = input; });
    input.addEventListener("input", () => { spansOf(input).value = ""; });
  }
  panel.querySelector(".choose").addEventListener("click", () => {
    const number = panel.closest(".card")?.querySelector("a.number");
    const word = number ? document.getElementById(number.hash.slice(1)) : article;
    choosing = true;
    article.tabIndex = 0;
    article.focus({ preventScroll: true });
    getSelection().collapse(word.firstChild || word, 0);
    word.scrollIntoView({ block: number ? "center" : "start" });
  });
  // Arrow keys move by words, with Shift they select, Enter takes, Escape leaves.
  article.addEventListener("keydown", (event) => {
    if (!choosing) return;
    const ways = { ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] };
    const way = ways[event.key];
    if (way) {
      getSelection().modify(event.shiftKey ? "extend" : "move", ...way);
    } else if (event.key === "Enter" || event.key === "Escape") {
      if (event.key === "Enter") take();
      choosing = false;
      article.removeAttribute("tabindex");
      into.focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
}

// The address leads to the form; the focus follows when the browser has scrolled there.
const field = inputs[0] || document.getElementById("join-other");
addEventListener("load", () => setTimeout(() => field?.focus({ preventScroll: true }), 0));
