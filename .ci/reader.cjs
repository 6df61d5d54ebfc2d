// Walks through a report's page with the keyboard, as a reader does: search, contents, numbers,
// notes, details, charts to keep; wide and narrow. Looks for errors in the console, for requests,
// and for what is missing where no script runs.
const path = require("path");
const { launch } = require("./chromium.cjs");

const page = "file://" + path.resolve(process.argv[2]);
let bad = 0;
const expect = (holds, what) => {
  if (!holds) {
    console.error(what);
    bad += 1;
  }
};

const walk = async (browser, width) => {
  const view = await browser.newPage({ viewport: { width, height: 900 }, acceptDownloads: true });
  const told = (what) => expect(false, `${width} px: ${what}`);
  view.on("console", (message) => told(`the console says ${message.text()}`));
  view.on("pageerror", (error) => told(`the script fails: ${error.message}`));
  view.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) told(`asks for ${request.url()}`);
  });
  await view.goto(page);
  const holds = async (check, what, argument) =>
    expect(await view.evaluate(check, argument), `${width} px: ${what}`);

  const field = await view.$("#search-words");
  if (field) {
    // A word of the text, in capitals and without its dots and rings.
    const word = await view.evaluate(() => {
      const words = document.querySelector("#report p").textContent.match(/\p{L}{7,}/gu);
      return words[0].normalize("NFD").replace(/[\u0300-\u036f]/g, "").toUpperCase();
    });
    await field.focus();
    await view.keyboard.type(word);
    await holds(() => document.querySelectorAll(".hits a").length > 0, `finds no ${word}`);
    await holds(() => document.querySelector(".search-told").textContent !== "", "does not tell how many");
    await view.keyboard.press("Tab");
    while (!await view.evaluate(() => document.activeElement.matches(".hits a"))) {
      await view.keyboard.press("Tab");
    }
    await view.keyboard.press("Enter");
    await view.waitForFunction(() => document.querySelector(".found"));
    await holds(() => location.hash !== "", "a hit leads nowhere");
    await field.focus();
    await view.keyboard.press("Escape");
    await holds(() => !document.querySelector(".hits a"), "Escape does not end the search");
    await view.evaluate(() => {
      const headings = document.querySelectorAll("#report h2");
      headings[headings.length - 1].scrollIntoView();
    });
    await view.waitForFunction(() => document.querySelector(".contents [aria-current]"));
  }

  for (const what of [".quoted[tabindex]", "a[role='doc-noteref']"]) {
    const one = await view.$(what);
    if (!one) continue;
    await one.focus();
    await view.waitForSelector(".in-place:not([hidden])");
    await holds((what) => {
      const box = document.querySelector(".in-place");
      const place = box.getBoundingClientRect();
      const is_inside = place.left >= 0 && place.right <= document.documentElement.clientWidth;
      const described = document.querySelector(what).getAttribute("aria-describedby");
      return is_inside && box.textContent.trim() !== "" && described === box.id;
    }, `${what} tells nothing, or beyond the window`, what);
    await view.keyboard.press("Escape");
    await holds(() => document.querySelector(".in-place").hidden, "Escape does not close the box");
  }

  const summary = await view.$("details.numbers > summary");
  if (summary) {
    await summary.focus();
    await view.keyboard.press("Enter");
    await holds(() => document.querySelector("details.numbers").open, "details do not open");
  }
  for (const kind of ["SVG", "PNG"]) {
    const button = await view.$(`.downloads button >> text=${kind}`);
    if (!button) continue;
    const kept = view.waitForEvent("download", { timeout: 60000 });
    await button.focus();
    await view.keyboard.press("Enter");
    expect((await kept).suggestedFilename().endsWith(kind.toLowerCase()), `${kind} has another name`);
  }
  await view.close();
};

(async () => {
  const browser = await launch();
  for (const width of [1280, 375]) await walk(browser, width);

  const still = await browser.newContext({ javaScriptEnabled: false });
  const view = await still.newPage();
  await view.goto(page);
  const seen = async (selector) => (await view.$$(selector)).length;
  expect(await seen("#search-words, .in-place, .downloads button") === 0, "without a script there is what needs one");
  expect(await seen(".chart") === 0 || await seen(".downloads a[download]") > 0
    || await seen("details.numbers") === 0, "no numbers to keep");
  await browser.close();
  console.log(bad ? `${bad} mistakes` : "searched, followed, opened and kept");
  process.exit(bad ? 1 : 0);
})();
