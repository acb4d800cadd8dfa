"use strict";
// Sorting, filtering, what bars tell on hover and focus, copying. Without it everything can still be read.

const table = document.querySelector("table.summary");
const rows = table ? [...table.tBodies[0].rows] : [];

function keyOf(row, column) {
  const cell = row.cells[column];
  return cell.dataset.key === undefined ? cell.textContent.trim() : Number(cell.dataset.key);
}

function compare(a, b) {
  return typeof a === "number" ? a - b : a.localeCompare(b, "en", { numeric: true });
}

function sortBy(column, heads) {
  const head = heads[column];
  const down = head.getAttribute("aria-sort") !== "descending";
  for (const each of heads) each.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const sorted = rows.slice().sort((a, b) => compare(keyOf(a, column), keyOf(b, column)) * (down ? -1 : 1));
  table.tBodies[0].append(...sorted);
}

if (table) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => sortBy(column, heads)));
}

const form = document.querySelector("form.filter");

function filter() {
  const wanted = form.querySelector("[type=search]").value.trim().toLowerCase();
  const verdicts = new Set([...form.querySelectorAll("[type=checkbox]:checked")].map((box) => box.value));
  let shown = 0;
  for (const row of rows) {
    row.hidden = !verdicts.has(row.dataset.verdict) || !row.textContent.toLowerCase().includes(wanted);
    const section = document.getElementById(row.querySelector("a").hash.slice(1));
    section.hidden = row.hidden;
    if (!row.hidden) shown += 1;
  }
  form.querySelector("output").textContent = shown < rows.length ? `${shown} of ${rows.length} shown` : "";
}

if (form) {
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
}

// A link to a migration opens it.
function openTarget() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target && target.tagName === "DETAILS") target.open = true;
}
addEventListener("hashchange", openTarget);
openTarget();

// On paper nothing can be opened.
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => (each.open = true)));

const tip = document.getElementById("tip");

function showTip(event) {
  const bar = event.target.closest(".bar");
  if (!bar) return;
  tip.textContent = bar.getAttribute("aria-label");
  tip.hidden = false;
  const box = bar.getBoundingClientRect();
  const left = Math.min(Math.max(box.left, 8), innerWidth - tip.offsetWidth - 8);
  const above = box.top - tip.offsetHeight - 8;
  tip.style.left = `${Math.max(left, 8)}px`;
  tip.style.top = `${above > 8 ? above : box.bottom + 8}px`;
}

function hideTip() {
  tip.hidden = true;
}

for (const name of ["mouseover", "focusin"]) document.addEventListener(name, showTip);
for (const name of ["mouseout", "focusout", "scroll"]) addEventListener(name, hideTip);
addEventListener("keydown", (event) => event.key === "Escape" && hideTip());

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = "Copied";
  });
}
