"use strict";
// Shows reports while they are written: `baslinje watch`, one for each report that somebody
// wants to see, which ends with the window.

const { spawn } = require("node:child_process");

/** So long the programme may take to say where the page is. */
const PATIENCE = 60_000;
/** So much of what went wrong is told. */
const TOLD = 600;

class LivePages {
  #programme;
  #options;
  #editor;
  #running = new Map();

  /**
   * @param programme gives the programme to start
   * @param options gives the options of every command
   * @param editor what opens a line that somebody clicks on
   */
  constructor(programme, options, editor) {
    this.#programme = programme;
    this.#options = options;
    this.#editor = editor;
  }

  /** The address of a report that is shown; the programme is started if it does not run. */
  address({ name, project }) {
    const key = `${project}\0${name}`;
    const known = this.#running.get(key);
    if (known) return known.address;
    const args = ["watch", name, "--within-editor", "--editor", this.#editor];
    const child = spawn(this.#programme(), [...args, ...this.#options()], {
      cwd: project,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const address = told(child, name);
    this.#running.set(key, { child, address });
    const forget = () => {
      if (this.#running.get(key)?.child === child) this.#running.delete(key);
    };
    child.once("exit", forget);
    address.catch(() => {
      forget();
      child.kill();
    });
    return address;
  }

  /** Ends all of them. */
  end() {
    for (const { child } of this.#running.values()) child.kill();
    this.#running.clear();
  }
}

/** The address that the programme tells in its first line. */
function told(child, name) {
  return new Promise((resolve, reject) => {
    let out = "";
    let wrong = "";
    const late = setTimeout(() => reject(new Error("programmet svarar inte")), PATIENCE);
    const fail = (error) => {
      clearTimeout(late);
      reject(error);
    };
    child.stdout.setEncoding("utf8").on("data", (text) => {
      out += text;
      const end = out.indexOf("\n");
      if (end < 0) return;
      const line = out.slice(0, end).trim();
      const address = line.startsWith(`${name}: `) ? line.slice(name.length + 2) : "";
      if (/^http:\/\/127\.0\.0\.1:\d+\//.test(address)) {
        clearTimeout(late);
        resolve(address);
      } else {
        fail(new Error(`programmet svarade ”${line}”`));
      }
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      wrong = (wrong + text).slice(-TOLD);
    });
    child.once("error", fail);
    child.once("exit", () => fail(new Error(wrong.trim() || "programmet avslutades")));
  });
}

module.exports = { LivePages };
