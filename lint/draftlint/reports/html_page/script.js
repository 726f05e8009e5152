"use strict";
const page = document.documentElement;
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const form = one("#filters");
const dialog = one("#dialog");
const counter = one("#counter");
const narrow = matchMedia("(max-width: 719px)");
const stacked = matchMedia("(max-width: 1099px)");
const ranks = { info: 1, warning: 2, error: 3 };
const codes = ["", "i", "w", "e"];

// Which marks belong to which finding (n) and to which related place (p): marks are
// counted as they come, beginnings and ends stand among them.
const marks = [];
const ranges = new Map();
const open = (key) => ranges.set(key, [marks.length, marks.length]);
const close = (key) => { if (ranges.has(key)) ranges.get(key)[1] = marks.length; };
for (const element of all("#main mark, #main .n, #main .back, #main .z")) {
  if (element.tagName === "MARK") marks.push(element);
  else if (element.className.startsWith("z")) {
    const { n, p } = element.dataset;
    close(n ? `n${n}` : `p${p}`);
  } else open(element.id.replace("m", "n"));
}
const within = (key) => marks.slice(...(ranges.get(key) || [0, 0]));

// Everything that belongs to a finding, by its number.
const findings = all(".note").map((note) => {
  const number = note.id.slice(1);
  const anchor = one(`#m${number}`);
  const { severity, family, status, rule } = note.dataset;
  return {
    number, note, anchor, severity, family, status, rule,
    file: note.closest(".file").id,
    entry: null, end: null, shown: true, words: "",
    long: anchor.className.endsWith("l"),
  };
});
const byNumber = new Map(findings.map((finding) => [finding.number, finding]));
for (const link of all(".rule ol a")) byNumber.get(link.dataset.n).entry = link;
for (const end of all("#main .z[data-n]")) byNumber.get(end.dataset.n).end = end;
const backs = all("#main .back").map((back) => ({ back, links: all("a", back) }));
const rules = all(".rule").map((rule) => ({
  rule, id: rule.id.slice(1), count: one(".count", rule),
}));
let shown = findings;
let current = null;
let lit = [];

// Filters

function words(finding) {
  if (!finding.words) {
    const marked = within(`n${finding.number}`).slice(0, 8);
    const texts = [finding.note, ...marked].map((element) => element.textContent);
    finding.words = texts.join(" ").toLowerCase();
  }
  return finding.words;
}

function passing() {
  const data = new FormData(form);
  const asked = (name, value) => !data.has(name) || data.getAll(name).includes(value);
  const statuses = ["open", ...data.getAll("status")];
  const file = data.get("file");
  const sought = (data.get("search") || "").trim().toLowerCase();
  return (finding) =>
    asked("severity", finding.severity) && asked("family", finding.family) &&
    statuses.includes(finding.status) && (!file || finding.file === file) &&
    (!sought || words(finding).includes(sought));
}

function filter() {
  const passes = passing();
  const data = new FormData(form);
  page.classList.toggle("show-closed", data.has("status"));
  page.classList.toggle("only-hits", data.has("only"));
  for (const finding of findings) {
    const hidden = !passes(finding);
    finding.shown = !hidden;
    for (const element of [finding.note, finding.anchor, finding.end]) {
      if (element && element.hidden !== hidden) element.hidden = hidden;
    }
    finding.entry.parentElement.hidden = hidden;
  }
  shown = findings.filter((finding) => finding.shown);
  const counts = new Map();
  for (const { rule } of shown) counts.set(rule, (counts.get(rule) || 0) + 1);
  for (const { rule, id, count } of rules) {
    rule.hidden = !counts.has(id);
    count.textContent = counts.get(id) || 0;
  }
  for (const family of all(".family")) family.hidden = !one(".rule:not([hidden])", family);
  const file = data.get("file");
  for (const section of all(".file")) section.hidden = Boolean(file) && section.id !== file;
  for (const { back, links } of backs) {
    for (const link of links) link.hidden = !byNumber.get(link.dataset.n).shown;
    back.hidden = !back.dataset.more && links.every((link) => link.hidden);
  }
  one("#nothing").hidden = shown.length > 0;
  if (current && !current.shown) leave();
  paint();
  count();
}

// Says again how each mark looks, by the findings that are shown.
function paint() {
  const short = new Uint8Array(marks.length);
  const long = new Uint8Array(marks.length);
  const depth = new Uint8Array(marks.length);
  const related = new Uint8Array(marks.length);
  for (const { number, severity, status, long: isLong } of shown) {
    const [from, to] = ranges.get(`n${number}`);
    const ranked = isLong ? long : short;
    const rank = ranks[severity];
    for (let at = from; at < to; at += 1) {
      if (status !== "open") continue;
      ranked[at] = Math.max(ranked[at], rank);
      depth[at] = Math.min(2, depth[at] + 1);
    }
  }
  for (const { back } of backs) {
    if (!back.hidden) related.fill(1, ...ranges.get(back.id));
  }
  const hits = new Set(shown.map(({ note }) => note.closest(".row")));
  marks.forEach((mark, at) => {
    const rank = short[at] || long[at];
    const look = [
      rank ? codes[rank] : "", rank && !short[at] ? "l" : "", depth[at] > 1 ? "d" : "",
      related[at] ? "r" : "", rank || related[at] ? "" : "c",
      mark.dataset.v ? "b" : mark.textContent ? "" : "p",
    ].filter(Boolean).join(" ");
    if (mark.className !== look) mark.className = look;
    if (rank || related[at]) hits.add(mark.closest(".row"));
  });
  for (const row of all("#main .row")) row.classList.toggle("hit", hits.has(row));
  for (const mark of lit) mark.classList.add("on");
}

// Stepping

function count() {
  const at = current ? shown.indexOf(current) : -1;
  counter.textContent = at < 0 ? shown.length : `${at + 1} / ${shown.length}`;
}

function light(key) {
  for (const mark of lit) mark.classList.remove("on");
  lit = key ? within(key) : [];
  for (const mark of lit) mark.classList.add("on");
}

function leave() {
  light("");
  if (current) {
    current.note.classList.remove("current");
    current.anchor.classList.remove("current");
    current.note.removeAttribute("aria-current");
    current.entry.removeAttribute("aria-current");
  }
  current = null;
  one("#now").textContent = "";
}

const seen = (element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
};

// What is far away is laid out only when it comes near, which moves it: hence again.
function bring(finding, again = 2) {
  const { anchor, note } = finding;
  if (finding !== current) return;
  anchor.scrollIntoView({ block: narrow.matches ? "start" : "center" });
  if (narrow.matches) scrollBy(0, -innerHeight / 4);
  else if (!seen(note)) {
    note.scrollIntoView({ block: "nearest" });
    if (!seen(anchor)) anchor.scrollIntoView({ block: "center" });
  }
  one(".stepping").classList.toggle("far", !seen(note));
  if (again) requestAnimationFrame(() => bring(finding, again - 1));
}

function go(finding) {
  if (!finding || !finding.shown) return;
  leave();
  current = finding;
  const { note, anchor, entry, number } = finding;
  for (const element of [note, anchor]) element.classList.add("current");
  for (const element of [note, entry]) element.setAttribute("aria-current", "true");
  light(`n${number}`);
  const message = one(".message", note).textContent;
  one("#now").textContent = `${number} ${one(".severity", note).textContent} ${message}`;
  note.focus({ preventScroll: true });
  bring(finding);
  if (!stacked.matches) follow(entry);
  history.replaceState(null, "", `#f${number}`);
  count();
}

// Keeps the entry of the list in view, without moving the page.
function follow(entry) {
  const list = one("#list");
  const rule = entry.closest(".rule");
  if (!rule.open) return;
  const { top, bottom } = entry.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  const above = Math.max(frame.top, 0) + one(".stepping").offsetHeight;
  const below = Math.min(frame.bottom, innerHeight);
  if (top < above || bottom > below) list.scrollTop += top - (above + below) / 2;
}

function step(by) {
  if (!shown.length) return;
  const at = current ? shown.indexOf(current) + by : by > 0 ? 0 : -1;
  go(shown[(at + shown.length) % shown.length]);
}

// The smallest of the findings whose marks hold a mark.
function owner(mark) {
  const at = marks.indexOf(mark);
  let best = null;
  let size = Infinity;
  for (const finding of shown) {
    const [from, to] = ranges.get(`n${finding.number}`);
    if (from <= at && at < to && to - from < size) {
      best = finding;
      size = to - from;
    }
  }
  return best;
}

// Explanations and comparisons

function make(tag, text, ...inside) {
  const made = document.createElement(tag);
  made.append(...(text ? [text] : []), ...inside);
  return made;
}

function show(title, className, ...inside) {
  one("#dialog-title").textContent = title;
  const body = one("#dialog-body");
  body.className = className;
  body.replaceChildren(...inside);
  dialog.showModal();
}

function explain(rule) {
  const paragraphs = all(".first, .others p", rule).map((p) => make("p", p.textContent));
  show(one("b", rule).textContent, "", ...paragraphs);
}

function pane(title, key, differences, side) {
  const text = Array.from(within(key).map((mark) => mark.textContent).join(""));
  const shownText = make("p");
  let reached = 0;
  for (const [from, to] of differences.map((both) => both[side])) {
    shownText.append(text.slice(reached, from).join(""));
    if (to > from) shownText.append(make("mark", text.slice(from, to).join("")));
    reached = to;
  }
  shownText.append(text.slice(reached).join(""));
  return make("section", "", make("h3", title), shownText);
}

function compare(button) {
  const { n, p, differences = "" } = button.dataset;
  const pairs = differences.split(" ").filter(Boolean).map((pair) =>
    pair.split(":").map((span) => span.split("-").map(Number)));
  const { earlier, later } = one("#dialog-body").dataset;
  const where = (element) => (element ? ` · ${element.textContent}` : "");
  const note = byNumber.get(n).note;
  show(button.textContent, "pair",
    pane(earlier + where(one(".related .place", note)), `p${p}`, pairs, 0),
    pane(later + where(one(".head .place", note)), `n${n}`, pairs, 1));
}

// What the reader does

function follows(link) {
  const target = link.getAttribute("href");
  if (link.dataset.n) go(byNumber.get(link.dataset.n));
  else if (link.classList.contains("to")) go(byNumber.get(target.slice(2)));
  else if (link.classList.contains("about")) explain(one(target));
  else return false;
  return true;
}

document.addEventListener("click", (event) => {
  const target = event.target.closest("a, button, mark, dialog");
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (target === dialog) {
    if (event.target === dialog) dialog.close();
  } else if (target.tagName === "A") {
    if (target.hash === "#list") one(".by-rule").open = true;
    if (target.hash.startsWith("#p")) light(target.hash.slice(1));
    else if (follows(target)) event.preventDefault();
  } else if (target.classList.contains("compare")) compare(target);
  else if (target.tagName === "MARK" && getSelection().isCollapsed) go(owner(target));
});
one("#next").addEventListener("click", () => step(1));
one("#previous").addEventListener("click", () => step(-1));

const keys = { n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1),
  "/": () => { one(".filters").open = true; one("#search").focus(); } };
document.addEventListener("keydown", (event) => {
  const typing = document.activeElement.matches("input:not([type=checkbox]), select");
  if (typing || dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!new FormData(form).has("keys") || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

let waiting = 0;
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(filter, 120);
});
form.addEventListener("reset", () => setTimeout(filter));
form.addEventListener("submit", (event) => event.preventDefault());

// On paper everything is unfolded.
let folded = [];
addEventListener("beforeprint", () => {
  folded = all("details:not([open])");
  for (const details of folded) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of folded) details.open = false;
});

if (stacked.matches) for (const details of all("#list > details")) details.open = false;
form.reset();
filter();
if (/^#[fm]\d+$/.test(location.hash)) go(byNumber.get(location.hash.slice(2)));
