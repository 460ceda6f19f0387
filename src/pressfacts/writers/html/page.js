const every = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const marks = every(".mark");
const rows = every(".facts tbody tr");
const boxes = every(".filters input");
const tip = document.getElementById("tip");
const byFact = new Map(rows.map((row) => [row.id, row]));
const factsOf = (mark) => mark.dataset.facts.split(" ");
const onScreen = (element) => element.getClientRects().length > 0;
let hiding = 0;
let described = null;

/* Filters */

function chosen(name) {
  return new Set(boxes.filter((box) => box.name === name && box.checked).map((box) => box.value));
}

function filter() {
  const kinds = chosen("kind");
  const zones = chosen("zone");
  const hasZones = boxes.some((box) => box.name === "zone");
  const open = (zone) => !hasZones || !zone || zones.has(zone);
  const known = new Set(boxes.filter((box) => box.name === "zone").map((box) => box.value));
  let shown = 0;
  for (const row of rows) {
    row.hidden = !(kinds.has(row.dataset.kind) && open(row.dataset.zone));
    shown += row.hidden ? 0 : 1;
  }
  for (const section of every(".facts section[data-kind]")) {
    section.hidden = !rows.some((row) => row.dataset.kind === section.dataset.kind && !row.hidden);
  }
  for (const entry of every(".entry")) entry.classList.toggle("off", byFact.get(entry.dataset.fact).hidden);
  for (const mark of marks) {
    const zone = mark.closest("[data-zone]").dataset.zone;
    const here = !known.has(zone) || open(zone);
    const drawn = new Set(
      factsOf(mark).filter((fact) => here && !byFact.get(fact).hidden).map((fact) => byFact.get(fact).dataset.kind),
    );
    for (const layer of every(".layer", mark)) layer.classList.toggle("off", !drawn.has(layer.dataset.kind));
    mark.classList.toggle("none", drawn.size === 0);
    if (mark.hasAttribute("aria-label")) mark.tabIndex = drawn.size === 0 ? -1 : 0;
  }
  document.getElementById("count").value =
    shown === rows.length ? `${shown} facts` : `${shown} of ${rows.length} facts`;
  document.getElementById("all").hidden = boxes.every((box) => box.checked);
  hide();
}

function showAll() {
  for (const box of boxes) box.checked = true;
  filter();
}

document.querySelector(".filters").addEventListener("change", filter);
document.querySelector(".filters").addEventListener("submit", (event) => event.preventDefault());
document.getElementById("all").addEventListener("click", showAll);

/* The note on a fact */

function part(tag, className, ...children) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

function noteOn(row) {
  const [first, ...cells] = [...row.cells];
  const why = cells.pop();
  const head = part("div", "head", part("span", row.dataset.kind, row.closest("section").querySelector("h2").firstChild.data.trim()), part("span", "", first.textContent.trim()));
  const rest = cells.map((cell) => cell.textContent.trim()).filter(Boolean).join(" · ");
  const note = part("div", "", head, part("div", "rest", rest));
  note.append(...[...why.cloneNode(true).childNodes]);
  return note;
}

function show(mark) {
  const open = factsOf(mark).map((fact) => byFact.get(fact)).filter((row) => row && !row.hidden);
  if (!open.length || mark.classList.contains("none")) return;
  hide();
  tip.replaceChildren(...open.map(noteOn));
  tip.hidden = false;
  described = mark;
  mark.setAttribute("aria-describedby", "tip");
  place();
  const facts = new Set(factsOf(mark));
  for (const other of marks) other.classList.toggle("same", factsOf(other).some((fact) => facts.has(fact)));
}

/* Put the note under its mark, or above where there is no room; it is not seen while the mark is out of sight. */
function place() {
  const box = described.getClientRects()[0];
  const seen = box && box.bottom > 0 && box.top < innerHeight;
  tip.style.visibility = seen ? "visible" : "hidden";
  if (!seen) return;
  const size = tip.getBoundingClientRect();
  const below = box.bottom + 8 + size.height < innerHeight;
  tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - size.width - 8))}px`;
  tip.style.top = `${below ? box.bottom + 8 : Math.max(8, box.top - size.height - 8)}px`;
}

function hide() {
  clearTimeout(hiding);
  tip.hidden = true;
  if (described) described.removeAttribute("aria-describedby");
  described = null;
  for (const mark of every(".mark.same")) mark.classList.remove("same");
}

function hideSoon() {
  clearTimeout(hiding);
  hiding = setTimeout(hide, 180);
}

for (const mark of marks) {
  mark.addEventListener("pointerenter", () => { clearTimeout(hiding); show(mark); });
  mark.addEventListener("pointerleave", hideSoon);
  mark.addEventListener("focus", () => show(mark));
  mark.addEventListener("blur", hideSoon);
}
tip.addEventListener("pointerenter", () => clearTimeout(hiding));
tip.addEventListener("pointerleave", hideSoon);
addEventListener("scroll", () => described && place(), { passive: true, capture: true });
addEventListener("resize", hide);

/* From marks to rows and back */

function land(element, target) {
  for (const other of every(".at")) other.classList.remove("at");
  element.classList.add("at");
  const details = element.closest("details");
  if (details) details.open = true;
  element.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}

function toRow(mark) {
  const row = factsOf(mark).map((fact) => byFact.get(fact)).find((candidate) => candidate && !candidate.hidden);
  if (row) land(row, row);
}

function toPlace(id) {
  const place = document.getElementById(id);
  const mark = place && place.closest(".mark");
  if (mark) land(mark, mark);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const mark = event.target.closest(".mark");
  const row = event.target.closest(".facts tbody tr");
  if (mark) {
    event.preventDefault();
    toRow(mark);
  } else if (link && link.classList.contains("entry")) {
    event.preventDefault();
    const target = byFact.get(link.dataset.fact);
    if (target && !target.hidden) land(target, target);
  } else if (row && getSelection().isCollapsed) {
    const own = link || row.querySelector("th a");
    if (!own) return;
    event.preventDefault();
    toPlace(own.getAttribute("href").slice(1));
  }
});

/* Keys */

const keys = document.getElementById("keys");
document.getElementById("keys-button").addEventListener("click", () => keys.showModal());

function step(by) {
  const open = marks.filter((mark) => mark.hasAttribute("aria-label") && !mark.classList.contains("none") && onScreen(mark));
  if (!open.length) return;
  const now = open.indexOf(document.activeElement);
  const next = now < 0 ? (by > 0 ? 0 : open.length - 1) : (now + by + open.length) % open.length;
  open[next].scrollIntoView({ block: "center" });
  open[next].focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  const row = document.activeElement.closest(".facts tbody tr");
  if (event.key === "Escape") hide();
  else if (event.key === "n") step(1);
  else if (event.key === "p") step(-1);
  else if (event.key === "t") changeTheme();
  else if (event.key === "0") showAll();
  else if (event.key === "?") keys.showModal();
  else if (event.key === "Enter" && row && row === document.activeElement) {
    const link = row.querySelector("th a");
    if (link) { event.preventDefault(); toPlace(link.getAttribute("href").slice(1)); }
  } else if (/^[1-9]$/.test(event.key)) {
    const box = boxes.filter((candidate) => candidate.name === "kind")[Number(event.key) - 1];
    if (box) box.click();
  }
});

filter();
