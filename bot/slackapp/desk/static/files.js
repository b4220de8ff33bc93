// Files: choosing, dropping and pasting them into a message box, and sending
// them to the server, which gives each an id.
import { notice } from "./act.js";

// upload sends files; it returns their ids, or null when one was refused.
export async function upload(files) {
  const ids = [];
  for (const file of files) {
    const address = `/desk/upload?as=${encodeURIComponent(document.body.dataset.user)}&name=${encodeURIComponent(file.name)}`;
    const response = await fetch(address, { method: "POST", body: file }).catch(() => null);
    const answer = await response?.json().catch(() => null);
    if (!response?.ok) {
      notice(`${file.name} was not taken: ${answer?.error || "the desk does not answer"}.`);
      return null;
    }
    ids.push(answer.id);
  }
  return ids;
}

// Attached are the files of one message box that are not sent yet.
export class Attached {
  constructor(form, changed) {
    this.files = [];
    this.changed = changed;
    this.list = form.querySelector(".attached");
    const input = form.querySelector("input[type=file]");
    form.querySelector("[data-attach]").addEventListener("click", () => input.click());
    input.addEventListener("change", () => { this.add(input.files); input.value = ""; });
    form.addEventListener("paste", (event) => { if (event.clipboardData?.files.length) { event.preventDefault(); this.add(event.clipboardData.files); } });
    const pane = form.closest("#main, #thread");
    const holds = (event) => event.dataTransfer?.types.includes("Files");
    pane.addEventListener("dragover", (event) => { if (holds(event)) { event.preventDefault(); pane.classList.add("dropping"); } });
    pane.addEventListener("dragleave", (event) => { if (!pane.contains(event.relatedTarget)) pane.classList.remove("dropping"); });
    pane.addEventListener("drop", (event) => {
      if (!holds(event)) return;
      event.preventDefault();
      pane.classList.remove("dropping");
      this.add(event.dataTransfer.files);
      form.querySelector("textarea").focus();
    });
  }

  add(files) { this.set([...this.files, ...files]); }

  // set draws the chosen files, each with a button that takes it out again.
  set(files) {
    this.files = files;
    this.list.replaceChildren(...files.map((file) => {
      const item = document.createElement("li");
      const name = document.createElement("span");
      name.textContent = file.name;
      const out = document.createElement("button");
      out.type = "button";
      out.textContent = "×";
      out.setAttribute("aria-label", `Take ${file.name} out`);
      out.addEventListener("click", () => this.set(this.files.filter((f) => f !== file)));
      item.append(name, out);
      return item;
    }));
    this.list.hidden = files.length === 0;
    this.changed();
  }

  // take empties the box and returns what was in it.
  take() {
    const files = this.files;
    this.set([]);
    return files;
  }
}
