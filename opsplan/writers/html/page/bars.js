/* The bar of a row. `place` turns day numbers into CSS lengths: pixels on the screen, percent on paper. */

const LABEL_FONT = "11px";
const screenPlace = {
  at: (day) => `${(day * state.dayWidth).toFixed(2)}px`,
  span: (from, to) => `${Math.max((to - from) * state.dayWidth, 3).toFixed(2)}px`,
};
const paperPlace = {
  at: (day) => `${((day / axis.days) * 100).toFixed(3)}%`,
  span: (from, to) => `${Math.max(((to - from) / axis.days) * 100, 0.4).toFixed(3)}%`,
};

/* Put the bar and all that belongs to it into the row's time cell. */
function paintBar(cell, row, place) {
  if (row.end <= 0 || row.start >= axis.days) return;
  if (state.show.baseline && row.baseline) cell.append(baseline(row, place));
  if (row.kind === "milestone") cell.append(diamond(row, place));
  else cell.append(...slackLine(row, place), bar(row, place));
  cell.append(label(row, place));
}

const clip = (day) => Math.min(Math.max(day, 0), axis.days);

/* An element from one day to another, in the row's colour. */
function span(className, from, to, place, row) {
  const element = make("i", className);
  element.style.left = place.at(clip(from));
  element.style.width = place.span(clip(from), clip(to));
  if (row.color) element.style.setProperty("--bar", row.color);
  return element;
}

function bar(row, place) {
  const element = span(barClass(row), row.start, row.end, place, row);
  if (row.progress && row.kind !== "phase" && row.kind !== "summary") {
    const done = make("b");
    done.style.width = `${Math.min(row.progress, 1) * 100}%`;
    element.append(done);
  }
  return element;
}

function barClass(row) {
  const bracket = row.kind === "phase" || row.kind === "summary";
  return [
    bracket ? `bracket ${row.kind}` : "bar", row.rolling ? "rolling" : "", row.pale ? "pale" : "",
    row.color.startsWith("var") ? "token" : "", row.critical && state.show.critical ? "critical" : "",
  ].filter(Boolean).join(" ");
}

const milestoneDay = (row) => Math.min((row.start + row.end) / 2, axis.days);

function baseline(row, place) {
  if (row.kind !== "milestone") return span("baseline", ...row.baseline, place, row);
  const element = make("i", "diamond baseline");
  element.style.left = place.at(clip((row.baseline[0] + row.baseline[1]) / 2));
  return element;
}

function diamond(row, place) {
  const element = make("i", row.critical && state.show.critical ? "diamond critical" : "diamond");
  element.style.left = place.at(clip(milestoneDay(row)));
  return element;
}

function slackLine(row, place) {
  if (!row.slack || !state.show.slack || row.slack <= row.end) return [];
  return [span("slack", row.end, row.slack, place, row)];
}

/* The dates beside the bar: right of it, or left where the axis ends. */
function label(row, place) {
  const text = labelText(row);
  const element = make("span", "label", text);
  const end = row.kind === "milestone" ? milestoneDay(row) : labelEnd(row);
  const gap = (row.kind === "milestone" ? 10 : 5) + (linkedEnds.has(row.index) ? 7 : 0);
  const room = place === screenPlace ? (axis.days - end) * state.dayWidth : (1 - end / axis.days) * 700;
  if (textWidth(text, LABEL_FONT) + gap + 6 <= room) {
    element.style.left = `calc(${place.at(end)} + ${gap}px)`;
  } else {
    element.style.right = `calc(100% - ${place.at(labelStart(row))} + ${gap}px)`;
  }
  return element;
}

/* The dates, and by how much they slipped while baselines are shown. */
function labelText(row) {
  return state.show.baseline && row.slip ? `${row.label} · ${row.slip}` : row.label;
}

function labelStart(row) {
  const baseline = state.show.baseline && row.baseline ? row.baseline[0] : Infinity;
  return clip(Math.min(row.kind === "milestone" ? milestoneDay(row) : row.start, baseline));
}

function labelEnd(row) {
  const slack = state.show.slack && row.slack ? row.slack : 0;
  const baseline = state.show.baseline && row.baseline ? row.baseline[1] : 0;
  return clip(Math.max(row.end, slack, baseline));
}
