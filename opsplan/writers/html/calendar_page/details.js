/* What is known of an item. Pointing at it shows a card; a click or Enter keeps the card and moves into it. */

const details = make("div", "details", "", { role: "dialog", id: "details", "aria-labelledby": "details-name" });
details.hidden = true;
let pinned = null;

function factsOf(item) {
  const list = make("dl");
  for (const [label, value] of item.facts) {
    const said = make("dd", "", item.href && value === item.link ? "" : value);
    if (!said.textContent) said.append(make("a", "", value, { href: item.href, target: "_blank", rel: "noopener noreferrer" }));
    list.append(make("dt", "", data.labels[label]), said);
  }
  return list;
}

function gapsOf(gaps) {
  const list = make("ul");
  for (const gap of gaps) list.append(make("li", "", [gap.clock, gap.channel, gap.column].filter(Boolean).join(" · ")));
  return [make("p", "when", wholeDay(gaps[0].day)), list];
}

function showDetails(element, keep) {
  const gaps = element.dataset.gaps?.split(" ").map((index) => items[index]);
  const item = items[element.dataset.item];
  const name = make("strong", "", item ? item.title : filled(words.someGaps, { n: gaps.length }), { id: "details-name" });
  details.className = `details ${item ? colourOf(item) : "gap"}`;
  details.replaceChildren(name, ...(item ? [factsOf(item)] : gapsOf(gaps)));
  if (keep) details.append(button("×", closeDetails, words.close));
  details.hidden = false;
  details.classList.toggle("kept", keep);
  placeDetails(element.getBoundingClientRect());
}

/* Beside the chip where there is room, else where the window ends. */
function placeDetails(chipBox) {
  details.style.left = "0px";
  const { width, height } = details.getBoundingClientRect();
  const right = chipBox.right + 8;
  const left = right + width <= innerWidth - 8 ? right : Math.max(chipBox.left - width - 8, 8);
  details.style.left = `${Math.min(left, Math.max(innerWidth - width - 8, 8))}px`;
  details.style.top = `${Math.max(Math.min(chipBox.top, innerHeight - height - 8), 8)}px`;
}

function hideDetails() {
  details.hidden = true;
  pinned = null;
}

/* Back to the chip that was opened. */
function closeDetails() {
  const chipElement = pinned;
  hideDetails();
  chipElement?.focus();
}

const chipOf = (event) => event.target.closest?.("[data-item], [data-gaps]");

function listenToChips(box) {
  box.addEventListener("pointerover", (event) => {
    const element = chipOf(event);
    if (pinned || event.pointerType === "touch") return;
    if (element) showDetails(element, false);
    else hideDetails();
  });
  box.addEventListener("pointerleave", () => { if (!pinned) hideDetails(); });
  box.addEventListener("click", (event) => {
    const element = chipOf(event);
    if (!element) return;
    showDetails(element, true);
    pinned = element;
    details.querySelector("a, button").focus({ preventScroll: true });
  });
  document.addEventListener("click", (event) => {
    if (pinned && !details.contains(event.target) && !chipOf(event)) hideDetails();
  });
}
