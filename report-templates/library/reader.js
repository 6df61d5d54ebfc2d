// What readers can do with the page beyond reading it: search, follow the contents, see notes
// and the making of numbers where they stand, keep a chart. The page is whole without this.
(function () {
  "use strict";
  var report = document.getElementById("report");
  var words = document.getElementById("reader");
  if (!report || !words) { return; }
  words = words.dataset;

  var all = function (selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  };
  var make = function (name, attributes, text) {
    var element = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    if (text) { element.textContent = text; }
    return element;
  };
  // Whoever writes "ol" or "OL" finds "öl".
  var plain = function (text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  };
  // What is done with every element of a kind, also with those that are put in later: the page
  // that an author writes by tells of them with the event `replaced`. Done twice, it is as done
  // once.
  var kinds = [];
  var attach = function (kind, within) {
    var found = all(kind.selector, within);
    if (within.matches && within.matches(kind.selector)) { found.push(within); }
    found.forEach(kind.use);
  };
  var each = function (selector, use) {
    var kind = { selector: selector, use: use };
    kinds.push(kind);
    attach(kind, document);
  };
  // Those that remember something of the page hear of it first.
  var whenReplaced = function (use) { document.addEventListener("replaced", use, true); };
  document.addEventListener("replaced", function (event) {
    kinds.forEach(function (kind) { attach(kind, event.target); });
  });
  var spaced = function (text) { return text.replace(/\s+/g, " ").trim(); };
  var contents = document.querySelector(".contents");

  // --- The contents show where the reader is.
  (function () {
    if (!contents) { return; }
    var links, order, shown = null;
    var read = function () {
      links = {};
      order = [];
      all("nav a[href^='#']", contents).forEach(function (link) {
        var target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        if (target && /^H[2-5]$/.test(target.tagName) && !links[target.id]) {
          links[target.id] = link;
          order.push(target);
        }
      });
    };
    var follow = function () {
      var now = null;
      order.forEach(function (heading) {
        if (heading.getBoundingClientRect().top < window.innerHeight / 3) { now = heading; }
      });
      var link = now && links[now.id];
      if (link === shown) { return; }
      if (shown) { shown.removeAttribute("aria-current"); }
      shown = link;
      if (!link) { return; }
      link.setAttribute("aria-current", "location");
      // The panel scrolls by itself, never the page.
      var room = contents.getBoundingClientRect(), at = link.getBoundingClientRect();
      var isPanel = contents.scrollHeight > contents.clientHeight + 1;
      if (isPanel && (at.top < room.top + 60 || at.bottom > room.bottom - 60)) {
        contents.scrollTop += at.top - room.top - contents.clientHeight / 3;
      }
    };
    var waits = false;
    window.addEventListener("scroll", function () {
      if (waits) { return; }
      waits = true;
      window.requestAnimationFrame(function () { waits = false; follow(); });
    }, { passive: true });
    whenReplaced(function () { read(); follow(); });
    read();
    follow();
  })();

  // --- Search in the text, captions, notes and tables.
  (function () {
    if (!contents) { return; }
    var most = 40, blocks = null;
    var panel = make("div", { "class": "search", role: "search" });
    var label = make("label", { "for": "search-words" }, words.search);
    var field = make("input", { id: "search-words", type: "search", autocomplete: "off", spellcheck: "false" });
    var told = make("p", { "class": "search-told", role: "status" });
    var list = make("ol", { "class": "hits" });
    [label, field, told, list].forEach(function (part) { panel.appendChild(part); });
    contents.insertBefore(panel, contents.firstChild);

    // Every piece of text once, with the heading that it stands under.
    var read = function () {
      var heading = "", found = [];
      var pieces = "h2, h3, h4, h5, p, li, dt, dd, th, td, figcaption, blockquote, summary";
      all(pieces, report).concat(all("[role='doc-endnotes'] li")).forEach(function (element) {
        if (element.querySelector("p, li, dd, td, figcaption")) { return; }
        if (element.closest("svg, summary")) { return; }
        if (/^H[2-5]$/.test(element.tagName)) { heading = spaced(element.textContent); }
        var text = spaced(element.textContent);
        if (text) { found.push({ element: element, text: text, plain: plain(text), heading: heading }); }
      });
      return found;
    };
    var mark = function (text, asked) {
      var shown = document.createDocumentFragment(), at = plain(text).indexOf(asked);
      // Letters that were taken apart have moved what follows.
      var isWhole = at >= 0 && plain(text).length === text.length;
      if (!isWhole) { shown.appendChild(document.createTextNode(text.slice(0, 160))); return shown; }
      var from = Math.max(0, at - 50), to = Math.min(text.length, at + asked.length + 90);
      if (from) { from = text.indexOf(" ", from) + 1 || from; }
      if (from > at) { from = at; }
      shown.appendChild(document.createTextNode((from ? "… " : "") + text.slice(from, at)));
      shown.appendChild(make("mark", {}, text.slice(at, at + asked.length)));
      shown.appendChild(document.createTextNode(text.slice(at + asked.length, to) + (to < text.length ? " …" : "")));
      return shown;
    };
    var reveal = function (element) {
      for (var above = element; above; above = above.parentElement) {
        if (above.tagName === "DETAILS") { above.open = true; }
      }
      element.classList.add("found");
      window.setTimeout(function () { element.classList.remove("found"); }, 2500);
    };
    var search = function () {
      var asked = plain(spaced(field.value));
      list.textContent = told.textContent = "";
      panel.classList.toggle("searching", asked.length > 1);
      if (asked.length < 2) { return; }
      blocks = blocks || read();
      var hits = blocks.filter(function (block) { return block.plain.indexOf(asked) >= 0; });
      told.textContent = hits.length === 0 ? words.noHits
        : hits.length === 1 ? words.oneHit
        : words.hits.replace("{count}", hits.length > most ? most + "+" : hits.length);
      var under = null;
      hits.slice(0, most).forEach(function (hit, index) {
        var element = hit.element;
        if (!element.id) { element.id = "hit-" + index + "-" + blocks.indexOf(hit); }
        var item = make("li", {}), link = make("a", { href: "#" + encodeURIComponent(element.id) });
        if (hit.heading !== under && hit.heading !== hit.text) {
          link.appendChild(make("span", { "class": "under" }, hit.heading));
        }
        under = hit.heading;
        link.appendChild(mark(hit.text, asked));
        link.addEventListener("click", function () { reveal(element); });
        item.appendChild(link);
        list.appendChild(item);
      });
    };
    whenReplaced(function () {
      blocks = null;
      if (!panel.isConnected) { contents.insertBefore(panel, contents.firstChild); }
    });
    field.addEventListener("input", search);
    field.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { field.value = ""; search(); }
    });
  })();

  // --- A box for notes and for the making of numbers: for a pointer that rests, for the
  // keyboard, for a finger. It stays as long as one is at it, and Escape closes it.
  var box = (function () {
    var element = make("div", { "class": "in-place", role: "tooltip", id: "in-place" });
    var owner = null, timer = 0;
    element.hidden = true;
    document.body.appendChild(element);
    var close = function () {
      window.clearTimeout(timer);
      if (!owner) { return; }
      owner.removeAttribute("aria-describedby");
      owner = null;
      element.hidden = true;
    };
    var later = function () { window.clearTimeout(timer); timer = window.setTimeout(close, 250); };
    var open = function (at, fill) {
      window.clearTimeout(timer);
      if (owner === at) { return; }
      close();
      element.textContent = "";
      fill(element);
      owner = at;
      element.hidden = false;
      at.setAttribute("aria-describedby", "in-place");
      var place = at.getBoundingClientRect(), page = document.documentElement;
      var left = Math.min(place.left, page.clientWidth - element.offsetWidth - 12);
      var below = place.bottom + 8, above = place.top - element.offsetHeight - 8;
      var top = below + element.offsetHeight > window.innerHeight && above > 0 ? above : below;
      element.style.left = Math.max(12, left) + window.scrollX + "px";
      element.style.top = top + window.scrollY + "px";
    };
    element.addEventListener("mouseenter", function () { window.clearTimeout(timer); });
    element.addEventListener("mouseleave", later);
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") { close(); } });
    document.addEventListener("click", function (event) {
      if (owner && !element.contains(event.target) && !owner.contains(event.target)) { close(); }
    });
    var known = new WeakSet();
    return {
      at: function (target, fill) {
        if (known.has(target)) { return; }
        known.add(target);
        var show = function () { open(target, fill); };
        var rests = 0;
        target.addEventListener("mouseenter", function () { rests = window.setTimeout(show, 150); });
        target.addEventListener("mouseleave", function () { window.clearTimeout(rests); later(); });
        target.addEventListener("focus", show);
        target.addEventListener("blur", later);
        target.addEventListener("click", show);
      },
    };
  })();

  // --- Notes where they are referred to. The link still leads to them.
  each("a[role='doc-noteref']", function (link) {
    box.at(link, function (element) {
      var note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!note) { return; }
      Array.prototype.slice.call(note.cloneNode(true).childNodes).forEach(function (part) {
        if (part.getAttribute && part.getAttribute("role") === "doc-backlink") { return; }
        if (part.removeAttribute) { part.removeAttribute("id"); }
        element.appendChild(part);
      });
    });
  });

  // --- How a number of the text came about.
  (function () {
    var makings = null;
    var making = function (of) {
      var told = document.getElementById("makings");
      if (!makings && told) {
        makings = {};
        all("div[data-of]", told.content).forEach(function (one) { makings[one.dataset.of] = one; });
      }
      return makings && makings[of];
    };
    whenReplaced(function () { makings = null; });
    each("span.quoted", function (number) {
      var parts = function () { return [number.dataset.of, number.dataset.minus].filter(making); };
      if (!parts().length) { return; }
      number.setAttribute("tabindex", "0");
      number.setAttribute("role", "note");
      box.at(number, function (element) {
        parts().forEach(function (of, index) {
          if (index) { element.appendChild(make("p", { "class": "minus" }, "\u2212")); }
          all("p", making(of)).forEach(function (line) { element.appendChild(line.cloneNode(true)); });
        });
      });
    });
  })();

  // --- An address for every heading and caption, for a pointer; the contents have them too.
  var named = "h2[id], h3[id], h4[id], h5[id], figure[id] > figcaption";
  each(named.split(", ").map(function (one) { return "#report " + one; }).join(", "), function (named) {
    if (named.querySelector(".permalink")) { return; }
    var id = named.id || named.parentNode.id;
    named.appendChild(make("a", { "class": "permalink", href: "#" + encodeURIComponent(id), "aria-hidden": "true", tabindex: "-1" }));
  });

  // --- Charts to keep, as they are drawn for wide screens and light paper.
  (function () {
    // The faces that the page holds, so that a picture shows them elsewhere too.
    var faces = function () {
      var found = [];
      Array.prototype.forEach.call(document.styleSheets, function (sheet) {
        Array.prototype.forEach.call(sheet.cssRules, function (rule) {
          if (rule.type === CSSRule.FONT_FACE_RULE && /Sans/.test(rule.cssText)) { found.push(rule.cssText); }
        });
      });
      return found.join("\n");
    };
    // As wide as a page of text, whatever units it is drawn in.
    var measured = function (svg) {
      var box = svg.viewBox.baseVal;
      var edge = box.width / 60, width = box.width + 2 * edge, height = box.height + 2 * edge;
      var seen = [-edge, -edge, width, height].join(" ");
      return { width: 960, height: Math.round(960 * height / width), seen: seen };
    };
    var written = function (svg) {
      var copy = svg.cloneNode(true), size = measured(svg);
      copy.removeAttribute("class");
      copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
      copy.setAttribute("viewBox", size.seen);
      copy.setAttribute("width", size.width);
      copy.setAttribute("height", size.height);
      var style = document.createElementNS("http://www.w3.org/2000/svg", "style");
      style.textContent = faces();
      copy.insertBefore(style, copy.firstChild);
      return new XMLSerializer().serializeToString(copy);
    };
    var save = function (address, name) {
      var link = make("a", { href: address, download: name });
      document.body.appendChild(link);
      link.click();
      link.remove();
    };
    var asAddress = function (text) { return "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text); };
    var asPng = function (text, size, name) {
      var picture = new Image();
      picture.onload = function () {
        var canvas = make("canvas", { width: 2 * size.width, height: 2 * size.height });
        var context = canvas.getContext("2d");
        context.fillStyle = "#fff";
        context.fillRect(0, 0, canvas.width, canvas.height);
        context.drawImage(picture, 0, 0, canvas.width, canvas.height);
        save(canvas.toDataURL("image/png"), name);
      };
      picture.src = asAddress(text);
    };
    each("figure .chart", function (chart) {
      var svg = chart.querySelector("svg.chart-wide");
      var figure = chart.closest("figure");
      if (!svg || !figure || figure.querySelector(".downloads button")) { return; }
      var name = chart.dataset.chart;
      var label = figure.querySelector("figcaption .label");
      var which = label ? spaced(label.textContent).replace(/\.$/, "") : name;
      var line = figure.querySelector(".downloads");
      if (!line) {
        line = make("p", { "class": "downloads" });
        chart.parentNode.insertBefore(line, chart.nextSibling);
      }
      var button = function (kind, keep) {
        var made = make("button", { type: "button", "aria-label": words.keep.replace("{what}", which).replace("{kind}", kind) }, kind);
        made.addEventListener("click", keep);
        line.appendChild(made);
      };
      button("SVG", function () { save(asAddress(written(svg)), name + ".svg"); });
      button("PNG", function () { asPng(written(svg), measured(svg), name + ".png"); });
    });
  })();
})();
