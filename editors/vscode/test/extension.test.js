"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { after, before, test } = require("node:test");

const { change, done, next, settings, vscode } = require("./mocked");
const extension = require("../extension");
const { programme } = require("../programme");
const { reportOf } = require("../reports");

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "baslinje-"));
const chapter = path.join(folder, "book", "2026", "r", "chapters", "01-å.yaml");
const fake = path.join(folder, "fake");

before(() => {
  fs.mkdirSync(path.dirname(chapter), { recursive: true });
  fs.writeFileSync(path.join(folder, "book", "2026", "r", "report.yaml"), "title: A\n");
  fs.writeFileSync(chapter, "title: A\n");
  // It tells an address as `watch` does, with what it was started with.
  fs.writeFileSync(fake, `#!/usr/bin/env node
const fs = require("node:fs");
fs.writeFileSync(${JSON.stringify(path.join(folder, "started"))},
  JSON.stringify([process.cwd(), ...process.argv.slice(2)]));
if (process.argv.includes("broken")) {
  console.error("error: there is no report");
  process.exit(1);
}
console.log("r: http://127.0.0.1:4711/0123/r/");
setInterval(() => {}, 1000);
`, { mode: 0o755 });
});

after(async () => {
  await extension.deactivate();
  fs.rmSync(folder, { recursive: true, force: true });
});

const started = () => JSON.parse(fs.readFileSync(path.join(folder, "started"), "utf8"));

test("the language server is started with what the settings say", async () => {
  const context = { subscriptions: [] };
  settings.set("templates", ["/mallar"]);
  await extension.activate(context);
  const [client] = done.clients;
  assert.deepEqual(client.server, {
    command: "baslinje",
    args: ["lsp", "--templates", "/mallar"],
  });
  assert.ok(client.client.documentSelector.some(({ language }) => language === "yaml"));
  assert.ok(client.running);
  assert.deepEqual([...done.commands.keys()], ["baslinje.show", "baslinje.restart"]);
  assert.equal(context.subscriptions.length, 4);
});

test("every command of package.json is there, and the other way round", () => {
  const { contributes } = require("../package.json");
  const named = contributes.commands.map(({ command }) => command);
  assert.deepEqual(named, [...done.commands.keys()]);
});

test("another setting starts another server", async () => {
  await change("path", fake);
  const [first, second] = done.clients;
  assert.equal(first.stopped, 1);
  assert.equal(second.server.command, fake);
  await done.commands.get("baslinje.restart")();
  assert.equal(second.stopped, 1);
  assert.equal(done.clients.length, 3);
});

test("what cannot be started is told, with the way to the setting", async () => {
  next.error = new Error("spawn ENOENT");
  await done.commands.get("baslinje.restart")();
  next.error = undefined;
  assert.match(done.errors.at(-1), /kunde inte startas med ”.*fake”: spawn ENOENT/);
  assert.deepEqual(done.executed.at(-1), ["workbench.action.openSettings", "baslinje.path"]);
  await done.commands.get("baslinje.restart")();
  assert.ok(done.clients.at(-1).running);
});

test("the report of a chapter is shown beside it, and started once", async () => {
  vscode.window.activeTextEditor = { document: { uri: { fsPath: chapter } } };
  const show = done.commands.get("baslinje.show");
  await show();
  const [command, uri, where] = done.executed.at(-1);
  assert.equal(command, "simpleBrowser.api.open");
  assert.equal(uri.text, "http://127.0.0.1:4711/0123/r/");
  assert.deepEqual(where, { viewColumn: -2, preserveFocus: true });
  assert.deepEqual(started(), [
    fs.realpathSync(folder), "watch", "r", "--within-editor",
    "--editor", "vscode://file", "--templates", "/mallar",
  ]);
  fs.rmSync(path.join(folder, "started"));
  await show();
  assert.equal(done.executed.length, 3);
  assert.ok(!fs.existsSync(path.join(folder, "started")), "it runs already");
});

test("what keeps a report from being shown is told", async () => {
  await change("templates", ["broken"]);
  await done.commands.get("baslinje.show")();
  assert.match(done.errors.at(-1), /”r” kunde inte visas: error: there is no report/);
  await change("path", path.join(folder, "missing"));
  await done.commands.get("baslinje.show")();
  assert.match(done.errors.at(-1), /”r” kunde inte visas: spawn .* ENOENT/);
  vscode.window.activeTextEditor = { document: { uri: { fsPath: "/x.yaml" } } };
  await done.commands.get("baslinje.show")();
  assert.match(done.told.at(-1), /report\.yaml/);
});

test("a file is part of the report around it", () => {
  const project = folder;
  assert.deepEqual(reportOf(chapter), { name: "r", project });
  assert.equal(reportOf(path.join(folder, "data", "codebook.yaml")), undefined);
});

test("the programme may be named by a path", () => {
  const named = (value, folders) => {
    settings.set("path", value);
    vscode.workspace.workspaceFolders = folders;
    return programme(vscode.workspace);
  };
  const folders = [{ uri: { fsPath: "/projekt" } }];
  assert.equal(named("~/bin/baslinje"), path.join(os.homedir(), "bin/baslinje"));
  assert.equal(named("target/baslinje", folders), path.join("/projekt", "target/baslinje"));
  assert.equal(named("baslinje", folders), "baslinje");
  assert.equal(named("  ", folders), "baslinje");
});
