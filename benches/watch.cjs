// How long it takes from saving a file to seeing it in Chromium, while `baslinje watch` runs:
//
//     node benches/watch.cjs PROGRAMME [SAMPLES [REBUILDS]]
//
// PROGRAMME is the built `baslinje`; it is run from the project's folder on a copy of
// rapport-2017. Prints the median, the shortest and the longest time of each change, and the
// memory after a few rebuilds and after REBUILDS. Fails if the reader's place or what is open
// is not kept, if anything is asked of another host, if the console tells an error, or if axe
// finds something. Needs Chromium, playwright-core and axe-core (found by NODE_PATH).
const fs = require("fs");
const os = require("os");
const path = require("path");
const { spawn } = require("child_process");
const { launch } = require("../.ci/chromium.cjs");

const [programme, samples = "20", rebuilds = "0"] = process.argv.slice(2);
// So long it waits for what should come, in milliseconds.
const PATIENCE = 180000;
const REPORT = "rapport-2017";
const RESULTS = `book/${REPORT}/chapters/08-resultat.yaml`;

// A word for a number, without digits, so that each change is one that has not been there.
const word = (number) =>
  [...String(number)].map((digit) => String.fromCharCode(97 + Number(digit))).join("");

let made = 0;
const CHANGES = {
  nothing: (text) => text,
  paragraph: (text) => {
    made += 1;
    return text.replace(/Kapitlet (\w+ )?har fyra delar\./, `Kapitlet ${word(made)} har fyra delar.`);
  },
  request: (text) => {
    const at = text.indexOf("variable: viktigt_delta");
    const rest = text.slice(at);
    const other = /measure: (count|percent)/.exec(rest)[1] === "count" ? "percent" : "count";
    return text.slice(0, at) + rest.replace(/measure: (count|percent)/, `measure: ${other}`);
  },
  // Two change places, so that every number stays as it was published.
  answer: (text) => {
    const two = ["\n1;1;2;5;6\n2;2;1;4;3\n", "\n1;2;1;4;3\n2;1;2;5;6\n"];
    const now = text.includes(two[0]) ? 0 : 1;
    return text.replace(two[now], two[1 - now]);
  },
};
const FILES = { answer: `data/${REPORT}/mysam/responses.csv` };

const copy = () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "baslinje-watch-"));
  const parts = [`book/${REPORT}`, `data/${REPORT}`, "report-templates", "fonts"];
  for (const part of parts) {
    fs.cpSync(path.resolve(part), path.join(folder, part), { recursive: true });
  }
  return folder;
};

const start = (folder) => new Promise((resolve, reject) => {
  const watch = spawn(path.resolve(programme), ["watch", REPORT], {
    cwd: folder, env: { ...process.env, BASLINJE_LANGUAGE: "en" },
  });
  let told = "", said = "";
  watch.stdout.on("data", (data) => {
    told += data;
    const address = /http:\S+/.exec(told);
    if (address) resolve({ watch, address: address[0], said: () => said });
  });
  watch.stderr.on("data", (data) => { said += data; });
  watch.on("exit", (code) => reject(new Error(`ended with ${code}: ${said}`)));
});

const memory = (pid) => {
  const status = fs.readFileSync(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024);
};

const bad = [];
const hold = (is, words) => { if (!is) { bad.push(words); console.error(`wrong: ${words}`); } };

// A window that tells when something is shown.
const open = async (browser, address) => {
  const window = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  window.on("console", (line) => {
    if (line.type() === "error") hold(false, `the console says ${line.text()}`);
  });
  window.on("pageerror", (error) => hold(false, `an error: ${error.message}`));
  window.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    const here = protocol === "data:" || host === new URL(address).host;
    hold(here, `it asks for ${request.url()}`);
  });
  window.setDefaultTimeout(PATIENCE);
  let shown = () => {};
  await window.exposeBinding("baslinjeShown", () => shown());
  await window.addInitScript(() => {
    const begin = () => new MutationObserver(() => {
      const { baslinje } = document.documentElement.dataset;
      if (!baslinje || baslinje === "working") return;
      requestAnimationFrame(() => setTimeout(() => window.baslinjeShown()));
    }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-baslinje"] });
    if (document.documentElement) begin(); else document.addEventListener("readystatechange", begin, { once: true });
  });
  await window.goto(address);
  await window.waitForFunction(() => document.readyState === "complete"
    && document.querySelector("meta[name=baslinje-view]").content === "page"
    && document.documentElement.dataset.baslinje?.startsWith("shown"));
  // What was shown first is told a moment later, and is not what is waited for next.
  await pause(300);
  const next = () => new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("nothing was shown")), PATIENCE);
    shown = () => { clearTimeout(late); shown = () => {}; resolve(performance.now()); };
  });
  return { window, next };
};

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

const measure = async (folder, next, name) => {
  const file = path.join(folder, FILES[name] || RESULTS);
  const times = [];
  for (let sample = 0; sample < Number(samples) + 2; sample += 1) {
    const text = CHANGES[name](fs.readFileSync(file, "utf8"));
    const seen = next();
    const saved = performance.now();
    fs.writeFileSync(file, text);
    times.push(await seen - saved);
    await pause(60);
  }
  // The first two are the ones of a cold memory.
  const all = times.slice(2).sort((one, other) => one - other);
  const [median, least, most] = [all[all.length >> 1], all[0], all[all.length - 1]];
  const told = [median, least, most].map((time) => `${(time / 1000).toFixed(3)} s`);
  console.log(`${name.padEnd(10)} ${told.join("  ")}`);
};

// The reader's place, what is open, and that a change elsewhere is scrolled to.
const keeps = async (folder, { window, next }) => {
  const file = path.join(folder, RESULTS);
  const change = async (edit) => {
    const seen = next();
    fs.writeFileSync(file, edit(fs.readFileSync(file, "utf8")));
    await seen;
    await pause(100);
  };
  const place = () => window.evaluate(() => {
    const all = [...document.querySelectorAll("main [data-loc]")];
    const first = all.find((one) => one.getBoundingClientRect().top >= 0);
    return [first.textContent.slice(0, 40), Math.round(first.getBoundingClientRect().top)];
  });
  await window.evaluate(() => {
    document.querySelectorAll("main details.numbers").forEach((one) => { one.open = true; });
    window.kept = document.querySelectorAll("main svg")[3];
    const found = [...document.querySelectorAll("main p[data-loc]")].find((one) =>
      one.textContent.includes("har fyra delar"));
    const top = found.getBoundingClientRect().top + window.scrollY - 200;
    window.scrollTo({ top, behavior: "instant" });
  });
  await pause(100);
  const before = await place();
  await change(CHANGES.paragraph);
  const after = await place();
  hold(before[1] === after[1], `the reader stays: ${before} and then ${after}`);
  const isOpen = () => window.evaluate(() =>
    [...document.querySelectorAll("main details.numbers")].every((one) => one.open));
  hold(await isOpen(), "what is open stays open");
  hold(await window.evaluate(() => window.kept.isConnected), "what has not changed is the same element");
  await change(CHANGES.request);
  hold(await isOpen(), "what is open stays open in a chart that changes");
  await window.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  await change(CHANGES.paragraph);
  const seen = await window.evaluate(() => {
    const found = [...document.querySelectorAll("main p[data-loc]")].find((one) =>
      one.textContent.includes("har fyra delar")).getBoundingClientRect();
    return found.top >= 0 && found.bottom <= window.innerHeight;
  });
  hold(seen, "what was written is scrolled to");
  await change((text) => text.replace(/^title:/m, "titel:"));
  const box = () => window.evaluate(() =>
    document.querySelector(".baslinje").shadowRoot.textContent);
  hold(/mistake/.test(await box()) && /08-resultat\.yaml:1/.test(await box()), `a mistake is told: ${await box()}`);
  hold(await isOpen(), "the last good page stays");
  if (process.env.PICTURES) await window.screenshot({ path: `${process.env.PICTURES}/mistake.png` });
  await change((text) => text.replace(/^titel:/m, "title:"));
  hold(!/mistake/.test(await box()), `a mistake that is corrected is gone: ${await box()}`);
  await window.click("main p[data-loc]:visible");
  hold(/\.yaml:\d+/.test(await box()), "a click tells the line");
  if (process.env.PICTURES) await window.screenshot({ path: `${process.env.PICTURES}/page.png` });
};

// What axe finds on what is shown, wide and narrow.
const tags = [
  "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice",
];
const accessible = async ({ window }, what) => {
  const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  // As `.ci/axe.cjs` looks at a page: nothing is open.
  await window.evaluate(() =>
    document.querySelectorAll("details").forEach((one) => { one.open = false; }));
  // Axe takes a link for one that skips if none leads elsewhere before it, and cannot tell that
  // of the links in the box, which stand in a tree of their own.
  const rules = { region: { enabled: false } };
  for (const width of [375, 1280]) {
    await window.setViewportSize({ width, height: 900 });
    await window.evaluate(axe);
    const { violations } = await window.evaluate((options) => window.axe.run(options), { runOnly: tags, rules });
    violations.forEach(({ id, nodes }) =>
      hold(false, `axe: ${id} on ${what} at ${width}: ${nodes.map(({ html }) => html).join(" ").slice(0, 300)}`));
  }
};

// The pages of the PDF stay where they are.
const pages = async (folder, { window, next }, address) => {
  await window.goto(`${address}pages`);
  await window.waitForFunction(() => document.querySelectorAll("main img").length > 20);
  await window.evaluate(() => document.querySelectorAll("main img")[30].scrollIntoView());
  await pause(1500);
  const state = () => window.evaluate(() => {
    const images = [...document.querySelectorAll("main img")];
    return { place: Math.round(window.scrollY), names: images.map((one) => one.dataset.name),
      isShown: images[30].complete && images[30].naturalWidth > 0 };
  });
  const before = await state();
  hold(before.isShown, "a page is shown");
  if (process.env.PICTURES) await window.screenshot({ path: `${process.env.PICTURES}/pages.png` });
  const file = path.join(folder, RESULTS);
  const seen = next();
  fs.writeFileSync(file, CHANGES.paragraph(fs.readFileSync(file, "utf8")));
  await seen;
  const after = await state();
  hold(before.place === after.place, `the page stays: ${before.place} and then ${after.place}`);
  const other = after.names.filter((name, at) => name !== before.names[at]).length;
  hold(other > 0 && other < 5, `${other} of ${after.names.length} pages are others`);
};

(async () => {
  const folder = copy();
  const { watch, address } = await start(folder);
  watch.removeAllListeners("exit");
  const browser = await launch();
  try {
    const first = await open(browser, address);
    for (const name of Object.keys(CHANGES)) await measure(folder, first.next, name);
    await keeps(folder, first);
    await accessible(first, "the page");
    await pages(folder, first, address);
    await accessible(first, "the pages");
    await first.window.goto(address);
    await first.window.waitForFunction(() => document.documentElement.dataset.baslinje);
    const file = path.join(folder, RESULTS);
    let begun = 0;
    for (let count = 1; count <= Number(rebuilds); count += 1) {
      const seen = first.next();
      fs.writeFileSync(file, CHANGES.paragraph(fs.readFileSync(file, "utf8")));
      await seen;
      if (count === 50) begun = memory(watch.pid);
      if (count % 100 === 0) console.log(`after ${count}: ${memory(watch.pid)} MB`);
    }
    const ended = memory(watch.pid);
    if (begun) hold(ended < begun * 1.25 + 50, `the memory grew from ${begun} to ${ended} MB`);
  } finally {
    await browser.close();
    watch.kill("SIGINT");
    fs.rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = bad.length ? 1 : 0;
})();
