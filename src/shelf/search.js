// Shows the reports that have all the words, of the year that is chosen.
(function () {
  "use strict";
  var byId = function (id) { return document.getElementById(id); };
  var words = byId("words"), year = byId("year"), found = byId("found");
  // Whoever writes "ol" or "OL" finds "öl".
  var plain = function (text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  };
  var reports = Array.prototype.map.call(byId("list").children, function (item) {
    return { item: item, text: plain(item.textContent), year: item.dataset.year };
  });
  var show = function () {
    var asked = plain(words.value).split(/\s+/).filter(Boolean), shown = 0;
    reports.forEach(function (report) {
      var fits = (!year.value || year.value === report.year) && asked.every(function (word) {
        return report.text.indexOf(word) >= 0;
      });
      report.item.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    var all = !asked.length && !year.value;
    found.textContent = all ? "" : shown ? found.dataset.found.replace("{shown}", shown) : found.dataset.none;
  };
  words.addEventListener("input", show);
  year.addEventListener("change", show);
  byId("search").hidden = false;
  // Browsers keep what was written when somebody comes back.
  show();
})();
