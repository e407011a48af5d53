// What makes the pages handier; all of them work without it.
const root = document.documentElement;
root.classList.add("js");

// A select that changes what is shown sends its form.
for (const field of document.querySelectorAll("[data-send]")) {
  field.addEventListener("change", () => field.form.requestSubmit());
}

// The menu closes by Escape and by a click elsewhere.
const menu = document.querySelector(".menu");
document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu?.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const find = document.querySelector(".find input");
    if (find) {
      event.preventDefault();
      find.focus();
    }
  }
});

// Files may be dropped anywhere on the page that adds reports.
const drop = document.querySelector(".drop");
if (drop) {
  const input = drop.querySelector("input");
  const told = drop.querySelector("[data-one]");
  const tell = () => {
    const n = input.files.length;
    told.textContent = n ? (n === 1 ? told.dataset.one : told.dataset.many.replace("{n}", n)) : told.dataset.none;
    const names = Array.from(input.files, (file) => file.name);
    drop.querySelector(".hint").textContent = n
      ? names.slice(0, 4).join(", ") + (n > 4 ? " …" : "")
      : drop.dataset.hint;
  };
  input.addEventListener("change", tell);
  addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("over");
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      tell();
    }
  });
}

// A page that shows work in progress asks for its news until all is done.
const live = document.querySelector("[data-live]");
async function renew() {
  try {
    const answer = await fetch(live.dataset.live, { headers: { "x-part": "1" } });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-live]");
      if (fresh.innerHTML !== live.innerHTML) live.replaceChildren(...fresh.childNodes);
      document.title = page.title;
      const done = fresh.dataset.done === "1";
      document.querySelector("h1").textContent = page.querySelector("h1").textContent;
      if (done) return;
    }
  } catch {
    // the server may be back in a moment
  }
  setTimeout(renew, 700);
}
if (live && live.dataset.done !== "1") setTimeout(renew, 400);

// The slider of the board: shows its day while it moves, and loads the board when it rests.
const slider = document.querySelector(".asof input[type=range]");
if (slider) {
  const day = document.querySelector(".asof input[type=date]");
  const output = document.querySelector(".asof output");
  const first = Date.parse(slider.dataset.first);
  const format = new Intl.DateTimeFormat(root.lang, { dateStyle: "long", timeZone: "UTC" });
  const at = () => new Date(first + Number(slider.value) * 86400000);
  slider.addEventListener("input", () => {
    output.textContent = format.format(at());
    slider.setAttribute("aria-valuetext", output.textContent);
  });
  slider.addEventListener("change", () => {
    day.value = Number(slider.value) === Number(slider.max) ? "" : at().toISOString().slice(0, 10);
    slider.form.requestSubmit();
  });
  day.addEventListener("change", () => slider.form.requestSubmit());
}
