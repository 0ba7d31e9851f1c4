// Sends the forms of the knowledge network, with the code that this browser tab remembers; moves to what comes back.
const KEY = "gripwijzer-code-";
let tried = {};

const remembered = (role) => tried[role] ?? sessionStorage.getItem(KEY + role) ?? "";

// A code that was right is filled in and out of sight; one that was not is forgotten.
function settle() {
  const known = element.querySelector("[data-code-klopt]") !== null;
  for (const field of element.querySelectorAll('input[name="code"]')) {
    const role = field.dataset.rol;
    const wrong = field.getAttribute("aria-invalid") === "true";
    if (known && tried[role]) sessionStorage.setItem(KEY + role, tried[role]);
    if (wrong) sessionStorage.removeItem(KEY + role);
    field.value = wrong ? "" : remembered(role);
    const isHidden = !wrong && sessionStorage.getItem(KEY + role) !== null;
    field.closest(".veld").hidden = isHidden;
    field.closest(".veld").nextElementSibling.hidden = !isHidden;
  }
  tried = {};
}

function open(tab, move) {
  for (const other of tab.parentElement.children) {
    const chosen = other === tab;
    other.setAttribute("aria-selected", chosen);
    other.tabIndex = chosen ? 0 : -1;
    document.getElementById(other.getAttribute("aria-controls")).hidden = !chosen;
  }
  if (move) tab.focus();
}

async function fetchFile(button) {
  const answer = await fetch(button.dataset.haal, { headers: { "X-Gripwijzer-Code": remembered("redacteur") } });
  if (!answer.ok) {
    element.querySelector('[role="status"]').textContent = (await answer.json()).detail;
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = button.dataset.naam;
  link.click();
  URL.revokeObjectURL(link.href);
}

element.addEventListener("click", (event) => {
  const tab = event.target.closest('[role="tab"]');
  if (tab) open(tab, false);
  const file = event.target.closest("[data-haal]");
  if (file) fetchFile(file);
  const other = event.target.closest(".andere-code button");
  if (other) {
    const field = other.closest(".andere-code").previousElementSibling.querySelector("input");
    sessionStorage.removeItem(KEY + field.dataset.rol);
    settle();
    field.focus();
  }
});

element.addEventListener("keydown", (event) => {
  const tab = event.target.closest('[role="tab"]');
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!tab || !step) return;
  event.preventDefault();
  const all = [...tab.parentElement.children];
  open(all[(all.indexOf(tab) + step + all.length) % all.length], true);
});

element.addEventListener("submit", (event) => {
  event.preventDefault();
  const sent = new FormData(event.target, event.submitter);
  const role = element.querySelector('input[name="code"]')?.dataset.rol;
  if (role) {
    if (!sent.has("code")) sent.set("code", remembered(role));
    tried = { [role]: sent.get("code") };
  }
  event.submitter.disabled = true;
  event.submitter.textContent = "Bezig…";
  trigger("submit", Object.fromEntries([...new Set(sent.keys())].map((name) => [name, sent.getAll(name)])));
});

let isFirst = true;
watch("value", () => {
  settle();
  const wrong = element.querySelector('[aria-invalid="true"]');
  const told = element.querySelector('.gelukt, [role="status"]:not(:empty), .eigen h3');
  (wrong ?? told)?.focus();
  if (isFirst && element.querySelector('input[name="about"]')) element.scrollIntoView({ block: "start" });
  isFirst = false;
});
settle();
