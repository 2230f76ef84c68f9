/* The chart's data, what the reader chose, and which rows follow from both. */

const data = JSON.parse(document.getElementById("data").textContent);
const { rows, words } = data;

const state = {
  collapsed: new Set(),
  filters: { owner: "", phase: "", tag: "", status: "" },
  search: "",
  show: { critical: true, links: true, slack: true, baseline: true },
  dayWidth: 1,
  level: 0,
  fitted: true,
  active: 0,
};

const children = rows.map(() => []);
rows.forEach((row, index) => {
  row.index = index;
  if (row.parent !== undefined) children[row.parent].push(index);
});

const searchable = rows.map((row) =>
  [row.name, row.owner, row.code, ...(row.tags ?? [])].filter(Boolean).join("\n").toLowerCase());

const isHead = (index) => children[index].length > 0;
const has = (test) => rows.some(test);

/* The values a filter offers, in the order in which the rows bring them. */
function choices(key) {
  const values = key === "tag" ? rows.flatMap((row) => row.tags ?? []) : rows.map((row) => row[key]);
  const found = new Set(values.filter(Boolean));
  return key === "status" ? Object.keys(data.statuses).filter((status) => found.has(status)) : [...found];
}

function passesFilters(row) {
  const { owner, phase, tag, status } = state.filters;
  return (!owner || row.owner === owner) && (!phase || row.phase === phase)
    && (!tag || (row.tags ?? []).includes(tag)) && (!status || row.status === status);
}

function isFiltered() {
  return Boolean(state.search) || Object.values(state.filters).some(Boolean);
}

/* The rows that match, and the heads they stand under. Below a head that the search finds, everything matches. */
function matches() {
  const kept = new Set();
  const found = [];
  rows.forEach((row, index) => {
    found[index] = searchable[index].includes(state.search) || found[row.parent] === true;
    if (!found[index] || !passesFilters(row)) return;
    for (let at = index; at !== undefined && !kept.has(at); at = rows[at].parent) kept.add(at);
  });
  return kept;
}

/* The places of the rows to show, from top to bottom. */
function shownRows() {
  const kept = isFiltered() ? matches() : null;
  const closed = [];
  return rows.map((row, index) => index).filter((index) => {
    const parent = rows[index].parent;
    closed[index] = parent !== undefined && (closed[parent] || state.collapsed.has(parent));
    return !closed[index] && (!kept || kept.has(index));
  });
}
