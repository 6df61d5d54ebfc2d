// Keeps a page what the report is while its author writes: asks the local server for what has
// changed, and changes that only. Where the reader is, and what is open, stays.
(() => {
  "use strict";
  const meta = (name) => {
    const found = document.querySelector(`meta[name="baslinje-${name}"]`);
    return found ? found.content : "";
  };
  const view = meta("view"), report = meta("report");
  // What this says of its own, in the author's language, with parts in braces.
  const words = JSON.parse(meta("words"));
  const say = (name, parts = {}) => words[name].replace(/\{(\w+)\}/g, (_, part) => parts[part]);
  let version = Number(meta("version"));
  const holder = document.querySelector("main") || document.body;
  const page = document.documentElement;
  page.style.overflowAnchor = view === "page" ? "none" : "auto";

  const make = (name, { text, ...attributes } = {}, ...inside) => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    if (text !== undefined) element.textContent = text;
    element.append(...inside);
    return element;
  };
  const scroll = (by) => window.scrollBy({ top: by, behavior: "instant" });
  const ask = async (what) => {
    const answer = await fetch(what, { cache: "no-store" });
    if (!answer.ok) throw new Error(`${answer.status} ${what}`);
    return answer.json();
  };

  // --- Where the reader is -------------------------------------------------------------

  // What stands first on the screen, with a few others should it go.
  const here = () => {
    let inside = holder;
    const others = [];
    for (;;) {
      const children = [...inside.children];
      const at = children.findIndex((child) => child.getBoundingClientRect().bottom > 0);
      if (at < 0) break;
      others.unshift(...children.slice(at, at + 5));
      inside = children[at];
      if (inside.getBoundingClientRect().height < window.innerHeight / 2) break;
    }
    return others.map((element) => ({ element, top: element.getBoundingClientRect().top }));
  };
  const back = (places) => {
    const place = places.find(({ element }) => element.isConnected);
    if (place && window.scrollY > 0) scroll(place.element.getBoundingClientRect().top - place.top);
  };

  // --- What changes --------------------------------------------------------------------

  const all = (element, what) =>
    [...(element.matches(what) ? [element] : []), ...element.querySelectorAll(what)];
  const bare = (node) => node.nodeType === Node.ELEMENT_NODE
    ? node.outerHTML.replace(/ data-(loc|baslinje-said)="[^"]*"/g, "") : node.nodeType + (node.nodeValue || "");
  const setLines = (element, lines) => {
    const told = all(element, "[data-loc]");
    told.forEach((one, at) => { if (lines[at]) one.setAttribute("data-loc", lines[at]); });
  };
  const lines = (element) => all(element, "[data-loc]").map((one) => one.dataset.loc);
  const keepOpen = (old, fresh) => {
    const before = all(old, "details");
    all(fresh, "details").forEach((one, at) => { if (before[at]) one.open = before[at].open; });
  };

  const copyAttributes = (old, fresh) => {
    [...old.attributes].forEach(({ name }) => {
      if (!fresh.hasAttribute(name)) old.removeAttribute(name);
    });
    [...fresh.attributes].forEach(({ name, value }) => {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    });
  };

  // Makes an element what another is, and touches nothing in it that stays.
  const become = (old, fresh) => {
    // What stands in a template is no child of it.
    const holdsApart = old.localName === "template";
    if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName || holdsApart) {
      old.replaceWith(fresh);
      return fresh;
    }
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
      return old;
    }
    copyAttributes(old, fresh);
    const before = [...old.childNodes], after = [...fresh.childNodes];
    const least = Math.min(before.length, after.length);
    const stays = (one, other) => {
      if (bare(one) !== bare(other)) return false;
      if (one.nodeType === Node.ELEMENT_NODE) setLines(one, lines(other));
      return true;
    };
    let head = 0, tail = 0;
    while (head < least && stays(before[head], after[head])) head += 1;
    while (tail < least - head
      && stays(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail += 1;
    const gone = before.slice(head, before.length - tail);
    const come = after.slice(head, after.length - tail);
    if (gone.length === come.length) {
      gone.forEach((node, at) => become(node, come[at]));
    } else {
      const next = before[before.length - tail] || null;
      gone.forEach((node) => node.remove());
      come.forEach((node) => old.insertBefore(node, next));
    }
    return old;
  };

  const built = (html) => {
    const frame = document.createElement("template");
    frame.innerHTML = html;
    return frame.content.firstElementChild;
  };

  // The blocks as the server counts them: what stands in the page, or in an article or section
  // that does, and where those begin and end.
  const blocks = () => {
    const all = [];
    const add = (within) => [...within.children].forEach((element) => {
      if (element === box) return;
      const holds = ["article", "section"].includes(element.localName);
      all.push({ element, begins: holds });
      if (holds) { add(element); all.push({ element, ends: true }); }
    });
    add(holder);
    return all;
  };
  const put = (fresh, next) => {
    if (!next) holder.append(fresh);
    else if (next.ends) next.element.append(fresh);
    else next.element.before(fresh);
    return fresh;
  };

  // Takes the steps; nothing, if this page is not the one they begin with.
  const take = ({ before, steps, lines: moved }) => {
    const old = blocks();
    if (old.length !== before) return null;
    let at = 0;
    const changed = [];
    for (const step of steps) {
      if (step.keep) at += step.keep;
      if (step.drop) for (const end = at + step.drop; at < end; at += 1) old[at].element.remove();
      if (step.swap !== undefined) {
        const { element, begins } = old[at], fresh = built(step.swap);
        keepOpen(element, fresh);
        if (begins) copyAttributes(element, fresh); else changed.push(become(element, fresh));
        at += 1;
      }
      if (step.add !== undefined) changed.push(put(built(step.add), old[at]));
    }
    const now = blocks();
    moved.forEach(({ block, lines: told }) => setLines(now[block].element, told));
    // The page's own script is to know what is new.
    changed.filter((element) => element.isConnected).forEach((element) =>
      element.dispatchEvent(new Event("replaced", { bubbles: true })));
    return { now, changed };
  };

  const isSeen = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  };

  // --- Loading again, where more has changed than what stands in the page ---------------

  const memory = `baslinje${location.pathname}`;
  const reload = () => {
    const [first] = here();
    const all = blocks();
    const block = first ? all.findIndex(({ element, begins, ends }) =>
      !begins && !ends && element.contains(first.element)) : -1;
    const top = block < 0 ? 0 : all[block].element.getBoundingClientRect().top;
    const open = [...document.querySelectorAll("details")].map((one) => one.open);
    sessionStorage.setItem(memory, JSON.stringify({ block, top, open }));
    location.reload();
  };
  const restore = () => {
    const kept = sessionStorage.getItem(memory);
    if (!kept) return;
    sessionStorage.removeItem(memory);
    const { block, top, open } = JSON.parse(kept);
    const details = document.querySelectorAll("details");
    open.forEach((isOpen, at) => { if (details[at]) details[at].open = isOpen; });
    const found = blocks()[block];
    if (found) scroll(found.element.getBoundingClientRect().top - top);
  };

  // --- The box with what there is to say -----------------------------------------------

  const box = make("aside", { "aria-label": "Baslinje", class: "baslinje" });
  const inside = box.attachShadow({ mode: "open" });
  const status = make("p", { role: "status", class: "status", text: "…" });
  const notices = make("div", { class: "notices" });
  const place = make("p", { class: "place", hidden: "" });
  const other = view === "pages"
    ? make("a", { href: "./", text: say("web-page") })
    : make("a", { href: "pages", text: say("pages") });
  const list = make("a", { href: "../", text: say("reports"), hidden: "" });
  const bar = make("div", { class: "bar" }, status, other,
    make("a", { href: "pdf", target: "_blank", text: "PDF" }), list);
  inside.append(make("link", { rel: "stylesheet", href: "live.css" }),
    make("div", { class: "box" }, notices, place, bar));
  (holder === document.body ? page : document.body).append(box);

  let editor = false;
  const open = async (line) => {
    const sent = { method: "POST", body: line };
    const answer = await fetch("open", sent);
    const told = await answer.json();
    if (told.address) location.href = told.address;
    if (told.problem) showPlace(line, told.problem);
  };
  const leads = (line) => {
    if (!editor) return make("code", { text: line });
    const button = make("button", { type: "button", title: say("open") },
      make("code", { text: line }));
    button.addEventListener("click", () => open(line));
    return button;
  };
  const showPlace = (line, problem) => {
    place.replaceChildren(leads(line));
    if (problem) place.append(` ${problem}`);
    place.hidden = false;
  };

  const written = ({ weight, message, check, line, column, text, hints }) => {
    const title = make("p", { class: "message" }, make("b", { text: say(weight) }),
      ` ${message}`, ...(check ? [" ", make("code", { text: check })] : []));
    const parts = [title];
    if (line) parts.push(make("p", { class: "line" }, leads(line)));
    if (text) {
      const mark = " ".repeat(Math.max(0, column - 1)) + "^";
      parts.push(make("pre", { text: text.length >= column ? `${text}\n${mark}` : text }));
    }
    hints.forEach((hint) => parts.push(make("p", { class: "hint", text: `${say("hint")}: ${hint}` })));
    return make("li", { class: weight }, ...parts);
  };
  const some = (count, one) => say(count === 1 ? `${one}-1` : `${one}s`, { count });

  // What reviewers have said stands beside the block whose lines it is about.
  const markSaid = (all) => {
    document.querySelectorAll("[data-baslinje-said]").forEach((one) => {
      one.removeAttribute("data-baslinje-said");
    });
    const place = (line) => {
      const at = line.lastIndexOf(":");
      return [line.slice(0, at), Number(line.slice(at + 1))];
    };
    const known = [...holder.querySelectorAll("[data-loc]")]
      .map((element) => [element, ...place(element.dataset.loc)]);
    all.filter(({ weight, line }) => weight === "comment" && line).forEach(({ message, line }) => {
      const [file, number] = place(line);
      const before = known.filter(([, of, at]) => of === file && at <= number);
      const last = before.reduce((best, one) => (!best || one[2] >= best[2] ? one : best), null);
      if (!last) return;
      const element = last[0].closest("figure, table") || last[0];
      const said = element.dataset.baslinjeSaid;
      element.dataset.baslinjeSaid = said ? `${said}\n${message}` : message;
    });
  };

  let told = "";
  const tell = (news) => {
    const key = JSON.stringify([news.notices, news.editor]);
    editor = news.editor;
    list.hidden = !news.others;
    if (key !== told) {
      told = key;
      const counted = (one) => news.notices.filter(({ weight }) => weight === one).length;
      const [errors, warnings] = [counted("error"), counted("warning")];
      const words = [[errors, "error"], [warnings, "warning"], [counted("comment"), "comment"]]
        .filter(([count]) => count).map(([count, one]) => some(count, one));
      const folded = notices.querySelector("details");
      const isOpen = errors > 0 || (folded && folded.open && !folded.classList.contains("error"));
      notices.replaceChildren();
      if (words.length) {
        const list = make("ul", {}, ...news.notices.map(written));
        const fold = make("details", { class: errors ? "error" : warnings ? "warning" : "comment" },
          make("summary", { text: words.join(", ") }), list);
        fold.open = isOpen;
        notices.append(fold);
      }
    }
    markSaid(news.notices);
    box.dataset.state = news.lost ? "lost" : news.working ? "working" : news.good ? "good" : "old";
    status.textContent = news.lost ? say("lost")
      : news.working ? `${news.name} …`
      : say(news.good ? "report-built" : "report-not-built", news);
  };

  // --- The pages of the PDF ------------------------------------------------------------

  const showPages = async () => {
    const { version: of, pages, problem } = await ask("pages.json");
    if (problem) status.textContent = problem;
    if (!pages) return;
    const now = [...holder.querySelectorAll("img")];
    const first = now.find((image) => image.getBoundingClientRect().bottom > 0);
    const [name, top] = first ? [first.dataset.name, first.getBoundingClientRect().top] : [];
    const images = pages.map((one, at) => {
      const image = now[at] || make("img", { loading: "lazy", alt: say("page", { number: at + 1 }) });
      image.style.aspectRatio = `${one.width} / ${one.height}`;
      image.style.width = `min(100%, ${one.width * 4 / 3}px)`;
      return image;
    });
    const isThere = name && pages.findIndex((one) => one.name === name);
    const show = (image, one) => {
      if (image.dataset.name === one.name) return;
      image.dataset.name = one.name;
      image.src = `pages/${one.name}.svg`;
    };
    images.forEach((image, at) => show(image, pages[at]));
    if (images.length !== now.length) holder.replaceChildren(...images);
    // Where pages have come before it, the page that is read stands further down.
    if (isThere > 0) scroll(images[isThere].getBoundingClientRect().top - top);
    version = of;
  };

  // --- News ----------------------------------------------------------------------------

  const update = async () => {
    if (view === "waiting") { location.reload(); return new Promise(() => {}); }
    if (view === "pages") return showPages();
    const { version: to, change } = await ask(`changes?since=${version}`);
    if (to === version) return undefined;
    const places = here();
    const taken = change && take(change);
    // What comes then is for the page that is loaded.
    if (!taken) { reload(); return new Promise(() => {}); }
    version = to;
    const shown = change.show === null ? null : taken.now[change.show].element;
    back(places);
    taken.changed.forEach((element) => {
      element.classList.add("baslinje-new");
      setTimeout(() => {
        element.classList.remove("baslinje-new");
        if (!element.classList.length) element.removeAttribute("class");
      }, 1200);
    });
    if (shown && !isSeen(shown)) shown.scrollIntoView({ block: "center", behavior: "instant" });
    return undefined;
  };

  let turn = Promise.resolve(), last = { notices: [], editor: false };
  const hear = (news) => {
    if (!news.lost && news.name !== report) return;
    // What is told while other news are waited for is told twice.
    if (!news.lost && !last.lost && news.news === last.news) return;
    last = news.lost ? { ...last, lost: true } : news;
    const heard = last;
    turn = turn.then(async () => {
      if (heard.version > version && !heard.working) await update();
      tell(heard);
      page.dataset.baslinje = heard.working ? "working" : `shown ${heard.news}`;
    }).catch((problem) => { status.textContent = String(problem.message || problem); });
  };

  // Of many windows one listens and tells the others, whatever report they show: a browser has
  // few connections to give.
  const name = `baslinje ${location.pathname.split("/")[1]}`;
  const windows = new BroadcastChannel(name);
  const spread = (news) => { windows.postMessage(news); hear(news); };
  windows.onmessage = ({ data }) => hear(data);
  const listen = () => new Promise(() => {
    const source = new EventSource("../events");
    source.onmessage = ({ data }) => spread(JSON.parse(data));
    source.onerror = () => spread({ lost: true });
  });
  if (navigator.locks) navigator.locks.request(name, listen); else listen();
  ask("state").then(hear, () => {});

  // --- Which line something comes from --------------------------------------------------

  const from = ({ target }) => {
    if (target === box || target.closest("a, button, summary, input, select")) return null;
    return target.closest("[data-loc]");
  };
  document.addEventListener("click", (event) => {
    const found = from(event);
    document.querySelectorAll(".baslinje-at").forEach((one) => {
      one.classList.remove("baslinje-at");
      if (!one.classList.length) one.removeAttribute("class");
    });
    place.hidden = true;
    if (!found || String(window.getSelection())) return;
    found.classList.add("baslinje-at");
    showPlace(found.dataset.loc);
  });
  document.addEventListener("dblclick", (event) => {
    const found = from(event);
    if (found && editor) open(found.dataset.loc);
  });

  const look = make("style", {
    text: ".baslinje-at { outline: 2px dotted Highlight; outline-offset: 3px; }\n" +
      "@keyframes baslinje-new { from { background: rgb(255 220 80 / 45%); } }\n" +
      "@media (prefers-reduced-motion: no-preference) {\n" +
      ".baslinje-new { animation: baslinje-new 1.2s ease-out; } }\n" +
      "[data-baslinje-said] { box-shadow: -6px 0 0 -2px Highlight; }\n" +
      "[data-baslinje-said]::after { content: attr(data-baslinje-said); display: block;\n" +
      "margin: 6px 0; padding: 4px 10px; border: 1px solid GrayText; border-radius: 6px;\n" +
      "background: Canvas; color: CanvasText; font: 14px/1.4 system-ui, sans-serif;\n" +
      "text-align: left; white-space: pre-wrap; }\n" +
      "@media print { .baslinje { display: none; } }",
  });
  document.head.append(look);
  restore();
  if (view === "pages") turn = turn.then(showPages).catch(() => {});
})();
