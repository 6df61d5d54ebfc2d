#!/usr/bin/env node
// Starts the program that was installed for this system, and ends as it ends.
"use strict";

const { spawn } = require("node:child_process");
const { constants } = require("node:os");

const system = `${process.platform}-${process.arch}`;
const name = process.platform === "win32" ? "baslinje.exe" : "baslinje";

function program() {
  try {
    return require.resolve(`@baslinje/${system}/${name}`);
  } catch {
    console.error(
      `error: there is no program of Baslinje for this system (${system})\n` +
        "  = hint: install without `--omit=optional`; if that was not it, see the README" +
        " for other ways to install",
    );
    process.exit(1);
  }
}

const running = spawn(program(), process.argv.slice(2), { stdio: "inherit" });

// A key such as Ctrl-C reaches the program too, which removes what is half done; this
// waits for it.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => signal !== "SIGINT" && running.kill(signal));
}
running.on("error", (error) => {
  console.error(`error: the program could not be started: ${error.message}`);
  process.exit(1);
});
running.on("exit", (code, signal) => {
  process.exit(signal ? 128 + constants.signals[signal] : code);
});
