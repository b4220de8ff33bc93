// What people do goes to the server as JSON; what goes wrong is shown for a moment.

const user = () => document.body.dataset.user;

// act does one thing as the current person. It returns the answer, or null when
// the server refused; quiet keeps the refusal to itself.
export async function act(name, data, quiet = false) {
  try {
    const response = await fetch("/desk/" + name, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ as: user(), ...data }),
    });
    const answer = await response.json();
    if (response.ok) return answer;
    if (!quiet) notice(sentence(answer.error));
  } catch {
    if (!quiet) notice("The desk does not answer. Is it still running?");
  }
  return null;
}

const sentence = (s = "Something went wrong") => s.charAt(0).toUpperCase() + s.slice(1).replace(/\.?$/, ".");

// notice shows a text at the foot of the page for six seconds.
export function notice(text) {
  const p = document.createElement("p");
  p.textContent = text;
  document.querySelector("#notices").append(p);
  setTimeout(() => p.remove(), 6000);
}

// ask puts a question and waits for yes or no.
export function ask(title, text, yes, no) {
  const dialog = document.querySelector("#confirm");
  dialog.querySelector("h2").textContent = title;
  dialog.querySelector("p").textContent = text;
  dialog.querySelector("[value=yes]").textContent = yes;
  dialog.querySelector("[value=no]").textContent = no;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue === "yes"), { once: true }));
}

// closeMenus closes every menu but one; true when one was open.
export function closeMenus(but = null) {
  const open = [...document.querySelectorAll("details.menu[open], details.switcher[open], details.bk-overflow[open]")].filter((menu) => menu !== but);
  for (const menu of open) {
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) (menu.closest(".msg") || menu.querySelector("summary")).focus();
  }
  return open.length > 0;
}

export function openMenu(menu) {
  if (!menu) return;
  menu.open = true;
  menu.querySelector("[role=menuitem]")?.focus();
}

// Arrow keys move within an open menu.
document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details.menu[open], details.bk-overflow[open]");
  if (!menu || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
  event.preventDefault();
  event.stopPropagation();
  const items = [...menu.querySelectorAll("[role=menuitem]")];
  const at = items.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
  items[(at + items.length) % items.length]?.focus();
}, true);
