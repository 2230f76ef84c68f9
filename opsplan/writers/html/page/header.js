/* What lies behind and around the rows: two rows of period names, grid lines, days off, today. */

const HEAD_FONT = { upper: "bold 13px", lower: "12px" };
let headForms = { upper: 0, lower: 0 };

/* Choose the names' form anew after a change of zoom. */
function measureHeader() {
  const [, upper, lower] = axis.levels[state.level];
  headForms = {
    upper: fittingForm(upper, state.dayWidth, HEAD_FONT.upper),
    lower: fittingForm(lower, state.dayWidth, HEAD_FONT.lower),
  };
}

/* Draw the days from `first` to `last`. */
function paintAxis(first, last) {
  const [, upper, lower] = axis.levels[state.level];
  const major = periods(upper, first, last);
  const minor = periods(lower, first, last);
  parts.upper.replaceChildren(...major.map((period) => headCell(period, "upper")));
  parts.lower.replaceChildren(...minor.map((period) => headCell(period, "lower")));
  parts.grid.replaceChildren(...shades(first, last), ...gridLines(major, minor), ...todayLine());
  parts.foot.replaceChildren(...dayOffNames(first, last), ...makeUpMarks(first, last), ...todayFlag());
}

function headCell(period, row) {
  const cell = make("div", `head-cell ${row === "lower" ? dayClass(period) : ""}`);
  cell.style.left = screenPlace.at(period.at);
  cell.style.width = screenPlace.span(period.at, period.end);
  cell.append(make("span", "", periodText(period, headForms[row], state.dayWidth, HEAD_FONT[row])));
  return cell;
}

/* Whether a single day is off, or worked though it is a weekend's. */
function dayClass(period) {
  if (period.end - period.at !== 1) return "";
  const covers = ([from, to]) => from <= period.at && to >= period.end;
  if (data.daysOff.worked.some(([day]) => day === period.at)) return "worked";
  return data.daysOff.named.some(covers) || data.daysOff.weekends.some(covers) ? "free" : "";
}

/* Days off: named ones where they can be seen, weekends where a day is 6 pixels or wider. */
function shades(first, last) {
  const inSight = ([from, to]) => to > first && from < last;
  const weekends = state.dayWidth >= 6 ? data.daysOff.weekends.filter(inSight) : [];
  return [
    ...weekends.map(([from, to]) => shade("shade", from, to)),
    ...namedInSight(first, last).map(([from, to, , estimated]) => shade(estimated ? "shade estimated" : "shade", from, to)),
  ];
}

function namedInSight(first, last) {
  return state.dayWidth >= 0.4 ? data.daysOff.named.filter(([from, to]) => to > first && from < last) : [];
}

function shade(className, from, to) {
  const element = make("i", className);
  element.style.left = screenPlace.at(clip(from));
  element.style.width = `${(clip(to) - clip(from)) * state.dayWidth}px`;
  return element;
}

function gridLines(major, minor) {
  const strong = new Set(major.map((period) => period.at).filter((day) => day > 0));
  const thin = minor.filter((period) => period.at > 0 && !strong.has(period.at));
  return [...thin.map((period) => gridLine("line", period.at)), ...[...strong].map((day) => gridLine("line strong", day))];
}

function gridLine(className, day) {
  const element = make("i", className);
  element.style.left = screenPlace.at(day);
  return element;
}

function makeUpMarks(first, last) {
  if (state.dayWidth < 11) return [];
  return data.daysOff.worked.filter(([day]) => day >= first && day < last).map(([day, date]) => {
    const mark = make("span", "make-up", words.makeUpMark, { title: `${words.makeUp} ${date}` });
    mark.style.left = screenPlace.at(day + 0.5);
    return mark;
  });
}

/* Names of days off in the strip at the foot, each where the one before leaves room. */
function dayOffNames(first, last) {
  let free = -Infinity;
  const flag = data.today ? todaySpan() : null;
  return namedInSight(first, last).flatMap(([from, to, name, estimated, dates]) => {
    const left = Math.max(clip(from), first) * state.dayWidth;
    const width = textWidth(name, LABEL_FONT) + 8;
    if (left < free || (flag && left < flag.right && left + width > flag.left)) return [];
    free = left + width;
    const element = make("span", estimated ? "day-off estimated" : "day-off", name, { title: `${name} ${dates}` });
    element.style.left = `${left}px`;
    return [element];
  });
}

function todaySpan() {
  const middle = (data.today[0] + 0.5) * state.dayWidth;
  const half = textWidth(data.today[1], "bold 11px") / 2 + 10;
  return { left: middle - half, right: middle + half };
}

function todayLine() {
  return data.today ? [gridLine("line today", data.today[0] + 0.5)] : [];
}

function todayFlag() {
  if (!data.today) return [];
  const flag = make("span", "flag", data.today[1]);
  flag.style.left = screenPlace.at(data.today[0] + 0.5);
  return [flag];
}
