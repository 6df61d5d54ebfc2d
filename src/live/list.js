// Lists the reports that are shown, and says how each of them is: asks the local server every
// second while somebody looks.
(() => {
  "use strict";
  const list = document.querySelector(".reports");
  // What this says of its own, in the author's language, with parts in braces.
  const words = JSON.parse(document.querySelector('meta[name="baslinje-words"]').content);
  const say = (name, parts = {}) => words[name].replace(/\{(\w+)\}/g, (_, part) => parts[part]);
  const some = (count, one) => say(count === 1 ? `${one}-1` : `${one}s`, { count });
  const how = ({ good, working, seconds, errors, warnings }) => {
    const told = [working ? "…" : good ? say("built", { seconds }) : say("not-built")];
    if (errors) told.push(some(errors, "error"));
    if (warnings) told.push(some(warnings, "warning"));
    return told.join(", ");
  };
  const item = (report) => {
    const made = document.createElement("li"), link = document.createElement("a");
    link.href = `${report.path}/`;
    link.textContent = report.name;
    made.append(link, " ", document.createElement("span"));
    return made;
  };
  const show = (reports) => {
    const names = [...list.querySelectorAll("a")].map((link) => link.textContent);
    if (names.join("/") !== reports.map(({ name }) => name).join("/")) {
      list.replaceChildren(...reports.map(item));
    }
    reports.forEach((report, at) => {
      const state = list.children[at].querySelector("span");
      if (state.textContent !== how(report)) state.textContent = how(report);
      list.children[at].className = report.good || report.working ? "good" : "old";
    });
  };
  const look = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch("reports.json", { cache: "no-store" });
      show(await answer.json());
    } catch {
      [...list.querySelectorAll("span")].forEach((state) => {
        state.textContent = say("lost");
      });
    }
  };
  setInterval(look, 1000);
  document.addEventListener("visibilitychange", look);
  look();
})();
