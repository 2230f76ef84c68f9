/* The keyboard. */

const KEYS = {
  ArrowLeft: () => turn(-1),
  ArrowRight: () => turn(1),
  1: () => show("month"),
  2: () => show("list"),
  3: () => show("quarter"),
  t: () => parts.today?.click(),
  "/": () => parts.search.focus(),
  Escape: () => escape(),
};

/* First the details go, then the search and the filters. */
function escape() {
  if (pinned) closeDetails();
  else if (!details.hidden) hideDetails();
  else if (isFiltered()) clearFilters();
}

function onKey(event) {
  const typing = event.target.closest?.("input, select");
  if (event.ctrlKey || event.metaKey || event.altKey || (typing && event.key !== "Escape")) return;
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act) return;
  event.preventDefault();
  act();
  if (typing) typing.blur();
}

function listen() {
  listenToChips(parts.view);
  document.addEventListener("keydown", onKey);
  parts.view.addEventListener("scroll", () => { if (!pinned) hideDetails(); }, { passive: true });
  addEventListener("resize", () => { hideDetails(); render(); });
  addEventListener("beforeprint", beforePrint);
  addEventListener("afterprint", afterPrint);
}
