// What reviewers do with a report: they mark text, a figure or a table, write what they think of
// it, save that as a file, and read the files of others. Nothing leaves the page by itself. The
// file is an AnnotationPage of the Web Annotation Data Model (W3C Recommendation, 2017).
(() => {
  "use strict";
  const box = document.getElementById("review"), root = document.querySelector("main");
  if (!box || !root) return;
  const told = JSON.parse(box.dataset.told), words = told.words;
  const key = `baslinje-review:${told.report}`;
  // So many characters around what is marked tell it from the same words elsewhere.
  const AROUND = 60;
  const CONTEXT = ["http://www.w3.org/ns/anno.jsonld", { baslinje: "urn:baslinje:review:1:" }];

  const say = (text, parts) =>
    Object.entries(parts).reduce((all, [name, part]) => all.replace(`{${name}}`, () => part), text);
  const make = (name, attributes = {}, ...inside) => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([one, value]) => {
      if (one.startsWith("on")) element.addEventListener(one.slice(2), value);
      else if (value !== null) element.setAttribute(one, value);
    });
    element.append(...inside.filter((part) => part !== null));
    return element;
  };
  const button = (text, onclick, attributes = {}) =>
    make("button", { type: "button", ...attributes, onclick }, text);
  const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");
  const newId = () => {
    const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const digits = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return `urn:uuid:${digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")}`;
  };

  // --- The text of the page, in pieces ---------------------------------------------------

  const PIECE = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, figcaption, blockquote, pre";
  // What the page adds to what the author wrote.
  const UNREAD = "svg, button, [role='doc-noteref'], [role='doc-backlink'], .permalink, .downloads, " +
    ".unseen, :is(h2, h3, h4, h5, h6) > .number";

  // What a piece says, with spaces as one reads them, and where each character stands.
  const readPiece = (element) => {
    const spots = [];
    let text = "", space = null;
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.parentElement.closest(UNREAD)) continue;
      [...node.data].reduce((at, sign) => {
        if (/\s/.test(sign)) space = space || (text ? { node, at } : null);
        else if (!/[\u00ad\u200b\u2060]/.test(sign)) {
          if (space) { text += " "; spots.push(space); space = null; }
          for (let part = 0; part < sign.length; part += 1) spots.push({ node, at: at + part });
          text += sign;
        }
        return at + sign.length;
      }, 0);
    }
    return { element, text, spots, item: element.closest("[data-item]").dataset.item };
  };
  const pieces = [...root.querySelectorAll(PIECE)]
    .filter((one) => one.closest("[data-item]") && !one.querySelector(PIECE) && !one.closest("nav"))
    .map(readPiece).filter((piece) => piece.text);
  pieces.forEach((piece, index) => { piece.index = index; });
  const figureOf = (element) => {
    const figure = element.closest("figure");
    return figure && figure.closest("[data-item]") ? figure : null;
  };
  const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);

  const target = (piece, from, to) => ({
    item: piece.item,
    exact: piece.text.slice(from, to),
    prefix: piece.text.slice(Math.max(0, from - AROUND), from),
    suffix: piece.text.slice(to, to + AROUND),
  });

  // How much of what stands around is as it was.
  const likeness = (piece, at, of) => {
    const before = piece.text.slice(0, at), after = piece.text.slice(at + of.exact.length);
    const [prefix, suffix] = [of.prefix || "", of.suffix || ""];
    let same = 0;
    for (let back = 1; back <= prefix.length && before.at(-back) === prefix.at(-back); back += 1) same += 1;
    for (let on = 0; on < suffix.length && after[on] === suffix[on]; on += 1) same += 1;
    return same;
  };
  // Where a target stands: in its block if that says it, else wherever it is said.
  const find = (of) => {
    const own = pieces.filter((piece) => piece.item === of.item);
    if (!of.exact) return own.length ? { piece: own[0], from: 0, to: 0 } : null;
    let best = null;
    for (const among of [own, pieces]) {
      for (const piece of among) {
        for (let at = piece.text.indexOf(of.exact); at >= 0; at = piece.text.indexOf(of.exact, at + 1)) {
          const same = likeness(piece, at, of);
          if (!best || same > best.same) best = { piece, from: at, to: at + of.exact.length, same };
        }
      }
      if (best) return best;
    }
    return null;
  };
  const rangeOf = ({ piece, from, to }) => {
    const first = piece.spots[from], last = piece.spots[to - 1];
    if (!first || !last) return null;
    const range = document.createRange();
    range.setStart(first.node, first.at);
    range.setEnd(last.node, last.at + 1);
    return range;
  };

  // What is marked, as targets: one for each piece that it reaches into.
  const marked = () => {
    const selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return [];
    const range = selection.getRangeAt(0), targets = [];
    for (const piece of pieces) {
      if (!range.intersectsNode(piece.element)) continue;
      const within = ({ node, at }) => range.comparePoint(node, at) <= 0 && range.comparePoint(node, at) === 0
        && range.comparePoint(node, at + 1) === 0;
      const first = piece.spots.findIndex(within);
      if (first < 0) continue;
      let last = first;
      while (last + 1 < piece.spots.length && within(piece.spots[last + 1])) last += 1;
      let [from, to] = [first, last + 1];
      while (from < to && piece.text[from] === " ") from += 1;
      while (to > from && piece.text[to - 1] === " ") to -= 1;
      if (to > from) targets.push(target(piece, from, to));
    }
    if (targets.length) return targets;
    const held = range.startContainer.parentElement;
    const figure = held && root.contains(held) ? figureOf(held) : null;
    return figure ? [wholeFigure(figure)] : [];
  };
  const wholeFigure = (figure) => ({ item: figure.closest("[data-item]").dataset.item, exact: "" });

  // --- What is kept ------------------------------------------------------------------------

  let state = { name: "", comments: [], unsaved: false };
  let isKept = true;
  try {
    const kept = localStorage.getItem(key);
    if (kept) state = { ...state, ...JSON.parse(kept) };
  } catch (_) { isKept = false; }
  const keep = () => {
    try { localStorage.setItem(key, JSON.stringify(state)); } catch (_) { isKept = false; }
  };
  window.addEventListener("beforeunload", (event) => {
    if (state.unsaved && !isKept) event.preventDefault();
  });
  const isOwn = (comment) => comment.author === state.name.trim();
  const answersTo = (id) => state.comments.filter((comment) => comment.to === id);
  const placed = () => {
    const found = state.comments.filter((comment) => !comment.to).map((comment) => ({
      comment, at: comment.targets.map(find).find((one) => one) || null,
    }));
    const order = ({ comment, at }) => [at ? at.piece.index : pieces.length, at ? at.from : 0, comment.created];
    const before = (one, other) => {
      const [a, b] = [order(one), order(other)], at = a.findIndex((part, index) => part !== b[index]);
      return at < 0 ? 0 : a[at] < b[at] ? -1 : 1;
    };
    return found.sort(before);
  };

  // --- Files -------------------------------------------------------------------------------

  const asTarget = ({ item, exact, prefix, suffix }) => {
    const quoted = { type: "TextQuoteSelector", exact, prefix, suffix };
    const selector = { type: "FragmentSelector", value: item };
    return { source: `${told.report}.html`, selector: exact ? { ...selector, refinedBy: quoted } : selector };
  };
  const asAnnotation = (comment) => {
    const targets = comment.targets.map(asTarget);
    return {
      id: comment.id,
      type: "Annotation",
      motivation: comment.to ? "replying" : "commenting",
      creator: { type: "Person", name: comment.author },
      created: comment.created,
      ...(comment.modified === comment.created ? {} : { modified: comment.modified }),
      body: { type: "TextualBody", value: comment.text, format: "text/plain" },
      target: comment.to || (targets.length === 1 ? targets[0] : targets),
      ...(comment.to ? {} : { "baslinje:status": comment.done ? "resolved" : "open" }),
    };
  };
  const written = () => {
    const inOrder = placed().flatMap(({ comment }) => [comment, ...answersTo(comment.id)]);
    const items = inOrder.map(asAnnotation);
    return `${JSON.stringify({
      "@context": CONTEXT,
      id: newId(),
      type: "AnnotationPage",
      partOf: { id: `urn:baslinje:review:1:${encodeURIComponent(told.report)}`, type: "AnnotationCollection",
        label: told.title, total: items.length },
      "baslinje:report": told.report,
      generator: { type: "Software", name: told.generator },
      startIndex: 0,
      items,
    }, null, 2)}\n`;
  };
  const save = () => {
    const address = URL.createObjectURL(new Blob([written()], { type: "application/ld+json" }));
    const link = make("a", { href: address, download: told.file });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    state.unsaved = false;
    keep();
    render();
  };

  const list = (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
  const text = (value) => (typeof value === "string" ? value : "");
  const asComment = (one) => {
    const body = list(one.body).find((part) => part && typeof part.value === "string");
    const creator = list(one.creator)[0];
    const targets = list(one.target).filter((part) => part && typeof part === "object");
    const to = list(one.target).find((part) => typeof part === "string");
    if (!text(one.id) || !body || (!targets.length && !to)) return null;
    const created = text(one.created) || now();
    return {
      id: one.id,
      author: creator && typeof creator === "object" ? text(creator.name) : "",
      created,
      modified: text(one.modified) || created,
      text: body.value,
      done: one["baslinje:status"] === "resolved",
      to: targets.length ? null : to,
      targets: targets.map(({ selector }) => {
        const all = list(selector).flatMap((part) => [part, ...list(part && part.refinedBy)]).filter(Boolean);
        const block = all.find((part) => part.type === "FragmentSelector");
        const quoted = all.find((part) => part.type === "TextQuoteSelector") || {};
        return { item: text(block && block.value), exact: text(quoted.exact), prefix: text(quoted.prefix), suffix: text(quoted.suffix) };
      }),
    };
  };
  // The later of two that say the same comment is the one that counts.
  const takeIn = (comments) => comments.filter((comment) => {
    const known = state.comments.findIndex((one) => one.id === comment.id);
    if (known < 0) state.comments.push(comment);
    else if (comment.modified > state.comments[known].modified) state.comments[known] = comment;
    else return false;
    return true;
  }).length;
  const read = async (files) => {
    const lines = [];
    for (const file of files) {
      const named = { file: file.name };
      let page = null;
      try { page = JSON.parse(await file.text()); } catch (_) { page = null; }
      const held = page && (page.items || (page.first && page.first.items));
      const comments = Array.isArray(held) ? held.map((one) => (one ? asComment(one) : null)).filter(Boolean) : null;
      const of = page && text(page["baslinje:report"]);
      if (!comments || (!comments.length && held.length)) lines.push(say(words.file_no_comments, named));
      else if (of && of !== told.report) {
        lines.push(say(words.file_other_report, { ...named, report: of, this: told.report }));
      } else {
        const fresh = takeIn(comments);
        lines.push(say(words.file_read, { ...named, count: comments.length, fresh }));
      }
    }
    keep();
    render();
    announce(lines.join(" "));
  };

  // --- The panel ---------------------------------------------------------------------------

  const counted = (comments) => {
    const open = comments.filter((comment) => !comment.done).length;
    return comments.length === 0 ? words.no_comments
      : comments.length === 1 ? words.one_comment
      : say(words.several_comments, { count: comments.length, open });
  };
  const paragraph = (text, attributes = {}) => make("p", attributes, text);
  // What has happened: said to those who do not see it, and shown where the panel is open.
  const spoken = make("p", { role: "status", class: "review-spoken" });
  const status = make("p", { class: "review-status" });
  const announce = (text, ...more) => {
    spoken.textContent = text;
    status.replaceChildren(text, ...more);
  };
  const count = make("p", { class: "review-count" });
  const saved = make("p", { class: "review-saved" });
  const place = make("div", { class: "review-place" });
  const comments = make("ol", { class: "review-list" });
  const field = make("input", { type: "file", accept: ".json,application/json,application/ld+json", multiple: "", hidden: "",
    onchange: () => { read([...field.files]).then(() => { field.value = ""; }); } });
  const showDone = make("input", { type: "checkbox", id: "review-done", checked: "", onchange: () => render() });
  const keptTold = paragraph("");
  const close = button(words.hide_comments, () => { setOpen(false); opener.focus(); }, { class: "review-close" });
  const isWide = () => window.matchMedia("(min-width: 1100px)").matches;
  const nameField = make("input", { type: "text", id: "review-name", autocomplete: "name", maxlength: "120",
    oninput: () => { if (!form) { state.name = nameField.value.trim(); keep(); } },
    onchange: () => { if (!form) render(); } });
  const who = make("div", { class: "review-who" },
    make("label", { for: "review-name" }, words.reviewer), nameField,
    paragraph(words.reviewer_why, { id: "review-why" }));
  const how = make("details", { class: "review-how" }, make("summary", {}, words.how_to),
    paragraph(words.how_to_mark), paragraph(words.how_to_keys), paragraph(words.how_to_send), keptTold, who);
  const filter = make("p", { class: "review-filter" }, showDone,
    make("label", { for: "review-done" }, words.show_resolved));
  const panel = make("aside", { class: "review", "aria-label": words.comments_heading, id: "review-panel" },
    make("div", { class: "review-head" },
      make("h2", {}, words.comments_heading), close, count, saved,
      make("div", { class: "review-actions" },
        button(words.save_file, save, { class: "review-main" }),
        button(words.read_files, () => field.click()), field)),
    status, how, place, filter, comments);
  nameField.setAttribute("aria-describedby", "review-why");
  const opener = button("", () => { setOpen(true); panel.querySelector("h2").focus(); }, { class: "review-opener", "aria-controls": "review-panel" });
  panel.querySelector("h2").tabIndex = -1;
  const setOpen = (isOpen) => {
    document.documentElement.classList.toggle("review-is-open", isOpen);
    opener.setAttribute("aria-expanded", String(isOpen));
  };

  // The form for a comment, an answer or a change. `from` is where one comes from and goes back to.
  let form = null;
  const closeForm = (goesBack) => {
    if (!form) return;
    const { from } = form;
    // The name is asked for once, and found again beside what else there is to know.
    how.append(who);
    form.element.remove();
    form = null;
    if (goesBack && from && from.isConnected) from.focus();
  };
  const openForm = ({ label, targets, choices, value = "", action, into, from, done }) => {
    closeForm(false);
    setOpen(true);
    how.open = false;
    announce("");
    const words_ = make("textarea", { id: "review-text", rows: "4" });
    words_.value = value;
    const problem = make("p", { class: "review-problem", id: "review-problem", role: "alert" });
    const choice = choices && choices.length > 1
      ? make("select", { id: "review-of" }, ...choices.map(({ told }, at) => make("option", { value: at }, told))) : null;
    const fail = (text, where) => {
      problem.textContent = text;
      where.setAttribute("aria-invalid", "true");
      where.setAttribute("aria-describedby", "review-problem");
      where.focus();
    };
    const submit = () => {
      state.name = nameField.value.trim();
      [words_, nameField].forEach((one) => one.removeAttribute("aria-invalid"));
      if (!words_.value.trim()) return fail(words.comment_empty, words_);
      if (!state.name) return fail(words.name_needed, nameField);
      [words_, nameField].forEach((one) => one.removeAttribute("aria-invalid"));
      nameField.setAttribute("aria-describedby", "review-why");
      const chosen = choice ? choices[choice.value].targets : targets;
      const text = words_.value.trim();
      const { from: back } = form;
      closeForm(false);
      done(text, chosen);
      if (back && back.isConnected) back.focus({ preventScroll: true });
      return undefined;
    };
    const quoted = targets && targets.map((one) => one.exact).filter(Boolean).join(" … ");
    const element = make("div", { class: "review-form", role: "group", "aria-label": label },
      quoted && !choice ? make("blockquote", {}, cut(quoted, 240)) : null,
      choice ? make("label", { for: "review-of" }, words.concerns) : null, choice,
      make("label", { for: "review-text" }, label), words_, state.name ? null : who, problem,
      make("div", { class: "review-actions" }, button(action, submit, { class: "review-main" }),
        button(words.give_up, () => closeForm(true))));
    element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { event.stopPropagation(); closeForm(true); }
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); submit(); }
    });
    (into || place).append(element);
    form = { element, from };
    element.scrollIntoView({ block: "nearest" });
    words_.focus();
  };
  const changed = () => { state.unsaved = true; keep(); render(); };
  const add = (text, targets, to = null) => {
    const created = now();
    const comment = { id: newId(), author: state.name, created, modified: created, text, done: false, to, targets };
    state.comments.push(comment);
    changed();
    announce(words.comment_added);
    return comment;
  };
  const begin = (targets, choices, from) => {
    if (!targets.length) return;
    openForm({ label: words.your_comment, targets, choices, action: words.add_comment, from,
      done: (text, chosen) => {
        const { id } = add(text, chosen);
        // Where the panel lies over the text one goes on reading.
        if (isWide()) show(id); else setOpen(false);
      } });
  };

  // A comment of the list.
  const day = (date) => {
    const parsed = new Date(date);
    return Number.isNaN(parsed.getTime()) ? "" : parsed.toLocaleDateString(told.language, { dateStyle: "medium" });
  };
  const touch = (comment) => { comment.modified = now(); };
  const remove = (comment) => {
    const gone = [comment, ...answersTo(comment.id)];
    state.comments = state.comments.filter((one) => !gone.includes(one));
    changed();
    announce(`${words.comment_removed} `, button(words.undo, () => { state.comments.push(...gone); changed(); announce(""); show(comment.id); }));
    status.querySelector("button").focus();
  };
  const entry = (comment, at) => {
    const quote = comment.targets.map((one) => one.exact).filter(Boolean).join(" … ");
    const figure = !quote && at ? at.piece.text : "";
    const actions = make("div", { class: "review-actions" });
    const element = make("li", { class: comment.done ? "review-comment review-resolved" : "review-comment", id: `review-${comment.id}`, tabindex: "-1" },
      make("p", { class: "review-by" }, make("b", {}, comment.author || "–"), ` ${day(comment.created)} `,
        comment.to ? null : make("span", { class: "review-state" }, comment.done ? words.resolved : words.open_still)),
      at ? button(cut(quote || figure, 160), () => lead(comment), { class: "review-quote", title: words.show_place,
        "aria-label": `${words.show_place}: ${cut(quote || figure, 160)}` }) : null,
      !at && !comment.to ? make("div", { class: "review-gone" }, quote ? make("blockquote", {}, cut(quote, 160)) : null, paragraph(words.place_gone)) : null,
      paragraph(comment.text, { class: "review-text" }), actions);
    const act = (name, onclick) => {
      const one = button(name, () => onclick(one));
      actions.append(one);
    };
    const about = { into: element };
    if (!comment.to) {
      act(words.reply, (from) => openForm({ ...about, from, label: words.your_reply, action: words.add_comment,
        done: (text) => { show(add(text, [], comment.id).id); } }));
      act(comment.done ? words.reopen : words.resolve, () => {
        comment.done = !comment.done;
        touch(comment);
        changed();
        announce(comment.done ? words.resolved : words.open_still);
        focusOn(comment.id);
      });
    }
    if (isOwn(comment)) {
      act(words.edit, (from) => openForm({ ...about, from, label: words.your_comment, action: words.keep_edit, value: comment.text,
        done: (text) => { comment.text = text; touch(comment); changed(); focusOn(comment.id); } }));
      act(words.remove_comment, () => remove(comment));
    }
    const answers = answersTo(comment.id);
    if (answers.length) {
      element.append(make("ol", { class: "review-answers" }, ...answers.map((one) => entry(one, null))));
    }
    return element;
  };
  const focusOn = (id) => {
    const element = document.getElementById(`review-${id}`);
    if (element) element.focus();
  };
  const flash = (element) => {
    document.querySelectorAll(".review-shown").forEach((one) => one.classList.remove("review-shown"));
    element.classList.add("review-shown");
  };
  const show = (id) => {
    const element = document.getElementById(`review-${id}`);
    if (!element) return;
    setOpen(true);
    flash(element);
    element.scrollIntoView({ block: "nearest" });
  };
  // To where a comment stands in the text.
  const lead = (comment) => {
    const at = comment.targets.map(find).find((one) => one);
    if (!at) return;
    for (let above = at.piece.element; above; above = above.parentElement) {
      if (above.tagName === "DETAILS") above.open = true;
    }
    if (!isWide()) setOpen(false);
    const range = rangeOf(at), element = comment.targets[0].exact ? at.piece.element : figureOf(at.piece.element) || at.piece.element;
    if (window.CSS && CSS.highlights && range) CSS.highlights.set("review-now", new Highlight(range));
    flash(element);
    element.scrollIntoView({ block: "center" });
    const held = signs.get(at.piece.element) || signs.get(element);
    if (held) { rove(held); held.focus({ preventScroll: true }); }
  };

  // --- In the text -------------------------------------------------------------------------

  // A plus sign at each piece, and at each figure as a whole. One of them is reached with Tab,
  // the others from there with the arrows.
  const signs = new Map();
  const order = [];
  const rove = (to) => order.forEach(({ sign }) => { sign.tabIndex = sign === to ? 0 : -1; });
  const sentencesOf = (piece) => {
    const parts = window.Intl && Intl.Segmenter
      ? [...new Intl.Segmenter(told.language, { granularity: "sentence" }).segment(piece.text)].map(({ index, segment }) => [index, index + segment.trimEnd().length])
      : [];
    return parts.filter(([from, to]) => to > from);
  };
  const choicesOf = (piece) => {
    const whole = [target(piece, 0, piece.text.length)];
    const parts = sentencesOf(piece);
    const single = parts.length > 1 ? parts.map(([from, to]) => ({ told: cut(piece.text.slice(from, to), 70), targets: [target(piece, from, to)] })) : [];
    return [{ told: words.everything_here, targets: whole }, ...single];
  };
  pieces.forEach((piece) => {
    const { element } = piece, figure = figureOf(element);
    if (figure && element.tagName !== "FIGCAPTION") return;
    const sign = button("", () => {
      const selected = marked();
      if (selected.length) return begin(selected, null, sign);
      if (figure) return begin([wholeFigure(figure)], null, sign);
      const choices = choicesOf(piece);
      return begin(choices[0].targets, choices, sign);
    }, { class: "review-at", tabindex: "-1" });
    element.append(sign);
    element.classList.add("review-piece");
    signs.set(figure || element, sign);
    signs.set(element, sign);
    order.push({ sign, piece, figure });
  });
  if (order.length) rove(order[0].sign);
  root.addEventListener("keydown", (event) => {
    const at = order.findIndex(({ sign }) => sign === event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: order.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = order[Math.min(Math.max(to, 0), order.length - 1)].sign;
    rove(next);
    next.focus();
  });
  // Tab reaches the first one that can be seen.
  let waits = 0;
  window.addEventListener("scroll", () => {
    clearTimeout(waits);
    waits = setTimeout(() => {
      if (document.activeElement && document.activeElement.matches(".review-at")) return;
      const seen = order.find(({ sign }) => sign.getBoundingClientRect().top > 0);
      if (seen) rove(seen.sign);
    }, 200);
  }, { passive: true });

  // A button beside what is marked.
  const floating = button(words.comment_marked, () => {
    const targets = marked();
    floating.hidden = true;
    const from = targets.length ? signs.get((find(targets[0]) || { piece: {} }).piece.element) : null;
    begin(targets, null, from || null);
  }, { class: "review-floating", hidden: "" });
  floating.addEventListener("mousedown", (event) => event.preventDefault());
  document.addEventListener("selectionchange", () => {
    const selection = window.getSelection();
    const isText = selection.rangeCount && !selection.isCollapsed && root.contains(selection.anchorNode) && marked().length > 0;
    floating.hidden = !isText;
    if (!isText) return;
    const boxes = selection.getRangeAt(0).getClientRects(), last = boxes[boxes.length - 1];
    if (!last) return;
    const room = isWide() && !panel.hidden ? document.getElementById("report").getBoundingClientRect().right + 40
      : document.documentElement.clientWidth - 12;
    const left = Math.min(last.right, room - floating.offsetWidth);
    floating.style.left = `${Math.max(12, left) + window.scrollX}px`;
    floating.style.top = `${last.bottom + 8 + window.scrollY}px`;
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.altKey && event.code === "KeyM") {
      event.preventDefault();
      floating.click();
    }
  });
  // A click on commented words shows the comment.
  root.addEventListener("click", (event) => {
    if (!window.getSelection().isCollapsed || event.target.closest("a, button, summary, input")) return;
    const spot = document.caretPositionFromPoint ? document.caretPositionFromPoint(event.clientX, event.clientY) : null;
    const [node, at] = spot ? [spot.offsetNode, spot.offset] : [null, 0];
    const hit = node && placed().find(({ comment, at: found }) => comment.targets.some((one) => {
      const place = one.exact ? found && find(one) : null, range = place && rangeOf(place);
      return range && range.comparePoint(node, at) === 0;
    }));
    if (hit) show(hit.comment.id);
  });

  const render = () => {
    const all = placed(), shown = all.filter(({ comment }) => showDone.checked || !comment.done);
    const top = state.comments.filter((comment) => !comment.to);
    // An answer to nothing that is here stands by itself.
    const lost = state.comments.filter((comment) => comment.to && !state.comments.some((one) => one.id === comment.to));
    const open = form && form.element.parentElement !== place ? form : null;
    if (open) form = null;
    comments.replaceChildren(...shown.map(({ comment, at }) => entry(comment, at)), ...lost.map((one) => entry(one, null)));
    count.textContent = counted(top);
    saved.textContent = state.comments.length ? (state.unsaved ? words.not_in_file : words.in_file) : "";
    saved.classList.toggle("review-unsaved", state.unsaved);
    keptTold.textContent = isKept ? words.kept_here : words.not_kept;
    filter.hidden = !top.some((comment) => comment.done);
    opener.textContent = say(words.show_comments, { count: top.length });
    const ranges = [], here = new Map();
    all.forEach(({ comment, at }) => {
      if (!at) return;
      const sign = signs.get(comment.targets[0].exact ? at.piece.element : figureOf(at.piece.element) || at.piece.element)
        || signs.get(figureOf(at.piece.element));
      if (sign) here.set(sign, [...(here.get(sign) || []), comment]);
      if (comment.done) return;
      comment.targets.forEach((one) => {
        const found = one.exact ? find(one) : null, range = found && rangeOf(found);
        if (range) ranges.push(range);
      });
    });
    order.forEach(({ sign, piece }) => {
      const held = here.get(sign) || [], what = cut(piece.text, 60);
      sign.dataset.count = held.length || "";
      sign.setAttribute("aria-label", held.length
        ? say(words.comment_again, { count: counted(held), what }) : say(words.comment_on, { what }));
    });
    if (window.CSS && CSS.highlights) CSS.highlights.set("review", new Highlight(...ranges));
  };

  // How commented words look, which validators of style sheets do not know yet.
  if (window.CSS && CSS.highlights && document.adoptedStyleSheets) {
    const look = new CSSStyleSheet();
    const pale = (share) => `background-color: color-mix(in srgb, var(--accent, #0b5c6b) ${share}%, transparent);`;
    look.replaceSync(`::highlight(review) { ${pale(20)} } ::highlight(review-now) { ${pale(45)} }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, look];
  }
  nameField.value = state.name;
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !isWide()) close.click();
  });
  document.body.append(opener, panel, floating, spoken);
  document.title = `${words.reviewing}: ${document.title}`;
  document.documentElement.classList.add("review-page");
  setOpen(isWide());
  how.open = !state.comments.length;
  render();
})();
