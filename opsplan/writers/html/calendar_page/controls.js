/* The head of the page: title, how far the content is, views and turning of pages, filters; and the legend below. */

const selects = {};
const viewButtons = new Map();
const VIEWS = { month: monthView, list: listView, quarter: quarterView };
const spanInSight = () => ({ month: monthOf, quarter: quarterOf }[state.view]?.(state.at) ?? { first: data.start, last: data.end });

function buildPage() {
  const head = make("header", "page-head");
  const title = make("div", "title");
  title.append(make("h1", "", data.title), make("p", "span", data.span), statusCounts(), button(words.print, () => print()));
  head.append(title, ...data.notes.map((note) => make("p", "note", note)), toolbar());
  parts.view = make("main", "view", "", { tabindex: "-1" });
  parts.status = make("p", "unseen", "", { role: "status" });
  document.body.append(head, parts.view, legend(), details, parts.status);
}

/* How many entries are in which state; a click filters by it. */
function statusCounts() {
  const box = make("div", "counts", "", { role: "group", "aria-label": words.status });
  parts.counts = choices("status").map((status) => {
    const count = items.filter((item) => item.status === status).length;
    const chipElement = button("", () => filter("status", state.filters.status === status ? "" : status));
    chipElement.className = "count-chip";
    chipElement.dataset.status = status;
    chipElement.append(disc(status), `${data.statuses[status]} ${count}`);
    return chipElement;
  });
  box.append(...parts.counts);
  return box;
}

function toolbar() {
  const bar = make("div", "toolbar");
  bar.append(turnGroup(), viewGroup(), filterGroup(), showGroup());
  return bar;
}

function turnGroup() {
  parts.name = make("h2", "page-name", "", { "aria-live": "polite" });
  parts.previous = button("‹", () => turn(-1), words.previous);
  parts.next = button("›", () => turn(1), words.next);
  parts.today = data.today !== null && data.today >= data.start && data.today <= data.end ? button(words.today, goToToday) : null;
  return group(words.go, parts.previous, parts.next, parts.today, parts.name);
}

function viewGroup() {
  const segments = make("span", "segments");
  for (const view of Object.keys(VIEWS)) viewButtons.set(view, button(words[view], () => show(view)));
  segments.append(...viewButtons.values());
  return group(words.view, segments);
}

function filterGroup() {
  parts.search = make("input", "", "", { type: "search", placeholder: words.search, "aria-label": words.search });
  parts.search.addEventListener("input", () => search(parts.search.value));
  parts.clear = button(words.clear, clearFilters);
  return group(words.filters, parts.search, ...["channel", "owner", "kind"].map(select), parts.clear);
}

/* A choice of values; none where there is nothing to choose. */
function select(key) {
  const values = choices(key);
  if (values.length < 2) return null;
  const element = make("select", "", "", { "aria-label": words[key] });
  element.append(new Option(`${words[key]}: ${words.all}`, ""), ...values.map((value) => new Option(nameOf(key, value), value)));
  element.addEventListener("change", () => filter(key, element.value));
  selects[key] = element;
  return element;
}

function showGroup() {
  const statuses = choices("status").length > 0;
  parts.gaps = items.some((item) => item.kind === "gap") ? button(words.gaps, () => { state.gaps = !state.gaps; afterFilter(); }) : null;
  parts.colours = statuses && data.channels.length
    ? button(`${words.colours}: ${words.status}`, () => { state.colours = state.colours === "status" ? "channel" : "status"; render(); }) : null;
  return group(words.view, parts.gaps, parts.colours);
}

function show(view) {
  state.view = view;
  hideDetails();
  render();
  parts.view.scrollTop = 0;
}

/* To the month or quarter before or after, within the calendar. */
function turn(step) {
  const { first, last } = spanInSight();
  const day = step < 0 ? first - 1 : last + 1;
  if (state.view === "list" || day < data.start || day > data.end) return;
  state.at = day;
  hideDetails();
  render();
}

function goToToday() {
  state.at = data.today;
  if (state.view === "list") state.view = "month";
  render();
  parts.view.querySelector(".today")?.scrollIntoView({ block: "nearest" });
}

function render() {
  const span = spanInSight();
  const paged = state.view !== "list";
  parts.view.replaceChildren(shown.length || !isFiltered() ? VIEWS[state.view](span) : make("p", "nothing", words.nothing));
  parts.name.textContent = { month: monthName(span.first), quarter: quarterName(span) }[state.view] ?? "";
  parts.previous.hidden = parts.next.hidden = !paged;
  parts.previous.disabled = span.first <= data.start;
  parts.next.disabled = span.last >= data.end;
  for (const [view, element] of viewButtons) element.setAttribute("aria-pressed", String(view === state.view));
  for (const [key, element] of Object.entries(selects)) {
    element.value = state.filters[key];
    element.classList.toggle("used", Boolean(state.filters[key]));
  }
  for (const element of parts.counts) element.setAttribute("aria-pressed", String(element.dataset.status === state.filters.status));
  parts.gaps?.setAttribute("aria-pressed", String(state.gaps));
  parts.colours?.setAttribute("aria-pressed", String(state.colours === "status"));
  parts.clear.hidden = !isFiltered();
  parts.status.textContent = shown.length ? filled(words.shown, { n: shown.length, all: items.length }) : words.nothing;
  parts.legend.replaceChildren(...legendMarks());
}
