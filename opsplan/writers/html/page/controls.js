/* The head of the page: title, counts, search and filters, zoom, what to show; and the legend below. */

const selects = {};
const zoomButtons = new Map();

function buildPage() {
  const head = make("header", "page-head");
  const title = make("div", "title");
  title.append(make("h1", "", data.title), make("p", "span", data.span), statusCounts(), button(words.print, () => print()));
  head.append(title, ...data.notes.map((note) => make("p", "note", note)), toolbar());
  parts.status = make("p", "unseen", "", { role: "status" });
  document.body.append(head, buildChart(), legend(), details, parts.status);
}

/* How many tasks are in which state; a click filters by it. */
function statusCounts() {
  const box = make("div", "counts");
  parts.counts = choices("status").map((status) => {
    const count = rows.filter((row) => row.status === status).length;
    const chip = button(`${data.statuses[status]} ${count}`, () => filter("status", state.filters.status === status ? "" : status));
    chip.className = `chip ${status}`;
    chip.dataset.status = status;
    chip.setAttribute("aria-pressed", "false");
    return chip;
  });
  box.append(...parts.counts);
  return box;
}

function toolbar() {
  const bar = make("div", "toolbar", "", { role: "toolbar", "aria-label": words.view });
  bar.append(filterGroup(), zoomGroup(), showGroup());
  return bar;
}

function filterGroup() {
  parts.search = make("input", "", "", { type: "search", placeholder: words.search, "aria-label": words.search });
  parts.search.addEventListener("input", () => search(parts.search.value));
  parts.clear = button(words.clear, clearFilters);
  parts.clear.hidden = true;
  return group(words.filters, parts.search, ...["owner", "phase", "tag", "status"].map(select), parts.clear);
}

/* A choice of values; none where there is nothing to choose. */
function select(key) {
  const values = choices(key);
  if (values.length < 2 && key !== "status" || !values.length) return null;
  const element = make("select", "", "", { "aria-label": words[key] });
  element.append(new Option(`${words[key]}: ${words.all}`, ""));
  for (const value of values) element.append(new Option(key === "status" ? data.statuses[value] : value, value));
  element.addEventListener("change", () => filter(key, element.value));
  selects[key] = element;
  return element;
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
  Object.keys(state.filters).forEach((key) => { state.filters[key] = ""; });
  afterFilter();
}

/* What matches must be seen, so heads open. */
function afterFilter() {
  state.collapsed.clear();
  parts.clear.hidden = !isFiltered();
  for (const [key, element] of Object.entries(selects)) {
    element.value = state.filters[key];
    element.classList.toggle("used", Boolean(state.filters[key]));
  }
  for (const chip of parts.counts) chip.setAttribute("aria-pressed", String(chip.dataset.status === state.filters.status));
  parts.scroller.scrollTop = 0;
  hideDetails();
  render();
  const match = shown.find((index) => rows[index].kind !== "phase");
  if (isFiltered() && match !== undefined) bringBarInSight(rows[match]);
}

function zoomGroup() {
  axis.levels.forEach(([unit], level) => {
    zoomButtons.set(level, button(words[unit], () => zoomTo(UNIT_WIDTH[unit], level)));
  });
  parts.fit = button(words.fit, fit);
  const units = make("span", "segments");
  units.append(...zoomButtons.values());
  return group(words.zoom, units,
    button("−", () => zoomTo(state.dayWidth / 1.5), words.out), button("+", () => zoomTo(state.dayWidth * 1.5), words.in), parts.fit,
    data.today && button(words.toToday, () => scrollToDay(data.today[0])));
}

/* Show which unit and whether the whole chart fits. */
function markZoom() {
  for (const [level, element] of zoomButtons) element.setAttribute("aria-pressed", String(level === state.level));
  parts.fit.setAttribute("aria-pressed", String(state.fitted));
}

function showGroup() {
  return group(words.view,
    has((row) => row.critical) && switcher("critical"),
    data.links.length > 0 && switcher("links"),
    has((row) => row.slack) && switcher("slack"),
    has((row) => row.baseline) && switcher("baseline"));
}

function switcher(key) {
  const element = button(words[key], () => {
    state.show[key] = !state.show[key];
    element.setAttribute("aria-pressed", String(state.show[key]));
    render();
  });
  element.setAttribute("aria-pressed", "true");
  return element;
}

/* Open and close all heads, above the names. */
function rowButtons() {
  if (!children.some((list) => list.length)) return [];
  const box = make("span", "row-buttons");
  box.append(button(words.expand, () => collapseAll(false)), button(words.collapse, () => collapseAll(true)));
  return [box];
}

/* What the marks mean, of those that the chart has. */
function legend() {
  const box = make("footer", "legend", "", { "aria-label": words.legend });
  const { named, weekends, worked } = data.daysOff;
  const marks = [
    ...data.legend.map(([color, text]) => mark("swatch", text, color)),
    has((row) => row.kind === "task" || row.kind === "activity") && mark("swatch done", words.bar),
    has((row) => row.rolling) && mark("swatch rolling", words.rolling),
    has((row) => row.kind === "milestone") && mark("diamond", words.milestone),
    has((row) => row.critical) && mark("swatch critical", words.critical),
    has((row) => row.slack) && mark("swatch slack", words.slack),
    has((row) => row.baseline) && mark("swatch baseline", words.baseline),
    data.today && mark("today", data.today[1]),
    (named.some((off) => !off[3]) || weekends.length > 0) && mark("swatch shade", words.dayOff),
    named.some((off) => off[3]) && mark("swatch shade estimated", words.estimated),
    worked.length > 0 && mark("make-up", words.makeUp, "", words.makeUpMark),
  ];
  box.append(...marks.filter(Boolean), make("span", "keys", words.keys, { id: "keys" }));
  return box;
}

function mark(className, text, color = "", inside = "") {
  const item = make("span", "item");
  const sign = make("i", className, inside, { "aria-hidden": "true" });
  if (color) sign.style.setProperty("--bar", color);
  item.append(sign, make("span", "", text));
  return item;
}
