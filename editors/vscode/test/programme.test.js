"use strict";
// Against the real programme, where the environment names one: `BASLINJE=… npm test`.

const assert = require("node:assert/strict");
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const { pathToFileURL } = require("node:url");
const rpc = require("vscode-jsonrpc/node");

const { LivePages } = require("../live-pages");

const command = process.env.BASLINJE;
const project = path.join(__dirname, "..", "..", "..");
const skip = command ? false : "BASLINJE names no programme";

test("the language server understands the client's own protocol", { skip }, async () => {
  const child = spawn(command, ["lsp"], { cwd: project, stdio: ["pipe", "pipe", "ignore"] });
  const { StreamMessageReader, StreamMessageWriter, createMessageConnection } = rpc;
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const file = path.join(project, "book", "rapport-2017", "chapters", "05-syfte.yaml");
  const uri = pathToFileURL(file).href;
  const text = fs.readFileSync(file, "utf8").replace("title:", "titel:");
  const told = new Promise((resolve) =>
    connection.onNotification("textDocument/publishDiagnostics", (params) => {
      if (params.uri === uri && params.diagnostics.length) resolve(params.diagnostics);
    }));
  connection.listen();
  const { capabilities } = await connection.sendRequest("initialize", {
    processId: process.pid, rootUri: pathToFileURL(project).href, capabilities: {},
  });
  assert.equal(capabilities.hoverProvider, true);
  await connection.sendNotification("initialized", {});
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "yaml", version: 1, text },
  });
  assert.match((await told)[0].message, /unknown key `titel`/);
  await connection.sendRequest("shutdown");
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await connection.sendNotification("exit");
  assert.equal(await ended, 0);
  connection.dispose();
});

test("the live page may be shown in the window of the editor", { skip }, async () => {
  const pages = new LivePages(() => command, () => [], "vscode://file");
  try {
    const address = await pages.address({ name: "gastblogg-samverkan", project });
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/gastblogg-samverkan\/$/);
    const answer = await fetch(address);
    assert.match(answer.headers.get("content-security-policy"), /frame-ancestors vscode-webview:/);
    await assert.rejects(pages.address({ name: "finns-inte", project }), /finns-inte/);
  } finally {
    pages.end();
  }
});
