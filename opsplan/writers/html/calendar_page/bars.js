/* Activities over days: which lane each takes, and its bar. */

/* Items that last, each in the first lane that is free. */
function lanes(list) {
  const ends = [];
  return list.map((item) => {
    let lane = ends.findIndex((end) => end < item.day);
    if (lane < 0) lane = ends.length;
    ends[lane] = item.last;
    return { item, lane };
  });
}

const lasts = (item) => item.last > item.day;

function bar(item, first, last) {
  const element = make("button", `bar ${item.kind} ${colourOf(item)}`, "", { type: "button", "aria-label": spoken(item) });
  element.dataset.item = item.index;
  if (item.day < first) element.classList.add("began");
  if (item.last > last) element.classList.add("goes-on");
  element.append(make("span", "text", item.title));
  return element;
}
