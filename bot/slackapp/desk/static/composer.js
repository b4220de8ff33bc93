// The message box: it grows, sends with Enter, and completes @names, #channels
// and /commands from the list that the server put into data-completion.

import { Attached } from "./files.js";

const mostShown = 7;

export function wireComposers() {
  for (const form of document.querySelectorAll(".composer:not([data-wired])")) {
    form.dataset.wired = "";
    new Composer(form);
  }
}

// fillComposer puts a text into the main message box, ready to be sent.
export function fillComposer(text) {
  const box = document.querySelector("#main .composer textarea");
  if (!box) return;
  box.value = text;
  box.focus();
  box.dispatchEvent(new Event("input"));
}

class Composer {
  constructor(form) {
    this.form = form;
    this.box = form.querySelector("textarea");
    this.list = form.querySelector(".completion");
    this.send = form.querySelector(".send");
    this.words = JSON.parse(this.box.dataset.completion || "[]");
    this.found = [];
    this.at = 0;
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("blur", () => setTimeout(() => this.show([]), 150));
    this.list.addEventListener("mousedown", (event) => {
      const item = event.target.closest("li");
      if (!item) return;
      event.preventDefault();
      this.take(this.found[Number(item.dataset.at)]);
    });
    this.attached = new Attached(form, () => this.typed());
    form.attached = this.attached;
    this.typed();
  }

  // typed looks for what is being completed: the word before the cursor.
  typed() {
    if (!CSS.supports("field-sizing", "content")) {
      this.box.style.height = "auto";
      this.box.style.height = this.box.scrollHeight + "px";
    }
    this.send.disabled = !this.box.value.trim() && !this.attached?.files.length;
    const before = this.box.value.slice(0, this.box.selectionStart);
    const match = /(^|\s)([@#][^\s]*)$/.exec(before) || /^()(\/[^\s]*)$/.exec(before);
    if (!match || document.activeElement !== this.box) return this.show([]);
    this.start = before.length - match[2].length;
    const want = match[2].toLowerCase();
    const inThread = Boolean(this.form.dataset.thread);
    this.show(this.words.filter((word) => {
      if (inThread && word.insert.startsWith("/")) return false;
      const name = word.insert.toLowerCase();
      return name.startsWith(want) || (want.length > 1 && name[0] === want[0] && name.split(/[\s-]/).some((part) => part.startsWith(want.slice(1))));
    }).filter((word) => word.insert.toLowerCase() !== want).slice(0, mostShown));
  }

  show(found) {
    this.found = found;
    this.at = 0;
    this.list.replaceChildren(...found.map((word, i) => {
      const item = document.createElement("li");
      item.id = this.list.id + "-" + i;
      item.setAttribute("role", "option");
      item.dataset.at = i;
      const name = document.createElement("span");
      name.textContent = word.insert.startsWith("#") ? "#" + word.label : word.label;
      const note = document.createElement("small");
      note.textContent = word.note;
      item.append(name, note);
      return item;
    }));
    this.list.hidden = found.length === 0;
    this.box.setAttribute("aria-expanded", String(found.length > 0));
    this.select(0);
  }

  select(at) {
    this.at = at;
    [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    if (this.found.length) this.box.setAttribute("aria-activedescendant", this.list.id + "-" + at);
    else this.box.removeAttribute("aria-activedescendant");
  }

  take(word) {
    const after = this.box.value.slice(this.box.selectionStart);
    const before = this.box.value.slice(0, this.start) + word.insert + " ";
    this.box.value = before + after.replace(/^ /, "");
    this.box.setSelectionRange(before.length, before.length);
    this.show([]);
    this.typed();
  }

  key(event) {
    if (this.found.length) {
      const count = this.found.length;
      const keys = {
        ArrowDown: () => this.select((this.at + 1) % count),
        ArrowUp: () => this.select((this.at + count - 1) % count),
        Tab: () => this.take(this.found[this.at]),
        Enter: () => this.take(this.found[this.at]),
        Escape: () => this.show([]),
      };
      if (keys[event.key] && !event.altKey) {
        event.preventDefault();
        event.stopPropagation();
        return keys[event.key]();
      }
    }
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.form.requestSubmit();
    }
  }
}
