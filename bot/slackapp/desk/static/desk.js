// The page is drawn by the server; this script puts what changed in its place
// and sends what people do. See page.go and live.go for the other end.
import { act, ask, notice, closeMenus, openMenu } from "./act.js";
import { fillComposer, wireComposers } from "./composer.js";
import { upload } from "./files.js";
import { keepFields, pressed, showErrors, submitForm } from "./forms.js";

const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const me = () => document.body.dataset.user;
const here = () => ({ channel: $("#main")?.dataset.channel, thread: $("#thread")?.dataset.thread || "", dm: $("#main")?.dataset.dm === "true" });

// go opens another channel or thread without loading the page anew.
async function go(address, push = true) {
  const url = new URL(address, location.href);
  if (!url.searchParams.get("as")) url.searchParams.set("as", me());
  moving++;
  const response = await fetch("/desk/panes" + url.search).catch(() => null);
  if (!response?.ok) return location.assign(url);
  const before = { ...here(), tab: $("#main")?.dataset.tab };
  $("#panes").innerHTML = await response.text();
  moving--;
  if (push) history.pushState(null, "", url);
  document.body.dataset.pane = url.searchParams.get("pane") || (url.searchParams.get("t") ? "thread" : "main");
  arrived(before);
  if (!moving) waiting.splice(0).forEach(put);
}

// What arrives while another place is being fetched waits until it is there:
// it may be newer than what was fetched.
let moving = 0;
const waiting = [];
const put = (u) => (moving ? waiting.push(u) : apply[u.kind]?.(u));

// arrived settles a freshly drawn page.
function arrived(before = {}) {
  const now = here();
  markCurrent();
  wireComposers();
  for (const feed of all(".feed")) {
    regroup(feed);
    if (feed.id !== "home") toNewest(feed);
  }
  markRead();
  if (now.dm && (before.channel !== now.channel || $("#main").dataset.tab !== before.tab)) {
    act("open", { tab: $("#main").dataset.tab }, true);
  } else if (!now.dm && now.channel !== before.channel) {
    act("look", { channel: now.channel }, true);
  }
  if (matchMedia("(min-width: 761px)").matches) (now.thread ? $("#thread textarea") : $("#main textarea"))?.focus({ preventScroll: true });
}

function markCurrent() {
  for (const row of all("#sidebar .lists a.row")) {
    row.toggleAttribute("aria-current", row.dataset.channel === here().channel);
    if (row.hasAttribute("aria-current")) row.setAttribute("aria-current", "page");
  }
}

function markRead() {
  if (document.visibilityState === "visible" && document.body.dataset.pane !== "list" && here().channel) act("read", { channel: here().channel }, true);
}

// regroup joins messages of one author within five minutes, and shows each day once.
function regroup(feed) {
  let last = null;
  for (const msg of all(":scope > .msg", feed)) {
    const sameDay = last && last.dataset.day === msg.dataset.day;
    const near = last && Number(msg.dataset.ts) - Number(last.dataset.ts) < 300;
    const special = msg.classList.contains("only-you") || last?.classList.contains("only-you");
    msg.classList.toggle("follow", Boolean(sameDay && near && !special && last.dataset.author === msg.dataset.author));
    $(":scope > .day", msg).hidden = Boolean(sameDay) || feed.dataset.feed.includes(":");
    last = msg;
  }
  countReplies(feed);
}

// countReplies draws the line between the first message of a thread and its replies.
function countReplies(feed) {
  $(":scope > .reply-line", feed)?.remove();
  const [first, ...replies] = all(":scope > .msg", feed);
  if (!replies.length || !feed.dataset.feed.includes(":")) return;
  const line = document.createElement("div");
  line.className = "reply-line";
  line.textContent = replies.length === 1 ? "1 reply" : `${replies.length} replies`;
  first.after(line);
}

// place puts one message into a feed, replaces it there, or takes it out.
function place(feed, ts, html) {
  const old = $(`:scope > .msg[data-ts="${CSS.escape(ts)}"]`, feed);
  const atEnd = feed.scrollHeight - feed.scrollTop - feed.clientHeight < 140;
  if (!html) {
    old?.remove();
  } else {
    const box = document.createElement("template");
    box.innerHTML = html.trim();
    const fresh = box.content.firstElementChild;
    if (old) {
      const focused = old.contains(document.activeElement);
      old.replaceWith(fresh);
      if (focused) fresh.focus({ preventScroll: true });
    } else {
      const after = all(":scope > .msg", feed).find((m) => Number(m.dataset.ts) > Number(ts));
      feed.insertBefore(fresh, after || null);
    }
  }
  regroup(feed);
  if (atEnd) toNewest(feed);
}

// toNewest scrolls to the end, but never past the beginning of the newest
// message: a long answer is read from its first line.
function toNewest(feed) {
  feed.scrollTop = feed.scrollHeight;
  const newest = all(":scope > .msg", feed).at(-1);
  const hidden = newest ? newest.getBoundingClientRect().top - feed.getBoundingClientRect().top - 8 : 0;
  if (hidden < 0) feed.scrollTop += hidden;
}

const apply = {
  message(u) {
    for (const [name, html] of Object.entries(u.feeds || {})) {
      const feed = $(`[data-feed="${CSS.escape(name)}"]`);
      if (feed) place(feed, u.ts, html);
    }
    if (u.channel === here().channel) markRead();
  },
  channels(u) {
    const open = $(".switcher")?.open;
    $("#sidebar").innerHTML = u.html;
    $(".switcher").open = Boolean(open);
    markCurrent();
    if ($(".dot.on") && $(".connect")) go(location.href, false);
  },
  status(u) {
    const box = $(`[data-status="${CSS.escape(u.channel + ":" + (u.thread || ""))}"]`);
    if (box) box.innerHTML = u.html;
  },
  modal(u) { showModal(u.html); },
  home(u) { if ($("#home")) $("#home").innerHTML = u.html; },
  notice(u) { notice(u.text); },
  reload() { go(location.href, false); },
};

function showModal(html) {
  const modal = $("#modal");
  const restore = keepFields(modal);
  modal.innerHTML = html;
  if (!html.trim()) return modal.open && modal.close();
  restore();
  if (!modal.open) openModal();
}

// openModal shows the form and puts the cursor into its first field, or lets
// the keys scroll what there is to read.
function openModal() {
  $("#modal").showModal();
  ($("#modal .bk-input :is(input, textarea, select)") || $("#modal .modal-body"))?.focus();
}

const live = new EventSource(`/desk/live?as=${encodeURIComponent(me())}&since=${document.body.dataset.changes}`);
live.onmessage = (event) => put(JSON.parse(event.data));

const message = (node) => node.closest(".msg");
const where = (node) => ({ channel: message(node)?.dataset.channel || here().channel, ts: message(node)?.dataset.ts || "" });
const threadOf = (msg) => `/?as=${me()}&c=${msg.dataset.channel}&t=${msg.dataset.root}`;

// doing is what the page's own buttons do, by data-do.
const doing = {
  thread: (b) => go(threadOf(message(b))),
  react: (b) => act("react", { ...where(b), name: b.dataset.name }),
  dismiss: (b) => act("dismiss", where(b)),
  delete: async (b) => { if (await ask("Delete this message?", "It is gone for everyone.", "Delete", "Keep")) act("delete", where(b)); },
  copy: (b) => navigator.clipboard?.writeText(new URL(`/archives/${where(b).channel}/p${where(b).ts.replace(".", "")}`, location.href)).then(() => notice("Link copied")),
  shortcut: (b) => act("shortcut", { ...where(b), callback_id: b.dataset.callback }),
  stop: (b) => act("stop", { channel: here().channel, thread: b.dataset.thread }),
  join: async () => { await act("join", { channel: here().channel }); go(location.href, false); },
  "close-modal": () => act("close", {}),
};

document.addEventListener("click", (event) => {
  const target = event.target;
  closeMenus(target.closest("details.menu, details.switcher, details.bk-overflow"));
  const link = target.closest("a[href^='/?']");
  if (link && !link.hasAttribute("data-full") && !event.metaKey && !event.ctrlKey) {
    event.preventDefault();
    return go(link.href);
  }
  const button = target.closest("[data-do]");
  if (button) {
    closeMenus();
    return doing[button.dataset.do]?.(button);
  }
  const opener = target.closest("[data-open]");
  if (opener) return $("#" + opener.dataset.open).showModal();
  const fill = target.closest("[data-fill]");
  if (fill) return fillComposer(fill.dataset.fill);
  const prompt = target.closest("[data-ask]");
  if (prompt) return send(prompt.dataset.ask, prompt.closest("[data-status]").dataset.status.split(":")[1]);
  const element = target.closest("[data-act]");
  if (element && (element.matches("button, a"))) pressed(element);
});

document.addEventListener("change", (event) => {
  const element = event.target.closest("[data-act]");
  if (element && !element.closest("#modal .bk-input")) pressed(element);
});

// send posts a line and, where the app will answer in a thread, opens it.
async function send(text, thread = "", files = []) {
  const ids = await upload(files);
  const done = ids && (await act("post", { channel: here().channel, thread, text, files: ids }));
  if (!done) return false;
  $(".try")?.remove();
  const toApp = here().dm || text.toLowerCase().includes("@" + document.body.dataset.app.toLowerCase());
  if (done.ts && !thread && toApp) go(`/?as=${me()}&c=${here().channel}&t=${done.ts}`);
  for (const feed of all(".feed")) feed.scrollTop = feed.scrollHeight;
  return true;
}

document.addEventListener("submit", async (event) => {
  const composer = event.target.closest(".composer");
  if (composer) {
    event.preventDefault();
    const box = $("textarea", composer);
    const text = box.value;
    if (!text.trim() && !composer.attached.files.length) return;
    const files = composer.attached.take();
    box.value = "";
    box.dispatchEvent(new Event("input"));
    if (!(await send(text, composer.dataset.thread, files))) {
      box.value = text;
      composer.attached.set(files);
    }
    return;
  }
  if (event.target.closest("#modal form")) {
    event.preventDefault();
    showErrors(await submitForm(event.target));
  }
});

$("#modal").addEventListener("cancel", (event) => { event.preventDefault(); act("close", {}); });
addEventListener("popstate", () => go(location.href, false));
document.addEventListener("visibilitychange", markRead);

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("textarea, input, select");
  if (event.key === "Escape" && !$("dialog[open]")) {
    if (closeMenus()) return;
    if ($("#thread") && !event.defaultPrevented) go($("[data-close-thread]").href);
    return;
  }
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    const rows = all("#sidebar .lists a.row");
    const at = rows.findIndex((row) => row.hasAttribute("aria-current"));
    const row = rows[at + (event.key === "ArrowUp" ? -1 : 1)];
    if (row) { event.preventDefault(); go(row.href); }
    return;
  }
  if (typing || $("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey) return;
  const msg = document.activeElement?.closest(".msg");
  const keys = {
    "?": () => $("#help").showModal(),
    c: () => ($("#thread textarea") || $("#main textarea"))?.focus(),
    ArrowUp: () => step(msg, -1),
    ArrowDown: () => step(msg, 1),
    t: () => msg && go(threadOf(msg)),
    Enter: () => msg && document.activeElement === msg && go(threadOf(msg)),
    m: () => msg && openMenu($("details.menu", msg)),
  };
  if (event.target.closest("[role=menu]") || !keys[event.key]) return;
  if (event.key === "Enter" && document.activeElement !== msg) return;
  event.preventDefault();
  keys[event.key]();
});

// step moves from message to message within one feed.
function step(msg, by) {
  const feed = msg?.parentElement || $("#thread .feed") || $("#main .feed");
  const list = all(":scope > .msg", feed);
  const next = msg ? list[list.indexOf(msg) + by] : list[list.length - 1];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

arrived();
if ($("#modal form")) openModal();
