// How long it takes from a keystroke to its mistakes while `baslinje lsp` serves rapport-2017,
// and how long an answer takes. Holds that what is told is right, and that the memory does not
// grow.
//
//   node benches/lsp.cjs target/release/baslinje 20
//
// Prints the median and the longest time of some keystrokes each: until something was told of
// the version (`told`), and until the whole report was checked (`checked`).
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

const [binary = "target/release/baslinje", rounds = "20"] = process.argv.slice(2);
const repository = path.join(__dirname, "..");
const RESULTS = "book/rapport-2017/chapters/08-resultat.yaml";
const REPORT = "book/rapport-2017/report.yaml";

const bad = [];
const hold = (holds, words) => {
  if (!holds) {
    bad.push(words);
    console.error(`wrong: ${words}`);
  }
};

// A project with this report alone.
const copy = () => {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "baslinje-lsp-")));
  for (const part of ["book/rapport-2017", "data/rapport-2017", "report-templates", "fonts"]) {
    fs.cpSync(path.join(repository, part), path.join(folder, part), { recursive: true });
  }
  return folder;
};

// An editor: what it tells, asks and hears.
class Editor {
  constructor(folder) {
    this.folder = folder;
    this.child = spawn(path.resolve(binary), ["lsp"], {
      cwd: folder, stdio: ["pipe", "pipe", "inherit"],
    });
    this.waiting = [];
    this.number = 0;
    this.versions = {};
    let bytes = Buffer.alloc(0);
    this.child.stdout.on("data", (more) => {
      bytes = Buffer.concat([bytes, more]);
      for (;;) {
        const head = bytes.indexOf("\r\n\r\n");
        if (head < 0) return;
        const length = Number(/Content-Length: (\d+)/.exec(bytes.subarray(0, head))[1]);
        if (bytes.length < head + 4 + length) return;
        const message = JSON.parse(bytes.subarray(head + 4, head + 4 + length));
        bytes = bytes.subarray(head + 4 + length);
        this.hear(message);
      }
    });
  }

  hear(message) {
    const at = this.waiting.findIndex(({ isIt }) => isIt(message));
    if (at >= 0) this.waiting.splice(at, 1)[0].resolve(message);
  }

  wait(isIt) {
    return new Promise((resolve) => this.waiting.push({ isIt, resolve }));
  }

  say(message) {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  async ask(method, params) {
    const id = ++this.number;
    const answer = this.wait((message) => message.id === id);
    this.say({ id, method, params });
    const { result, error } = await answer;
    hold(!error, `${method}: ${JSON.stringify(error)}`);
    return result;
  }

  uri(name) {
    return pathToFileURL(path.join(this.folder, name)).href;
  }

  // Tells a text; gives when something is told of it, and when all is.
  put(name, text) {
    const uri = this.uri(name);
    const version = (this.versions[name] ?? 0) + 1;
    const isNew = version === 1;
    this.versions[name] = version;
    const begun = performance.now();
    const since = (promise) =>
      promise.then(({ params }) => ({ took: performance.now() - begun, params }));
    const told = since(this.wait(({ method, params }) =>
      method === "textDocument/publishDiagnostics" && params.uri === uri
        && params.version === version));
    const checked = since(this.wait(({ method, params }) =>
      method === "$/baslinje/checked" && params.versions[uri] === version));
    const textDocument = { uri, languageId: "yaml", version, ...(isNew ? { text } : {}) };
    this.say(isNew
      ? { method: "textDocument/didOpen", params: { textDocument } }
      : {
        method: "textDocument/didChange",
        params: { textDocument, contentChanges: [{ text }] },
      });
    return { told, checked };
  }
}

// What somebody types, and what is wrong then: the file, the change, the mistakes.
let count = 0;
const KEYSTROKES = {
  "a letter of a paragraph": [RESULTS, (text) => text.replace(/Kapitlet har/, `Kapitlet ${"x".repeat(1 + count++ % 5)} har`), 0],
  "a number's name": [RESULTS, (text) => text.replace('n("chefsmandat-ja")', `n("chefsmandat-j${count++}")`), 1],
  "a key": [RESULTS, (text) => text.replace("rows: foretrader", `row${count++}: foretrader`), 1],
  "what is no YAML": [RESULTS, (text) => text.replace("rows: foretrader", `rows: [foretrader${count++}`), 1],
  "a chart's question": [RESULTS, (text) => text.replace("rows: foretrader", `rows: foretrade${count++}`), 1],
  "a new number": [REPORT, (text) => text.replace("\nnumbers:\n", `\nnumbers:\n  nytt-${count++}: {of: mysam}\n`), 0],
};

const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
const shown = (times) => `${median(times).toFixed(0)} ms (${Math.max(...times).toFixed(0)})`;
const memory = (pid) => {
  const status = fs.readFileSync(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024);
};

(async () => {
  const folder = copy();
  const editor = new Editor(folder);
  const original = {};
  for (const name of [RESULTS, REPORT]) {
    original[name] = fs.readFileSync(path.join(folder, name), "utf8");
  }
  await editor.ask("initialize", { capabilities: {} });
  editor.say({ method: "initialized", params: {} });
  const first = editor.put(RESULTS, original[RESULTS]);
  console.log(`opened: ${(await first.checked).took.toFixed(0)} ms`);
  await editor.put(REPORT, original[REPORT]).checked;
  for (const [what, [name, change, mistakes]] of Object.entries(KEYSTROKES)) {
    const told = [];
    const all = [];
    for (let round = 0; round < Number(rounds); round += 1) {
      const text = change(original[name]);
      hold(text !== original[name], `${what} changes the text`);
      const put = editor.put(name, text);
      told.push((await put.told).took);
      const { took, params } = await put.checked;
      all.push(took);
      hold(params.mistakes >= mistakes && (mistakes > 0 || params.mistakes === 0),
        `${what}: ${params.mistakes} mistakes`);
    }
    console.log(`${what}: told ${shown(told)}, checked ${shown(all)}`);
    await editor.put(name, original[name]).checked;
  }
  const text = original[RESULTS];
  const before = text.slice(0, text.indexOf('n("chefsmandat-ja")') + 5);
  const lines = before.split("\n");
  const position = { line: lines.length - 1, character: lines.at(-1).length };
  const textDocument = { uri: editor.uri(RESULTS) };
  for (const method of ["completion", "hover", "definition", "references"]) {
    const times = [];
    let answer;
    for (let round = 0; round < Number(rounds); round += 1) {
      const begun = performance.now();
      answer = await editor.ask(`textDocument/${method}`, {
        textDocument, position, context: { includeDeclaration: true },
      });
      times.push(performance.now() - begun);
    }
    hold(answer && JSON.stringify(answer).length > 50, `${method} is answered`);
    console.log(`${method}: ${shown(times)}`);
  }
  if (process.platform === "linux") console.log(`memory: ${memory(editor.child.pid)} MB`);
  await editor.ask("shutdown");
  const ended = new Promise((resolve) => editor.child.once("exit", resolve));
  editor.say({ method: "exit" });
  hold(await ended === 0, "it ends as it is asked to");
  fs.rmSync(folder, { recursive: true, force: true });
  process.exitCode = bad.length ? 1 : 0;
})();
