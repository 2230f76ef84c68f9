/* The calendar's data, days as numbers since 1970-01-01, and what the reader chose. */

const data = JSON.parse(document.getElementById("data").textContent);
const { items, words } = data;

const state = {
  view: "month",
  at: data.today !== null && data.today >= data.start && data.today <= data.end ? data.today : data.start,
  filters: { channel: "", owner: "", status: "", kind: "" },
  search: "",
  gaps: true,
  colours: "channel",
  sort: { key: "date", down: false },
  opened: new Set(),
};
const parts = {};

items.forEach((item, index) => {
  item.index = index;
  item.searched = [item.title, ...item.facts.map(([, value]) => value)].join("\n").toLowerCase();
});

const dateOf = (day) => new Date(day * 86400000);
const numberOf = (year, month, day) => Math.floor(new Date(0).setUTCFullYear(year, month, day) / 86400000);
/* Monday is 0. */
const weekdayOf = (day) => (((day + 3) % 7) + 7) % 7;

function monthOf(day) {
  const found = dateOf(day);
  return monthFrom(found.getUTCFullYear(), found.getUTCMonth());
}

/* The first and the last day of a month; a month beyond the year counts on. */
function monthFrom(year, month) {
  return { first: numberOf(year, month, 1), last: numberOf(year, month + 1, 0) };
}

function quarterOf(day) {
  const found = dateOf(day);
  const month = found.getUTCMonth() - (found.getUTCMonth() % 3);
  return { first: numberOf(found.getUTCFullYear(), month, 1), last: numberOf(found.getUTCFullYear(), month + 3, 0) };
}

/* All months or quarters with a day of the calendar. */
function spansOf(spanOf) {
  const spans = [];
  for (let day = data.start; day <= data.end; day = spans.at(-1).last + 1) spans.push(spanOf(day));
  return spans;
}

const formats = new Map();

/* A day in the words of the calendar's language. */
function dayText(day, options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(data.lang, { ...options, timeZone: "UTC" }));
  return formats.get(key).format(dateOf(day));
}

const monthName = (day) => dayText(day, { year: "numeric", month: "long" });
const wholeDay = (day) => dayText(day, { year: "numeric", month: "long", day: "numeric", weekday: "long" });
const shortDay = (day) => dayText(day, { month: "numeric", day: "numeric" });
const weekdayName = (day) => dayText(day, { weekday: "short" });

function quarterName(span) {
  const found = dateOf(span.first);
  return `${found.getUTCFullYear()} Q${found.getUTCMonth() / 3 + 1}`;
}

/* Words with their blanks filled. */
function filled(text, values) {
  return Object.entries(values).reduce((said, [key, value]) => said.replace(`{${key}}`, value), text);
}
