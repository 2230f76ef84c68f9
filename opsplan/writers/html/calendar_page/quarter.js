/* A quarter on a page: what it is about, then its weeks by channel and column. */

function quarterView(span) {
  const box = make("section", "quarter");
  box.append(quarterFacts(span), strip(span));
  return box;
}

/* Theme, form, objective and festivals; all quarters are listed so that one sees where one stands. */
function quarterFacts(span) {
  const table = make("table", "matrix");
  const keys = Object.keys(data.quarterHeads).filter((key) => data.quarters.some((quarter) => quarter[key]));
  if (!keys.length) table.classList.add("bare");
  const head = make("tr");
  head.append(make("th", "", words.quarter, { scope: "col" }), ...keys.map((key) => make("th", key, data.quarterHeads[key], { scope: "col" })),
    make("th", "count", words.entries, { scope: "col" }));
  const top = make("thead");
  top.append(head);
  const body = make("tbody");
  body.append(...spansOf(quarterOf).map((one) => quarterRow(one, keys, one.first === span.first)));
  table.append(top, body);
  return table;
}

function quarterRow(span, keys, current) {
  const plan = data.quarters.find((quarter) => quarter.start <= span.last && quarter.end >= span.first) ?? {};
  const row = make("tr", current ? "current" : "");
  const head = make("th", "", "", { scope: "row" });
  const go = button(quarterName(span), () => { state.at = Math.max(span.first, data.start); render(); });
  if (current) go.setAttribute("aria-current", "page");
  head.append(go);
  const list = within(span.first, span.last);
  const count = (kind) => list.filter((item) => item.kind === kind).length;
  const said = filled(count("gap") ? words.inQuarter : words.onlyEntries, { n: count("entry"), gaps: count("gap") });
  row.append(head, ...keys.map((key) => make("td", key, plan[key] || "—")), make("td", "count", said));
  return row;
}
