/* The chart on the screen: a tree grid whose rows are made only while they are in sight. */

const ROW = 30;
const HEAD = 54;
const FOOT = 24;
const SPARE_ROWS = 8;
const EDGE = 8;

const parts = {};
const mounted = new Map();
let shown = [];
let positions = new Map();
let painted = { first: 0, last: -1, from: 0, to: -1 };

function buildChart() {
  parts.scroller = make("div", "scroller", "", {
    role: "treegrid", "aria-label": data.title, "aria-rowcount": rows.length + 1, "aria-describedby": "keys",
  });
  parts.canvas = make("div", "canvas", "", { role: "presentation" });
  parts.body = make("div", "body", "", { role: "rowgroup" });
  parts.grid = make("div", "grid", "", { "aria-hidden": "true" });
  parts.links = document.createElementNS(SVG, "svg");
  parts.links.setAttribute("class", "links");
  parts.links.setAttribute("aria-hidden", "true");
  parts.list = make("div", "list", "", { role: "presentation" });
  parts.nothing = make("p", "nothing", words.nothing);
  parts.body.append(make("div", "fill", "", { "aria-hidden": "true" }), parts.grid, parts.links, parts.list, parts.nothing);
  parts.canvas.append(buildHead(), parts.body, buildFoot());
  parts.scroller.append(parts.canvas);
  return parts.scroller;
}

function buildHead() {
  const head = make("div", "head", "", { role: "row", "aria-rowindex": 1 });
  parts.corner = make("div", "cells corner", "", { role: "presentation" });
  const task = make("span", "name", words.task, { role: "columnheader" });
  task.append(...rowButtons());
  parts.corner.append(task, make("span", "owner", words.owner, { role: "columnheader" }));
  const time = make("div", "time", "", { role: "columnheader", "aria-label": words.time });
  parts.upper = make("div", "upper", "", { "aria-hidden": "true" });
  parts.lower = make("div", "lower", "", { "aria-hidden": "true" });
  time.append(parts.upper, parts.lower);
  head.append(parts.corner, time);
  return head;
}

function buildFoot() {
  const foot = make("div", "foot", "", { "aria-hidden": "true" });
  const cells = make("div", "cells");
  parts.count = make("span", "count");
  parts.foot = make("div", "time");
  cells.append(parts.count);
  foot.append(cells, parts.foot);
  return foot;
}

/* Everything anew, after a change of zoom, filter or window. */
function render() {
  const focused = parts.list.contains(document.activeElement);
  shown = shownRows();
  positions = new Map(shown.map((index, line) => [index, line]));
  if (!positions.has(state.active)) state.active = shown[0] ?? 0;
  if (state.fitted) fitWidth();
  parts.canvas.style.width = `${pane() + axis.days * state.dayWidth + EDGE}px`;
  parts.body.style.height = `${shown.length * ROW}px`;
  parts.nothing.hidden = shown.length > 0;
  for (const count of [parts.count, parts.status]) count.textContent = countText();
  measureHeader();
  mounted.clear();
  parts.list.replaceChildren();
  painted = { first: 0, last: -1, from: 0, to: -1 };
  paint();
  if (focused && shown.length) focusRow(state.active);
}

const countText = () => words.shown.replace("{n}", shown.length).replace("{all}", rows.length);

const pane = () => parts.corner.offsetWidth;
const timeWidth = () => parts.scroller.clientWidth - pane();

function fitWidth() {
  state.dayWidth = Math.min((timeWidth() - EDGE) / axis.days, finest());
  state.level = levelFor(state.dayWidth);
}

/* Bring what is drawn in line with what is in sight. */
function paint() {
  const { scrollTop, scrollLeft, clientHeight } = parts.scroller;
  const first = Math.max(0, Math.floor(scrollTop / ROW) - SPARE_ROWS);
  const last = Math.min(shown.length - 1, Math.ceil((scrollTop + clientHeight) / ROW) + SPARE_ROWS);
  paintRows(first, last);
  const from = scrollLeft / state.dayWidth;
  const to = (scrollLeft + timeWidth()) / state.dayWidth;
  if (from < painted.from || to > painted.to) paintDays(from, to);
  if (first !== painted.first || last !== painted.last) paintLinks(positions, first, last);
  painted.first = first;
  painted.last = last;
}

/* Half a window more than needed on both sides, so that a short scroll draws nothing. */
function paintDays(from, to) {
  const spare = (to - from) / 2;
  painted.from = from - spare;
  painted.to = to + spare;
  paintAxis(Math.max(0, painted.from), Math.min(axis.days, painted.to));
}

function paintRows(first, last) {
  for (const [line, element] of mounted) {
    if ((line < first || line > last) && element !== document.activeElement) {
      element.remove();
      mounted.delete(line);
    }
  }
  for (let line = first; line <= last; line += 1) mountRow(line);
}

function mountRow(line) {
  if (!mounted.has(line)) mounted.set(line, parts.list.appendChild(makeRow(shown[line], line)));
  return mounted.get(line);
}

function makeRow(index, line) {
  const row = rows[index];
  const element = make("div", `row ${row.kind}`, "", {
    role: "row", "aria-level": (row.depth ?? 0) + 1, "aria-rowindex": line + 2, "data-row": index,
    tabindex: index === state.active ? 0 : -1,
  });
  if (isHead(index)) element.setAttribute("aria-expanded", String(!state.collapsed.has(index)));
  element.style.top = `${line * ROW}px`;
  const time = make("div", "time", "", { role: "gridcell", "aria-label": spokenFacts(row) });
  paintBar(time, row, screenPlace);
  element.append(makeCells(row, index), time);
  return element;
}

const spokenFacts = (row) => [row.label, ...(row.facts ?? []).map(([label, value]) => `${label} ${value}`)].join("; ");

function makeCells(row, index) {
  const cells = make("div", "cells", "", { role: "presentation" });
  const name = make("span", "name", "", { role: "gridcell" });
  name.style.setProperty("--depth", Math.min(row.depth ?? 0, 6));
  name.append(twisty(index), make("span", "text", row.name), ...statusChip(row));
  cells.append(name, make("span", "owner", row.owner ?? "", { role: "gridcell" }));
  return cells;
}

function twisty(index) {
  const mark = make("i", isHead(index) ? "twisty" : "twisty none", "", { "aria-hidden": "true" });
  if (rows[index].kind === "phase") mark.style.setProperty("--bar", rows[index].color);
  return mark;
}

function toggle(index) {
  if (!isHead(index)) return;
  if (!state.collapsed.delete(index)) state.collapsed.add(index);
  state.active = index;
  render();
}

function collapseAll(closed) {
  state.collapsed = new Set(closed ? [...rows.keys()].filter(isHead) : []);
  render();
}

/* Zoom to a width of a day, keeping the day at `anchor` pixels from the left of the time area in place. */
function zoomTo(dayWidth, level = null, anchor = timeWidth() / 2) {
  const day = (parts.scroller.scrollLeft + anchor) / state.dayWidth;
  const fit = (timeWidth() - EDGE) / axis.days;
  state.fitted = false;
  state.dayWidth = Math.min(Math.max(dayWidth, fit), Math.max(finest(), fit));
  state.level = level ?? levelFor(state.dayWidth);
  render();
  parts.scroller.scrollLeft = day * state.dayWidth - anchor;
  paint();
  markZoom();
}

function fit() {
  state.fitted = true;
  render();
  markZoom();
}

function scrollToDay(day) {
  parts.scroller.scrollLeft = day * state.dayWidth - timeWidth() / 3;
  paint();
}

/* Make a row the one the keyboard is on, in sight. */
function focusRow(index) {
  const line = positions.get(index);
  if (line === undefined) return;
  parts.list.querySelector('[tabindex="0"]')?.setAttribute("tabindex", "-1");
  state.active = index;
  const { scroller } = parts;
  const room = scroller.clientHeight - HEAD - FOOT;
  if (line * ROW < scroller.scrollTop) scroller.scrollTop = line * ROW;
  if ((line + 1) * ROW > scroller.scrollTop + room) scroller.scrollTop = (line + 1) * ROW - room;
  const element = mountRow(line);
  element.setAttribute("tabindex", "0");
  element.focus({ preventScroll: true });
  bringBarInSight(rows[index]);
  paint();
}

function bringBarInSight(row) {
  const from = parts.scroller.scrollLeft / state.dayWidth;
  const to = from + timeWidth() / state.dayWidth;
  if (row.end < from || row.start > to) scrollToDay(clip(row.start));
}
