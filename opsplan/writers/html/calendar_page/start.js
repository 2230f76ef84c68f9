/* Put the page together. */

document.title = data.title;
refilter();
buildPage();
render();
listen();
