/* Put the page together and begin with the scale that the plan asks for, else with all of it in sight. */

document.title = data.title;
buildPage();
listen();
const asked = levelOf(data.scale);
if (asked < 0) fit();
else zoomTo(UNIT_WIDTH[data.scale], asked, 0);
if (asked >= 0 && data.today) scrollToDay(data.today[0]);
addEventListener("beforeprint", beforePrint);
addEventListener("afterprint", afterPrint);
