// Lists the reports that are shown, and says how each of them is: asks the local server every
// second while somebody looks.
(() => {
  "use strict";
  const list = document.querySelector(".reports");
  const some = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;
  const how = ({ good, working, seconds, errors, warnings }) => {
    const words = working ? ["…"] : good ? [`built in ${seconds} s`] : ["not built"];
    if (errors) words.push(some(errors, "mistake"));
    if (warnings) words.push(some(warnings, "warning"));
    return words.join(", ");
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
        state.textContent = "not connected: is baslinje watch running?";
      });
    }
  };
  setInterval(look, 1000);
  document.addEventListener("visibilitychange", look);
  look();
})();
