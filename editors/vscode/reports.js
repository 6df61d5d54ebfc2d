"use strict";
// Which report a file is part of.

const fs = require("node:fs");
const path = require("node:path");

/**
 * The report whose `report.yaml` or chapter this is: its name, and the project's folder.
 * Nothing, if it is part of none.
 */
function reportOf(file) {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, "report.yaml"))) {
      const project = projectAround(folder);
      return project && { name: path.basename(folder), project };
    }
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** The folder around a report that holds `book`. */
function projectAround(report) {
  for (let folder = path.dirname(report); ; folder = path.dirname(folder)) {
    if (path.basename(folder) === "book") return path.dirname(folder);
    if (folder === path.dirname(folder)) return undefined;
  }
}

module.exports = { reportOf };
