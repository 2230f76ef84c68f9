/* What the marks mean, of those that the calendar has. */

function legend() {
  parts.legend = make("footer", "legend", "", { "aria-label": words.legend });
  return parts.legend;
}

function legendMarks() {
  const byStatus = state.colours === "status";
  const has = (kind) => items.some((item) => item.kind === kind);
  return [
    ...(byStatus ? [] : data.channels.map((name, place) => mark(`swatch c${(place % COLOURS) + 1}`, name))),
    ...choices("status").map((status) => mark(byStatus ? `swatch by-status ${status}` : `disc ${status}`, data.statuses[status])),
    has("activity") && mark("swatch activity", data.kinds.activity),
    has("milestone") && mark("diamond", data.kinds.milestone),
    has("reminder") && mark("ring", data.kinds.reminder),
    has("gap") && mark("swatch gap", data.kinds.gap),
    make("span", "keys", words.keys),
  ].filter(Boolean);
}

function mark(className, text) {
  const item = make("span", "mark");
  item.append(make("i", className, "", { "aria-hidden": "true" }), make("span", "", text));
  return item;
}
