/* Dependencies between the rows shown, as elbow lines with an arrowhead. */

const SVG = "http://www.w3.org/2000/svg";
const BAR_HALF = 6;
const OUT = 6;

/* The rows from whose end a link leaves: their dates stand a little farther off. */
const linkedEnds = new Set(data.links.filter(([, , kind]) => kind[0] === "F").map(([source]) => source));

/* Draw the links that cross the rows from `first` to `last`; `positions` maps a row to its line. */
function paintLinks(positions, first, last) {
  parts.links.replaceChildren();
  if (!state.show.links) return;
  for (const [source, target, kind] of data.links) {
    const from = positions.get(source);
    const to = positions.get(target);
    if (from === undefined || to === undefined) continue;
    if (Math.max(from, to) < first || Math.min(from, to) > last) continue;
    drawLink(rows[source], rows[target], from, to, kind);
  }
}

function drawLink(source, target, from, to, kind) {
  const urgent = state.show.critical && source.critical && target.critical;
  const group = document.createElementNS(SVG, "g");
  group.setAttribute("class", urgent ? "link critical" : "link");
  const { line, head } = route(source, target, middleOf(from), middleOf(to), kind);
  group.append(path("line", line), path("head", head));
  parts.links.append(group);
}

function path(className, d) {
  const element = document.createElementNS(SVG, "path");
  element.setAttribute("class", className);
  element.setAttribute("d", d);
  return element;
}

const middleOf = (line) => line * ROW + ROW / 2;

/* Where a link leaves or reaches a row: at its start or its end. */
function edge(row, atEnd) {
  if (row.kind === "milestone") return milestoneDay(row) * state.dayWidth + (atEnd ? 8 : -8);
  return clip(atEnd ? row.end : row.start) * state.dayWidth;
}

/* The line and its arrowhead: into the successor's start where there is room, else onto its near edge, else round. */
function route(source, target, y0, y1, kind) {
  const x0 = edge(source, kind[0] === "F");
  const x1 = edge(target, kind[1] === "F");
  const down = y1 > y0 ? 1 : -1;
  if (kind === "FS" && x1 - x0 >= OUT + 8) return sideRoute(x0, y0, x1, y1);
  const top = kind === "FS" ? topOf(target, x0, x1) : null;
  if (top !== null) return topRoute(top, x0, y0, y1 - down * (target.kind === "milestone" ? 7 : BAR_HALF), down);
  const out = x0 + (kind[0] === "F" ? OUT : -OUT);
  const way = kind[1] === "S" ? 1 : -1;
  const into = x1 - way * 10;
  const gap = y0 + (down * ROW) / 2;
  return { line: `M${x0} ${y0}H${out}V${gap}H${into}V${y1}H${x1 - way * 4}`, head: sideways(x1, y1, way) };
}

function sideRoute(x0, y0, x1, y1) {
  return { line: `M${x0} ${y0}H${x0 + OUT}V${y1}H${x1 - 4}`, head: sideways(x1, y1, 1) };
}

/* Where on the successor's edge a line that comes straight down can end; null where it begins too early for that. */
function topOf(target, x0, x1) {
  const width = target.kind === "milestone" ? 16 : (clip(target.end) - clip(target.start)) * state.dayWidth;
  if (target.kind !== "milestone" && x0 + OUT >= x1 + 1 && x0 + OUT <= x1 + width - 2) return x0 + OUT;
  const best = x1 + (target.kind === "milestone" ? 8 : Math.min(OUT, width / 2));
  if (best >= x0 + 3) return best;
  return target.kind !== "milestone" && x0 + 3 <= x1 + width - 2 && x1 >= x0 - 1 ? x0 + 3 : null;
}

/* Straight down; where it ends farther right, between the rows, so that the dates beside the bar stay free. */
function topRoute(x, x0, y0, tip, down) {
  const turn = x - x0 > OUT + 1 ? `H${x0 + OUT}V${tip - down * 9}H${x}` : `H${x}`;
  return { line: `M${x0} ${y0}${turn}V${tip - down * 4}`, head: vertical(x, tip, down) };
}

const vertical = (x, y, down) => `M${x} ${y}l-3.5 ${-down * 6}h7z`;
const sideways = (x, y, way) => `M${x} ${y}l${-way * 6} -3.5v7z`;
