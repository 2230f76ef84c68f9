/* Elements. Text never becomes markup. */

/* An element with its class, text and attributes. */
function make(tag, className = "", text = "", attributes = {}) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function group(label, ...elements) {
  const box = make("div", "group", "", { role: "group", "aria-label": label });
  box.append(...elements.filter(Boolean));
  return box;
}

function button(text, act, label = "") {
  const element = make("button", "", text, { type: "button" });
  if (label) {
    element.setAttribute("aria-label", label);
    element.title = label;
  }
  element.addEventListener("click", act);
  return element;
}
