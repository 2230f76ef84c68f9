/* The keyboard and the pointer on the chart. */

const PAGE = 12;
const ROW_KEYS = {
  ArrowDown: (line) => moveTo(line + 1),
  ArrowUp: (line) => moveTo(line - 1),
  PageDown: (line) => moveTo(line + PAGE),
  PageUp: (line) => moveTo(line - PAGE),
  Home: () => moveTo(0),
  End: () => moveTo(shown.length - 1),
  ArrowRight: () => openOrEnter(state.active),
  ArrowLeft: () => closeOrLeave(state.active),
  Enter: () => (isHead(state.active) ? toggle(state.active) : showFocused()),
  " ": () => (isHead(state.active) ? toggle(state.active) : showFocused()),
};
const PAGE_KEYS = {
  "+": () => zoomTo(state.dayWidth * 1.5),
  "=": () => zoomTo(state.dayWidth * 1.5),
  "-": () => zoomTo(state.dayWidth / 1.5),
  "/": () => parts.search.focus(),
  Escape: () => escape(),
};

function moveTo(line) {
  const index = shown[Math.min(Math.max(line, 0), shown.length - 1)];
  if (index !== undefined) focusRow(index);
}

function openOrEnter(index) {
  if (!isHead(index)) return;
  if (state.collapsed.has(index)) toggle(index);
  else moveTo(positions.get(index) + 1);
}

function closeOrLeave(index) {
  if (isHead(index) && !state.collapsed.has(index)) toggle(index);
  else if (rows[index].parent !== undefined) focusRow(rows[index].parent);
}

/* First the details go, then the search and the filters. */
function escape() {
  if (!details.hidden) hideDetails();
  else if (isFiltered()) clearFilters();
}

function onRowKey(event) {
  const act = ROW_KEYS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act(positions.get(state.active) ?? 0);
}

function onPageKey(event) {
  const typing = event.target.closest?.("input, select");
  if (event.ctrlKey || event.metaKey || event.altKey || (typing && event.key !== "Escape")) return;
  const act = PAGE_KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
  if (typing) typing.blur();
}

/* Details of the focused row, in the lower right corner, or the upper one where they would hide the row. */
function showFocused() {
  const element = mounted.get(positions.get(state.active));
  if (!element) return;
  showDetails(state.active, innerWidth, 0);
  const chart = parts.scroller.getBoundingClientRect();
  const top = chart.bottom - FOOT - 12 - details.offsetHeight;
  const hides = element.getBoundingClientRect().bottom > top;
  details.style.left = `${chart.right - 24 - details.offsetWidth}px`;
  details.style.top = `${hides ? chart.top + HEAD + 8 : top}px`;
}

function onFocus(event) {
  const index = rowOf(event);
  if (index === null || !event.target.matches(":focus-visible")) return;
  state.active = index;
  event.target.setAttribute("aria-describedby", "details");
  showFocused();
}

function onClick(event) {
  const index = rowOf(event);
  if (index === null) return;
  if (event.target.closest(".cells") && isHead(index)) {
    toggle(index);
    return;
  }
  focusRow(index);
  showDetails(index, event.clientX, event.clientY);
  pinned = true;
}

function onWheel(event) {
  if (!event.ctrlKey) return;
  event.preventDefault();
  const anchor = event.clientX - parts.scroller.getBoundingClientRect().left - pane();
  zoomTo(state.dayWidth * (event.deltaY < 0 ? 1.25 : 0.8), null, Math.max(anchor, 0));
}

function listen() {
  const { scroller } = parts;
  let waiting = false;
  scroller.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; paint(); });
  }, { passive: true });
  scroller.addEventListener("keydown", onRowKey);
  scroller.addEventListener("focusin", onFocus);
  scroller.addEventListener("focusout", hideDetails);
  scroller.addEventListener("click", onClick);
  scroller.addEventListener("wheel", onWheel, { passive: false });
  followPointer(scroller);
  document.addEventListener("keydown", onPageKey);
  addEventListener("resize", () => { hideDetails(); render(); });
}
