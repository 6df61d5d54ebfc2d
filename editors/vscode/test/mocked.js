"use strict";
// Stands in for VS Code and for the client of the language server: notes what the extension
// wants of them.

const Module = require("node:module");

/** What the extension has done so far. */
const done = { clients: [], commands: new Map(), executed: [], errors: [], told: [] };

/** What the settings say. */
const settings = new Map();

/** How the next client starts. */
const next = { error: undefined };

class LanguageClient {
  constructor(id, name, server, client) {
    Object.assign(this, { id, name, server, client, running: false, stopped: 0 });
    done.clients.push(this);
  }
  async start() {
    if (next.error) throw next.error;
    this.running = true;
  }
  async stop() {
    this.running = false;
    this.stopped += 1;
  }
}

let changed;

const vscode = {
  ViewColumn: { Beside: -2 },
  Uri: { parse: (text) => ({ text }) },
  env: { uriScheme: "vscode" },
  workspace: {
    workspaceFolders: undefined,
    getConfiguration: () => ({ get: (key) => settings.get(key) }),
    onDidChangeConfiguration: (heard) => {
      changed = heard;
      return { dispose() {} };
    },
  },
  commands: {
    registerCommand: (name, run) => {
      done.commands.set(name, run);
      return { dispose: () => done.commands.delete(name) };
    },
    executeCommand: async (...all) => void done.executed.push(all),
  },
  window: {
    activeTextEditor: undefined,
    showErrorMessage: async (words, ...actions) => {
      done.errors.push(words);
      return actions[0];
    },
    showInformationMessage: async (words) => void done.told.push(words),
  },
};

const mocks = { vscode, "vscode-languageclient/node": { LanguageClient } };
const load = Module._load;
Module._load = function (request, ...rest) {
  return mocks[request] ?? load.call(this, request, ...rest);
};

module.exports = {
  done,
  next,
  settings,
  vscode,
  /** Somebody changes a setting. */
  change: (key, value) => {
    settings.set(key, value);
    return changed({ affectsConfiguration: (section) => section === "baslinje" });
  },
};
