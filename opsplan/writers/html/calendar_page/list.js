/* The list: a row for each item, sorted by the column that was clicked. */

const VALUES = {
  date: (item) => item.day,
  time: (item) => item.begins ?? -1,
  kind: (item) => Object.keys(data.kinds).indexOf(item.kind),
  status: (item) => Object.keys(data.statuses).indexOf(item.status),
};
const collator = new Intl.Collator(data.lang, { numeric: true });

function sorted(list) {
  const { key, down } = state.sort;
  const value = VALUES[key] ?? ((item) => item[key] ?? "");
  const compare = VALUES[key]
    ? (one, other) => value(one) - value(other)
    : (one, other) => Number(!value(one)) - Number(!value(other)) || collator.compare(value(one), value(other));
  const turned = down ? (one, other) => compare(other, one) : compare;
  return [...list].sort((one, other) => turned(one, other) || one.index - other.index);
}

function listView() {
  const keys = Object.keys(data.heads).filter((key) => key === "date" || key === "time" || shown.some((item) => item[key]));
  const table = make("table", "list");
  const head = make("thead");
  const row = make("tr");
  row.append(...keys.map(listHead));
  head.append(row);
  const body = make("tbody");
  body.append(...sorted(shown).map((item) => listRow(item, keys)));
  table.append(head, body);
  return table;
}

function listHead(key) {
  const cell = make("th", key, "", { scope: "col" });
  const used = state.sort.key === key;
  if (used) cell.setAttribute("aria-sort", state.sort.down ? "descending" : "ascending");
  const element = button(data.heads[key], () => {
    state.sort = { key, down: used && !state.sort.down };
    render();
    parts.view.querySelector(`th.${key} button`).focus();
  });
  cell.append(element);
  return cell;
}

function listRow(item, keys) {
  const row = make("tr", item.kind);
  row.append(...keys.map((key) => listCell(item, key)));
  return row;
}

function listCell(item, key) {
  const cell = make("td", key);
  if (key === "date") cell.append(make("span", "", dateText(item)), make("small", "", weekdayName(item.day)));
  else if (key === "time") cell.textContent = item.clock ?? "";
  else if (key === "title") cell.append(chip({ ...item, clock: "", status: "" }));
  else if (key === "channel") cell.append(...(item.channel ? [make("i", `swatch ${colourOf({ ...item, kind: "" })}`, "", { "aria-hidden": "true" })] : []), item.channel ?? "");
  else if (key === "status" && item.status) cell.append(disc(item.status), data.statuses[item.status]);
  else cell.textContent = nameOf(key, item[key] ?? "");
  return cell;
}

/* The day; the year where the calendar has several. */
function dateText(item) {
  const years = dateOf(data.start).getUTCFullYear() !== dateOf(data.end).getUTCFullYear();
  const text = (day) => dayText(day, { month: "numeric", day: "numeric", ...(years ? { year: "numeric" } : {}) });
  return item.last > item.day ? `${text(item.day)}–${text(item.last)}` : text(item.day);
}
