/* What is known of a row, shown beside the pointer or the focused row. Esc or a click elsewhere closes it. */

const details = make("div", "details", "", { role: "tooltip", id: "details" });
details.hidden = true;
let pinned = false;

function showDetails(index, x, y) {
  const row = rows[index];
  const list = make("dl");
  for (const [label, value] of row.facts ?? []) list.append(make("dt", "", label), make("dd", "", value));
  const name = make("strong", "", row.name);
  name.style.setProperty("--bar", row.kind === "milestone" ? "var(--accent)" : row.color);
  details.replaceChildren(name, list);
  details.hidden = false;
  placeDetails(x, y);
}

/* Below and right of the point, unless the window ends there. */
function placeDetails(x, y) {
  details.style.left = "0px";
  const { width, height } = details.getBoundingClientRect();
  const left = x + 16 + width > innerWidth ? Math.max(x - width - 12, 4) : x + 16;
  const top = y + 18 + height > innerHeight ? Math.max(y - height - 12, 4) : y + 18;
  details.style.left = `${left}px`;
  details.style.top = `${top}px`;
}

function hideDetails() {
  details.hidden = true;
  pinned = false;
}

/* A word for the states that need or earn attention. */
function statusChip(row) {
  if (!["late", "at-risk", "done"].includes(row.status)) return [];
  return [make("em", `chip ${row.status}`, data.statuses[row.status])];
}

function rowOf(event) {
  const element = event.target.closest?.("[data-row]");
  return element ? Number(element.dataset.row) : null;
}

function followPointer(scroller) {
  scroller.addEventListener("pointermove", (event) => {
    if (pinned || event.pointerType === "touch") return;
    const index = rowOf(event);
    if (index === null) hideDetails();
    else showDetails(index, event.clientX, event.clientY);
  });
  scroller.addEventListener("pointerleave", () => { if (!pinned) hideDetails(); });
}
