/* A month as a grid of weeks from Monday to Sunday. */

const FEWEST = 4;
const FEW_LANES = 3;
const CHIP_HEIGHT = 30;

/* How many chips a day shows before it is opened: as many as the window has room for. */
function mostChips(weeks) {
  return Math.max(FEWEST, Math.floor((parts.view.clientHeight / weeks - 50) / CHIP_HEIGHT));
}

function monthView(span, open = false) {
  const box = make("div", "month", "", { role: "table", "aria-label": monthName(span.first) });
  const start = span.first - weekdayOf(span.first);
  const most = open ? Infinity : mostChips(Math.ceil((span.last + 1 - start) / 7));
  box.append(weekdayHeads(span.first));
  for (let monday = start; monday <= span.last; monday += 7) box.append(week(monday, span, most));
  return box;
}

function weekdayHeads(first) {
  const row = make("div", "weekdays", "", { role: "row" });
  const monday = first - weekdayOf(first);
  for (let day = monday; day < monday + 7; day += 1) {
    row.append(make("div", data.weekend.includes(weekdayOf(day) + 1) ? "weekend" : "", weekdayName(day), { role: "columnheader" }));
  }
  return row;
}

function week(monday, span, most) {
  const beyond = monday > data.end || monday + 6 < data.start;
  const row = make("div", beyond ? "week beyond" : "week", "", { role: "row" });
  const first = Math.max(monday, span.first);
  const last = Math.min(monday + 6, span.last);
  const placed = lanes(within(first, last).filter(lasts)).filter(({ lane }) => most === Infinity || lane < FEW_LANES);
  const count = Math.max(0, ...placed.map(({ lane }) => lane + 1));
  for (let day = monday; day < monday + 7; day += 1) {
    row.append(day < span.first || day > span.last ? make("div", "day outside", "", { role: "cell" }) : dayCell(day, count, most));
  }
  for (const { item, lane } of placed) {
    const element = bar(item, first, last);
    element.style.gridColumn = `${Math.max(item.day, first) - monday + 1} / ${Math.min(item.last, last) - monday + 2}`;
    element.style.setProperty("--lane", lane);
    const cell = make("div", "bar-cell", "", { role: "cell" });
    cell.append(element);
    row.append(cell);
  }
  return row;
}

function dayCell(day, laneCount, most) {
  const known = data.days[day] ?? {};
  const list = within(day, day).filter((item) => !lasts(item));
  const cell = make("div", dayClass(day, known), "", { role: "cell", "aria-label": wholeDay(day) });
  if (!list.length) cell.classList.add("empty");
  cell.style.setProperty("--lanes", laneCount);
  cell.style.gridColumn = weekdayOf(day) + 1;
  const all = chips(list);
  const whole = all.length <= most || state.opened.has(day);
  cell.append(dayHead(day, known), ...(whole ? all : all.slice(0, most - 1)));
  if (all.length > most) cell.append(opener(day, whole, all.length - most + 1));
  return cell;
}

function dayClass(day, known) {
  const free = known.off || (data.weekend.includes(weekdayOf(day) + 1) && !known.worked);
  return ["day", free ? "free" : "", known.off && known.estimated ? "estimated" : "", day === data.today ? "today" : "",
    day < data.start || day > data.end ? "beyond" : ""].filter(Boolean).join(" ");
}

/* The number, the lunar day or the festival, 休 or 班. */
function dayHead(day, known) {
  const head = make("div", "day-head");
  const festivals = known.festivals ?? [];
  head.append(make("b", "number", String(dateOf(day).getUTCDate()), day === data.today ? { "aria-current": "date" } : {}));
  const said = festivals.join(data.lang === "en" ? ", " : "、") || known.lunar || "";
  const note = make("span", festivals.length ? "festival" : "lunar", said);
  if (known.taboo) note.classList.add("taboo");
  if (festivals.length) note.title = said + (known.taboo ? ` · ${words.taboo}` : "");
  head.append(note, ...badges(known));
  return head;
}

function badges(known) {
  const guess = known.estimated ? ` (${words.estimated})` : "";
  const found = [];
  if (known.off) found.push(make("span", "badge off", words.off, { title: known.off + guess }));
  if (known.worked) found.push(make("span", "badge worked", words.worked, { title: filled(words.workedFor, { n: known.worked }) + guess }));
  return found;
}

function opener(day, whole, count) {
  const element = button(whole ? words.less : filled(words.more, { n: count }), () => {
    if (whole) state.opened.delete(day);
    else state.opened.add(day);
    render();
    parts.view.querySelector(`.more[data-day="${day}"]`)?.focus();
  });
  element.className = "more";
  element.dataset.day = day;
  element.setAttribute("aria-expanded", String(whole));
  return element;
}
