/* Items as chips: a stripe in the colour of channel or state, the time, the title, how far the entry is. */

const COLOURS = 6;

function colourOf(item) {
  if (state.colours === "status" && item.kind === "entry") return `by-status ${item.status ?? "none"}`;
  const place = data.channels.indexOf(item.channel);
  return place < 0 ? "no-channel" : `c${(place % COLOURS) + 1}`;
}

/* A disc that fills as an entry gets ready. */
function disc(status) {
  return make("i", `disc ${status}`, "", { "aria-hidden": "true" });
}

function spoken(item) {
  const said = [data.kinds[item.kind], item.clock, item.title, item.channel, item.column, data.statuses[item.status], item.owner];
  return said.filter(Boolean).join(data.lang === "en" ? ", " : "，");
}

function chip(item) {
  const element = make("button", `item ${item.kind} ${colourOf(item)}`, "", { type: "button", "aria-label": spoken(item) });
  element.dataset.item = item.index;
  if (item.clock) element.append(make("span", "clock", item.clock.split("–")[0]));
  element.append(make("span", "text", item.title));
  if (item.status) element.append(disc(item.status));
  return element;
}

/* All gaps of a day as one chip, so that what is there is seen first. */
function gapChip(gaps) {
  const [first] = gaps;
  const name = first.column ?? first.channel ?? "";
  const text = gaps.length > 1 ? filled(words.someGaps, { n: gaps.length }) : `${words.oneGap} ${name}`.trim();
  const element = make("button", "item gap", "", { type: "button" });
  element.dataset.gaps = gaps.map((gap) => gap.index).join(" ");
  element.append(make("span", "text", text));
  return element;
}

function chips(list) {
  const gaps = list.filter((item) => item.kind === "gap");
  return [...list.filter((item) => item.kind !== "gap").map(chip), ...(gaps.length ? [gapChip(gaps)] : [])];
}
