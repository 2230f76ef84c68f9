/* For paper: a table with every row shown, whose head repeats on each page. It is there only while printing. */

const MOST_BANDS = 60;
let paper = null;

function beforePrint() {
  if (paper) return;
  paper = make("section", "paper");
  const table = make("table");
  table.append(paperHead(), paperRows());
  paper.append(make("h1", "", data.title), make("p", "span", data.span),
    ...data.notes.map((note) => make("p", "note", note)), table, legend());
  document.body.append(paper);
}

function afterPrint() {
  paper?.remove();
  paper = null;
}

/* The level whose periods are few enough to be read across a page. */
function paperLevel() {
  const counts = { hour: axis.days * 24, day: axis.days, week: axis.days / 7, month: axis.days / 30, quarter: axis.days / 91 };
  const most = { hour: 36, day: 45, week: 30, month: 30, quarter: 30 };
  return axis.levels.find(([unit]) => !counts[unit] || counts[unit] <= most[unit]);
}

function paperHead() {
  const [, upper, lower] = paperLevel();
  const head = make("thead");
  const top = make("tr");
  top.append(
    make("th", "name", words.task, { rowspan: 2, scope: "col" }),
    make("th", "owner", words.owner, { rowspan: 2, scope: "col" }), paperPeriods(upper));
  const bottom = make("tr");
  bottom.append(paperPeriods(lower));
  head.append(top, bottom);
  return head;
}

const PAPER_WIDTH = 760;

function paperPeriods(name) {
  const cell = make("th", "time");
  const dayWidth = PAPER_WIDTH / axis.days;
  const form = fittingForm(name, dayWidth, "11px");
  for (const period of periods(name, 0, axis.days)) {
    const text = make("span", "", periodText(period, form, dayWidth, "11px"));
    text.style.left = paperPlace.at(period.at);
    cell.append(text);
  }
  return cell;
}

function paperRows() {
  const body = make("tbody");
  const grid = paperGrid();
  for (const index of shown) body.append(paperRow(rows[index], grid));
  return body;
}

function paperRow(row, grid) {
  const line = make("tr", row.kind);
  const name = make("td", "name");
  name.style.setProperty("--depth", Math.min(row.depth ?? 0, 6));
  name.append(make("span", "text", row.name), ...statusChip(row));
  const time = make("td", "time");
  const box = make("div", "box");
  paintBar(box, row, paperPlace);
  time.append(grid.cloneNode(true), box);
  line.append(name, make("td", "owner", row.owner ?? ""), time);
  return line;
}

/* Days off, grid lines and today, made once and copied into each row. */
function paperGrid() {
  const [, upper] = paperLevel();
  const grid = make("div", "paper-grid");
  const named = data.daysOff.named.slice(0, MOST_BANDS);
  grid.append(
    ...named.map(([from, to, , estimated]) => span(estimated ? "shade estimated" : "shade", from, to, paperPlace, {})),
    ...periods(upper, 0, axis.days).slice(1, MOST_BANDS).map((period) => paperLine("line strong", period.at)),
    ...(data.today ? [paperLine("line today", data.today[0] + 0.5)] : []));
  return grid;
}

function paperLine(className, day) {
  const element = make("i", className);
  element.style.left = paperPlace.at(day);
  return element;
}
