"use strict";
// Starts the language server `baslinje lsp`, and shows a report beside the text that it is
// written in. What is known of reports is known by the programme; here is only how VS Code
// gets at it.

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { programme, options } = require("./programme");
const { LivePages } = require("./live-pages");
const { reportOf } = require("./reports");

/** The files that the language server is told of. */
const FILES = [
  { scheme: "file", language: "yaml" },
  { scheme: "file", pattern: "**/*.{yaml,yml,bib}" },
];

let client;
let pages;

/** Starts the language server; says what to do if it cannot be started. */
async function start() {
  const command = programme(vscode.workspace);
  const args = ["lsp", ...options(vscode.workspace)];
  client = new LanguageClient(
    "baslinje",
    "Baslinje",
    { command, args },
    { documentSelector: FILES },
  );
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const settings = "Öppna inställningen";
    const chosen = await vscode.window.showErrorMessage(
      `Baslinje kunde inte startas med ”${command}”: ${error.message}`,
      settings,
    );
    if (chosen === settings) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "baslinje.path");
    }
  }
}

async function stop() {
  const running = client;
  client = undefined;
  // One that has ended by itself cannot be stopped.
  await running?.stop().catch(() => {});
}

/** Shows the report that the text in the editor is part of. */
async function show() {
  const file = vscode.window.activeTextEditor?.document.uri.fsPath;
  const report = file && reportOf(file);
  if (!report) {
    await vscode.window.showInformationMessage(
      "Öppna först rapportens report.yaml eller ett av dess kapitel.",
    );
    return;
  }
  try {
    const address = await pages.address(report);
    const uri = vscode.Uri.parse(address);
    await vscode.commands.executeCommand("simpleBrowser.api.open", uri, {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
    });
  } catch (error) {
    await vscode.window.showErrorMessage(
      `Rapporten ”${report.name}” kunde inte visas: ${error.message}`,
    );
  }
}

async function activate(context) {
  pages = new LivePages(
    () => programme(vscode.workspace),
    () => options(vscode.workspace),
    `${vscode.env.uriScheme}://file`,
  );
  context.subscriptions.push(
    { dispose: () => pages.end() },
    vscode.commands.registerCommand("baslinje.show", show),
    vscode.commands.registerCommand("baslinje.restart", async () => {
      await stop();
      await start();
    }),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("baslinje")) {
        pages.end();
        await stop();
        await start();
      }
    }),
  );
  await start();
}

async function deactivate() {
  pages?.end();
  await stop();
}

module.exports = { activate, deactivate };
