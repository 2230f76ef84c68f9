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
    ? [monthOf, (span) => monthName(span.first), (span) => monthView(span, true)]
    : [quarterOf, quarterName, quarterView];
  const spans = spansOf(spanOf);
  const used = spans.filter((span) => within(span.first, span.last).length);
  return (used.length ? used : spans.slice(0, 1)).map((span) => paperPage(name(span), draw(span)));
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
