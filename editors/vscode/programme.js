"use strict";
// What the settings say of the programme.

const os = require("node:os");
const path = require("node:path");

/** The programme: a command, or the path of a file. */
function programme(workspace) {
  const named = workspace.getConfiguration("baslinje").get("path")?.trim() || "baslinje";
  if (named === "~" || named.startsWith("~/") || named.startsWith("~\\")) {
    return path.join(os.homedir(), named.slice(1));
  }
  // A path with folders in it is one from the first folder that is open.
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
  const hasFolders = named.includes("/") || named.includes("\\");
  return hasFolders && folder && !path.isAbsolute(named) ? path.join(folder, named) : named;
}

/** The options of every command. */
function options(workspace) {
  const templates = workspace.getConfiguration("baslinje").get("templates") ?? [];
  return templates.flatMap((folder) => ["--templates", folder]);
}

module.exports = { programme, options };
