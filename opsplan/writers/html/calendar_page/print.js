/* For paper: every month with something in it, every quarter or the whole list, as the view is. It is there only while printing. */

let paper = null;

function beforePrint() {
  if (paper) return;
  paper = make("section", "paper");
  paper.append(...paperPages());
  document.body.append(paper);
}

function afterPrint() {
  paper?.remove();
  paper = null;
}

function paperPages() {
  if (state.view === "list") return [paperPage(data.span, listView())];
  const [spanOf, name, draw] = state.view === "month"
    ? [monthOf, (span) => monthName(span.first), paperMonth]
    : [quarterOf, quarterName, quarterView];
  const spans = spansOf(spanOf);
  const used = spans.filter((span) => within(span.first, span.last).length);
  return (used.length ? used : spans.slice(0, 1)).map((span) => paperPage(name(span), draw(span)));
}

const PAGE_LINES = 44;
const LINE_SIGNS = 20;

/* A month whose chips would not fit on a page has titles of one line. */
function paperMonth(span) {
  const month = monthView(span, true);
  const lines = [...month.querySelectorAll(".week")].map((row) => Math.max(...[...row.querySelectorAll(".day")].map(linesOf)));
  if (lines.reduce((sum, count) => sum + Math.max(count, 6), 0) > PAGE_LINES) month.classList.add("dense");
  return month;
}

/* Lines of text in a day's cell, its head counted as two; a Chinese sign is as wide as two others. */
function linesOf(cell) {
  const width = (text) => [...text].reduce((sum, sign) => sum + (sign > "\u2e7f" ? 2 : 1), 0);
  const count = ({ textContent }) => Math.ceil(width(textContent) / LINE_SIGNS);
  return [...cell.querySelectorAll(".item")].reduce((sum, element) => sum + count(element), 2);
}

function paperPage(name, content) {
  const page = make("section", "paper-page");
  const head = make("div", "title");
  head.append(make("h1", "", name), make("p", "span", data.title));
  const foot = make("footer", "legend");
  foot.append(...legendMarks());
  page.append(head, ...data.notes.map((note) => make("p", "note", note)), content, foot);
  return page;
}
