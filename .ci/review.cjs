// Comments on a report in Chromium, saves what is said, and looks where that comes back:
// node review.cjs PROGRAM REPORT FOLDER-OF-ITS-BUILD WORK, in the project's folder.
const fs = require("fs");
const path = require("path");
const { spawnSync } = require("child_process");
const { launch } = require("./chromium.cjs");

const [program, report, folder, work] = process.argv.slice(2);
const page = "file://" + path.resolve(folder, `${report}.review.html`);
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const tags = [
  "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice",
];
let bad = 0;
const expect = (holds, what) => {
  if (!holds) {
    console.error(what);
    bad += 1;
  }
};

// --- What is commented on ----------------------------------------------------------------

const told = JSON.parse(fs.readFileSync(path.join(folder, "document.json"), "utf8"));
const items = [];
const gather = (all) => all.forEach((one) => {
  const item = one.item || one;
  items.push(item);
  gather(item.items || []);
});
told.chapters.forEach((chapter) => gather(chapter.items));
const lineOf = (item) => item.written;
const linesOf = (file) => fs.readFileSync(file, "utf8").split("\n");
const chapters = fs.readdirSync(`book/${report}/chapters`).sort()
  .map((name) => `book/${report}/chapters/${name}`);
const whole = chapters.map((file) => fs.readFileSync(file, "utf8")).join("\n");

// Stretches of five words within a line that stand once in the report.
const texts = [];
items.filter(({ kind, language }) => kind === "text" && !language).forEach((item) => {
  const [, file, line] = /^(.*):(\d+)$/.exec(lineOf(item));
  const all = linesOf(file);
  for (let number = Number(line); number < Number(line) + 8 && number < all.length; number += 1) {
    if (/[{@]/.test(all[number])) continue;
    const words = all[number].match(/(?<![\p{L}{@#*_"”])\p{Ll}{4,}(?: \p{Ll}+){3} \p{Ll}{4,}(?= )/gu) || [];
    const plain = words.find((one) => whole.split(one).length === 2);
    if (plain) {
      texts.push({ file, line: number + 1, words: plain });
      return;
    }
  }
});
const spread = (all, count) => all.filter((_, at) => at % Math.floor(all.length / count) === 0).slice(0, count);
const charts = items.filter(({ kind }) => kind === "chart");
const tables = items.filter(({ kind }) => kind === "table");
const marked = spread(texts, 7);
const pictures = [...spread(charts, 2), ...tables.slice(0, 1)].map((item) => {
  const [, file, line] = /^(.*):(\d+)$/.exec(lineOf(item));
  return { file, line: Number(line), item: item.id };
});

// --- In the browser ----------------------------------------------------------------------

const watched = async (browser, options) => {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const view = await context.newPage();
  view.on("console", (message) => expect(false, `the console says ${message.text()}`));
  view.on("pageerror", (error) => expect(false, `the script fails: ${error.message}`));
  view.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) expect(false, `asks for ${request.url()}`);
  });
  await view.goto(page);
  return view;
};
const mark = (view, words) => view.evaluate((words) => {
  const walk = document.createTreeWalker(document.getElementById("report"), NodeFilter.SHOW_TEXT);
  const nodes = [];
  let all = "";
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    nodes.push([all.length, node]);
    all += node.data.replace(/\s/g, " ");
  }
  const at = all.indexOf(words);
  if (at < 0) return false;
  const spot = (index) => {
    const [start, node] = nodes.filter(([start]) => start <= index).pop();
    return [node, index - start];
  };
  const range = document.createRange();
  range.setStart(...spot(at));
  const [last, on] = spot(at + words.length - 1);
  range.setEnd(last, on + 1);
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  return true;
}, words);
const saved = async (view, name) => {
  const download = view.waitForEvent("download");
  await view.click(".review-head .review-main");
  const file = path.join(work, name);
  const kept = await download;
  expect(kept.suggestedFilename() === `${report}.comments.json`, `it is called ${kept.suggestedFilename()}`);
  await kept.saveAs(file);
  return file;
};
const accessible = async (view, what) => {
  await view.evaluate(axe);
  const result = await view.evaluate(
    (values) => axe.run(document, { runOnly: { type: "tag", values } }), tags);
  for (const { id, help, nodes } of result.violations) {
    expect(false, `${what}: ${id}: ${help}\n  ${nodes.slice(0, 3).map(({ html }) => html).join("\n  ")}`);
  }
};

const reviewing = async (browser) => {
  const view = await watched(browser, { viewport: { width: 1280, height: 900 } });
  let number = 0;
  for (const { words } of marked) {
    number += 1;
    expect(await mark(view, words), `the page does not say: ${words}`);
    await view.waitForSelector(".review-floating:not([hidden])");
    await view.click(".review-floating");
    await view.fill("#review-text", `Anmärkning ${number}`);
    if (number === 1) await view.fill(".review-form #review-name", "Anna Ek");
    await view.click(".review-form .review-main");
  }
  for (const { item } of pictures) {
    number += 1;
    const sign = await view.$(`figure[data-item="${item}"] figcaption .review-at, [data-item="${item}"] figure figcaption .review-at`);
    if (!sign) { expect(false, `no figure ${item}`); continue; }
    await sign.scrollIntoViewIfNeeded();
    await sign.focus();
    await view.keyboard.press("Enter");
    await view.fill("#review-text", `Anmärkning ${number}`);
    await view.keyboard.press("Control+Enter");
  }
  expect(await view.$$eval(".review-list > li", (all) => all.length) === number, "not every comment is listed");
  await accessible(view, "with comments");
  const file = await saved(view, "anna.comments.json");
  // What was written is there again.
  await view.reload();
  expect(await view.$$eval(".review-list > li", (all) => all.length) === number, "the browser forgets");
  await view.close();
  return file;
};

// Another reviewer, with the keyboard alone, on a small screen in the dark.
const byKeyboard = async (browser, first) => {
  const view = await watched(browser, { viewport: { width: 375, height: 800 }, colorScheme: "dark" });
  const focused = () => view.evaluate(() => document.activeElement.className || document.activeElement.id);
  await view.evaluate(() => document.querySelector("#report .review-at").focus());
  await view.keyboard.press("ArrowDown");
  await view.keyboard.press("ArrowDown");
  await view.keyboard.press("ArrowUp");
  expect((await focused()).includes("review-at"), "the arrows lead nowhere");
  await view.keyboard.press("Enter");
  expect(await focused() === "review-text", "Enter opens nothing");
  await view.keyboard.type("Från tangentbordet");
  await view.keyboard.press("Control+Enter");
  expect(await focused() === "review-name", "nobody asks for a name");
  await view.keyboard.type("Bo Alm");
  await view.evaluate(() => document.getElementById("review-text").focus());
  await view.keyboard.press("Control+Enter");
  expect((await focused()).includes("review-at"), "one does not come back to where one was");
  await view.click(".review-opener");
  await accessible(view, "on a small screen, with the panel");
  await (await view.$("input[type=file]")).setInputFiles([first, path.join(folder, "manifest.json")]);
  await view.waitForFunction(() => document.querySelector(".review-status").textContent.includes("manifest.json"));
  const listed = await view.$$eval(".review-list > li", (all) => all.length);
  expect(listed === marked.length + pictures.length + 1, `${listed} comments once both are read`);
  // An answer, and a comment that is done.
  await view.click(".review-list > li:nth-child(2) .review-actions button:nth-child(1)");
  await view.keyboard.type("Håller med");
  await view.keyboard.press("Control+Enter");
  await view.click(".review-list > li:nth-child(3) .review-actions button:nth-child(2)");
  expect(await view.$$eval(".review-answers > li", (all) => all.length) === 1, "no answer");
  await accessible(view, "with an answer");
  const wide = await view.evaluate(() => document.documentElement.scrollWidth);
  expect(wide <= 375, `the page is ${wide} px wide`);
  const file = await saved(view, "bo.comments.json");
  await view.close();
  return file;
};

// --- Back in the YAML --------------------------------------------------------------------

const comments = (files) => {
  const run = spawnSync(program, ["comments", report, ...files], { encoding: "utf8" });
  expect(run.status === 0, run.stderr);
  return run.stdout.split("\n");
};
const check = (files, shift, what) => {
  const lines = comments(files);
  [...marked, ...pictures].forEach(({ file, line, words, item }, at) => {
    const place = `  ${file}:${line + shift}:`;
    const hits = lines.filter((one) => one.endsWith(`: Anmärkning ${at + 1}`));
    expect(hits.length === 1 && hits[0].startsWith(place), `${what}: ${words || item}: not at ${place}\n${hits.join("\n")}`);
  });
  console.log(`   ${what}: ${lines[0]}`);
};

(async () => {
  const browser = await launch();
  const anna = await reviewing(browser);
  const bo = await byKeyboard(browser, anna);
  await browser.close();
  check([anna], 0, "as it was");
  check([anna, bo], 0, "of two reviewers");
  // The author goes on writing: a line before everything, and a word in each text.
  const edited = new Map(chapters.map((file) => [file, linesOf(file)]));
  marked.forEach(({ file, line }) => { edited.get(file)[line - 1] += " dessutom"; });
  edited.forEach((lines, file) => fs.writeFileSync(file, ["# en rad till", ...lines].join("\n")));
  check([anna], 1, "after the YAML was edited");
  console.log(bad ? `${bad} mistakes` : "marked, saved and read back");
  process.exit(bad ? 1 : 0);
})();
