// Runs axe-core over a page in Chromium, wide and narrow, light and dark; also looks for
// sideways scrolling, requests to the outside, and anything that the page's own
// Content-Security-Policy forbids.
const fs = require("fs");
const path = require("path");
const { launch } = require("./chromium.cjs");

const page = "file://" + path.resolve(process.argv[2]);
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const tags = [
  "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice",
];

(async () => {
  const browser = await launch();
  let bad = 0;
  for (const width of [1280, 375]) {
    for (const colorScheme of ["light", "dark"]) {
      const view = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      view.on("request", (request) => {
        if (!/^(file|data):/.test(request.url())) {
          console.error(`asks for ${request.url()}`);
          bad += 1;
        }
      });
      await view.addInitScript(() => {
        window.forbidden = [];
        document.addEventListener("securitypolicyviolation", (event) => {
          window.forbidden.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
        });
      });
      await view.goto(page);
      await view.evaluate(() => document.fonts.ready);
      const head = await view.evaluate(() => [...document.head.children].slice(0, 2)
        .findIndex((one) => one.httpEquiv === "Content-Security-Policy"));
      if (head < 0) {
        console.error("the page has no Content-Security-Policy before everything else");
        bad += 1;
      }
      for (const what of await view.evaluate(() => window.forbidden)) {
        console.error(`${width} px, ${colorScheme}: the policy forbids ${what}`);
        bad += 1;
      }
      const wide = await view.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) {
        console.error(`${width} px: the page is ${wide} px wide`);
        bad += 1;
      }
      // Names of rows stay where they are while numbers scroll: the last one is seen beside them.
      const covered = await view.evaluate(() => [...document.querySelectorAll(".table-scroll")]
        .filter((box) => {
          const [name, last] = [box.querySelector("tbody th"), box.querySelector("tbody td:last-child")];
          if (!name || !last || box.getBoundingClientRect().width === 0) return false;
          box.scrollLeft = box.scrollWidth;
          const hidden = name.getBoundingClientRect().right > last.getBoundingClientRect().right - 8;
          box.scrollLeft = 0;
          return hidden;
        })
        .map((box) => box.getAttribute("aria-label")));
      for (const name of covered) {
        console.error(`${width} px: names of rows cover the numbers of the table "${name}"`);
        bad += 1;
      }
      // Not as an element of the page, which would forbid it.
      await view.evaluate(axe);
      const result = await view.evaluate(
        (values) => axe.run(document, { runOnly: { type: "tag", values } }), tags);
      for (const violation of result.violations) {
        console.error(`${width} px, ${colorScheme}: ${violation.id}: ${violation.help}`);
        for (const node of violation.nodes.slice(0, 3)) console.error(`  ${node.html}`);
        bad += 1;
      }
      console.log(`${width} px, ${colorScheme}: ${result.passes.length} rules passed`);
      await view.close();
    }
  }
  await browser.close();
  process.exit(bad ? 1 : 0);
})();
