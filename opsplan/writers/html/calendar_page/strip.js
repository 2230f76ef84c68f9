/* The weeks of a quarter as columns: activities as bars, then a row for each channel and column, other marks below. */

const STRIP_LANES = 6;

function strip(span) {
  const mondays = [];
  for (let monday = span.first - weekdayOf(span.first); monday <= span.last; monday += 7) mondays.push(monday);
  const list = within(span.first, span.last);
  const table = make("table", "strip");
  table.append(stripHead(mondays, span));
  const body = make("tbody");
  body.append(...activityRow(list.filter((item) => item.kind === "activity"), mondays, span), ...channelRows(list, mondays, span),
    ...otherRow("milestone", list, mondays, span), ...otherRow("reminder", list, mondays, span));
  table.append(body);
  return table;
}

function stripHead(mondays, span) {
  const head = make("thead");
  const row = make("tr");
  row.append(make("th", "name", words.week, { scope: "col" }), ...mondays.map((monday) => {
    const cell = make("th", "week", "", { scope: "col" });
    if (data.today !== null && data.today >= monday && data.today < monday + 7) cell.classList.add("today");
    cell.append(make("b", "", shortDay(Math.max(monday, span.first))), ...festivalsOf(monday, span).map((name) => make("span", "festival", name)));
    return cell;
  }));
  head.append(row);
  return head;
}

function festivalsOf(monday, span) {
  const found = new Set();
  for (let day = Math.max(monday, span.first); day <= Math.min(monday + 6, span.last); day += 1) {
    for (const name of data.days[day]?.festivals ?? []) found.add(name);
  }
  return [...found];
}

/* Bars by their days: the row is one cell as wide as all weeks. */
function activityRow(list, mondays, span) {
  if (!list.length) return [];
  const cell = make("td", "bars", "", { colspan: mondays.length });
  const days = mondays.length * 7;
  const placed = lanes(list.map((item) => ({ ...item, last: Math.max(item.last, item.day + 13) })))
    .filter(({ lane }) => lane < STRIP_LANES);
  for (const { item, lane } of placed) {
    const real = items[item.index];
    const first = Math.max(real.day, span.first) - mondays[0];
    const element = bar(real, span.first, span.last);
    element.style.left = `${(first / days) * 100}%`;
    element.style.width = `${((Math.min(real.last, span.last) - mondays[0] + 1 - first) / days) * 100}%`;
    element.style.setProperty("--lane", lane);
    cell.append(element);
  }
  cell.style.setProperty("--lanes", Math.max(...placed.map(({ lane }) => lane + 1)));
  const row = make("tr", "activities");
  row.append(make("th", "name", data.kinds.activity, { scope: "row" }), cell);
  return [row];
}

/* Channels in their order, each with its columns. */
function channelRows(list, mondays, span) {
  const rows = new Map();
  const own = list.filter((item) => item.kind === "entry" || item.kind === "gap");
  for (const item of own) {
    const key = `${data.channels.indexOf(item.channel)}\n${item.column ?? ""}`;
    if (!rows.has(key)) rows.set(key, []);
    rows.get(key).push(item);
  }
  const keys = [...rows.keys()].sort((one, other) => parseInt(one, 10) - parseInt(other, 10));
  return keys.map((key) => {
    const [item] = rows.get(key);
    const name = [item.channel ?? words.noChannel, item.column].filter(Boolean);
    return markRow(rows.get(key), mondays, span, name, `swatch ${colourOf({ ...item, kind: "" })}`);
  });
}

function otherRow(kind, list, mondays, span) {
  const own = list.filter((item) => item.kind === kind);
  return own.length ? [markRow(own, mondays, span, [data.kinds[kind]], "")] : [];
}

function markRow(list, mondays, span, [name, column], swatch) {
  const row = make("tr");
  const head = make("th", "name", "", { scope: "row" });
  if (swatch) head.append(make("i", swatch, "", { "aria-hidden": "true" }));
  head.append(name, ...(column ? [make("small", "", column)] : []));
  row.append(head, ...mondays.map((monday) => weekCell(list, Math.max(monday, span.first), Math.min(monday + 6, span.last))));
  return row;
}

function weekCell(list, first, last) {
  const cell = make("td", "marks");
  const found = list.filter((item) => item.day <= last && item.last >= first);
  const gaps = found.filter((item) => item.kind === "gap");
  cell.append(...found.filter((item) => item.kind !== "gap").map(chip));
  if (gaps.length) cell.append(gapMark(gaps));
  return cell;
}

function gapMark(gaps) {
  const element = gapChip(gaps);
  const said = filled(words.someGaps, { n: gaps.length });
  element.setAttribute("aria-label", said);
  element.replaceChildren(make("span", "text", gaps.length > 1 ? `×${gaps.length}` : ""));
  return element;
}
