/* Which items are shown. */

let shown = [];

function passes(item) {
  if (item.kind === "gap" && !state.gaps) return false;
  return item.searched.includes(state.search)
    && Object.entries(state.filters).every(([key, value]) => !value || item[key] === value);
}

function refilter() {
  shown = items.filter(passes);
}

function isFiltered() {
  return Boolean(state.search) || Object.values(state.filters).some(Boolean);
}

/* Shown items with a day from first to last, both included. */
function within(first, last) {
  return shown.filter((item) => item.day <= last && item.last >= first);
}

/* The values a filter offers, in the order in which the items bring them; closed lists keep their own order. */
function choices(key) {
  const found = new Set(items.map((item) => item[key]).filter(Boolean));
  const closed = { status: data.statuses, kind: data.kinds }[key];
  return closed ? Object.keys(closed).filter((value) => found.has(value)) : [...found];
}

function nameOf(key, value) {
  return { status: data.statuses, kind: data.kinds }[key]?.[value] ?? value;
}

function filter(key, value) {
  state.filters[key] = value;
  afterFilter();
}

function search(text) {
  state.search = text.trim().toLowerCase();
  afterFilter();
}

function clearFilters() {
  state.search = "";
  parts.search.value = "";
  for (const key of Object.keys(state.filters)) state.filters[key] = "";
  afterFilter();
}

/* The page is turned to the nearest match where the one in sight has none. */
function afterFilter() {
  refilter();
  const { first, last } = spanInSight();
  if (isFiltered() && shown.length && !within(first, last).length) {
    const near = shown.find((item) => item.day > last) ?? shown.at(-1);
    state.at = Math.min(Math.max(near.day, data.start), data.end);
  }
  hideDetails();
  render();
}
