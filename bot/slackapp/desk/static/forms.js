// Block Kit elements: pressing them, filling forms, showing a form's errors.
import { act, ask } from "./act.js";
import { upload } from "./files.js";

const fieldSelector = "input[data-act], textarea[data-act], select[data-act]";
const nameOf = (field) => field.dataset.block + "/" + field.dataset.act;

// valuesOf are the chosen values of one field; boxes of a group count together.
function valuesOf(field, root) {
  if (field.type === "checkbox" || field.type === "radio") {
    return [...root.querySelectorAll(fieldSelector)].filter((f) => nameOf(f) === nameOf(field) && f.checked).map((f) => f.value);
  }
  if (field.multiple) return [...field.selectedOptions].map((option) => option.value);
  return [field.value];
}

// pressed tells the app that an element was used, after asking where it wants so.
export async function pressed(element) {
  const d = element.dataset;
  // All of this is read before anyone is asked: the page may be drawn anew meanwhile.
  const view = element.closest("[data-view]")?.dataset.view || "";
  const message = element.closest(".msg");
  const isField = element.matches(fieldSelector);
  const values = isField ? valuesOf(element, element.closest(".bk")) : [];
  if (d.confirm && !(await ask(d.confirmTitle, d.confirm, d.confirmYes, d.confirmNo))) return;
  element.classList.add("busy");
  if (d.kind === "feedback_buttons") {
    for (const twin of element.parentElement.querySelectorAll("[data-kind=feedback_buttons]")) twin.setAttribute("aria-pressed", String(twin === element));
  }
  await act("click", {
    channel: message?.dataset.channel || "", ts: view ? "" : message?.dataset.ts || "", view_id: view, block_id: d.block, action_id: d.act,
    value: isField ? "" : d.value || "", values,
  });
  element.classList.remove("busy");
}

// submitForm sends the open form; it returns the errors by block.
export async function submitForm(form) {
  const fields = {};
  const button = form.querySelector("[type=submit]");
  button.disabled = true;
  for (const field of form.querySelectorAll(fieldSelector)) {
    const values = field.type === "file" ? await upload(field.files) : valuesOf(field, form);
    if (!values) { button.disabled = false; return {}; }
    fields[nameOf(field)] = values;
  }
  const answer = await act("submit", { view_id: form.dataset.view, fields });
  button.disabled = false;
  return answer?.errors || {};
}

export function showErrors(errors) {
  let first = null;
  for (const box of document.querySelectorAll("#modal [data-input]")) {
    const line = box.querySelector(".bk-error");
    const text = errors[box.dataset.input] || "";
    line.textContent = text;
    line.hidden = !text;
    for (const field of box.querySelectorAll(fieldSelector)) field.setAttribute("aria-invalid", String(Boolean(text)));
    if (text && !first) first = box.querySelector(fieldSelector);
  }
  first?.focus();
}

// keepFields remembers what was typed, for when the app draws the form anew:
// as in Slack, fields with the same ids keep their value.
export function keepFields(modal) {
  const view = modal.querySelector("form")?.dataset.view;
  const kept = new Map();
  for (const field of modal.querySelectorAll("input[type=text][data-act], textarea[data-act], select[data-act]")) kept.set(nameOf(field), field.value);
  return () => {
    if (modal.querySelector("form")?.dataset.view !== view) return;
    for (const field of modal.querySelectorAll(fieldSelector)) {
      const value = kept.get(nameOf(field));
      if (value && field.type !== "checkbox" && field.type !== "radio") field.value = value;
    }
  };
}
