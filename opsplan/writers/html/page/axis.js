/* From day numbers to places on the screen, and the periods of the two header rows. */

const { axis } = data;
const UNIT_WIDTH = { hour: 960, day: 26, week: 11, month: 3.6, quarter: 1.2, year: 0.35 };
const LEAST_WIDTH = { hour: 400, day: 17, week: 5, month: 0.9, quarter: 0.28, year: 0 };
const MOST_MEASURED = 400;
const pencil = document.createElement("canvas").getContext("2d");
const widths = new Map();

/* The width of a text in CSS pixels. */
function textWidth(text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    pencil.font = `${font} ${getComputedStyle(document.body).fontFamily}`;
    widths.set(key, pencil.measureText(text).width);
  }
  return widths.get(key);
}

const levelOf = (unit) => axis.levels.findIndex(([name]) => name === unit);

/* The finest level whose periods are wide enough to be read at this width of a day. */
function levelFor(dayWidth) {
  const index = axis.levels.findIndex(([unit]) => dayWidth >= LEAST_WIDTH[unit]);
  return index < 0 ? axis.levels.length - 1 : index;
}

const finest = () => UNIT_WIDTH[axis.levels[0][0]] * 2;

/* Periods of a list that touch the days from `first` to `last`, as {at, end, texts}. */
function periods(name, first, last) {
  if (name === "day") return countedPeriods(first, last, 1, (at) => [dayOfMonth(at)]);
  if (name === "hour") return countedPeriods(first, last, 24, (at) => [`${Math.round((at % 1) * 24)}`]);
  const list = axis.periods[name];
  const found = [];
  for (let index = firstPeriod(list, first); index < list.length && list[index][0] < last; index += 1) {
    const [at, ...texts] = list[index];
    found.push({ at, end: index + 1 < list.length ? list[index + 1][0] : axis.days, texts });
  }
  return found;
}

function countedPeriods(first, last, perDay, texts) {
  const found = [];
  const end = Math.min(Math.ceil(last * perDay), axis.days * perDay);
  for (let count = Math.max(0, Math.floor(first * perDay)); count < end; count += 1) {
    found.push({ at: count / perDay, end: (count + 1) / perDay, texts: texts(count / perDay) });
  }
  return found;
}

function dayOfMonth(day) {
  return String(new Date((axis.epoch + day) * 86400000).getUTCDate());
}

/* The place of the last period that begins at or before a day. */
function firstPeriod(list, day) {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (list[middle][0] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

/* Which form of the names fits every whole period of a list: 0 is the fullest. */
function fittingForm(name, dayWidth, font) {
  if (name === "day" || name === "hour") return 0;
  const all = periods(name, 0, axis.days).slice(0, MOST_MEASURED);
  const whole = all.length > 2 ? all.slice(1, -1) : all;
  const forms = Math.max(...all.map((period) => period.texts.length));
  for (let form = 0; form < forms; form += 1) {
    if (whole.every((period) => formWidth(period, form, font) + 12 <= (period.end - period.at) * dayWidth)) return form;
  }
  return forms - 1;
}

function formWidth(period, form, font) {
  return textWidth(period.texts[Math.min(form, period.texts.length - 1)], font);
}

/* The name of a period in a form, or nothing where even that would be cut. */
function periodText(period, form, dayWidth, font) {
  const text = period.texts[Math.min(form, period.texts.length - 1)];
  return textWidth(text, font) + 6 <= (period.end - period.at) * dayWidth ? text : "";
}
