// Runs once for the page; Gradio gives `element` (its container), `trigger` and `watch`.
// What is filled in stays in this browser until it is sent. A participant's key stays, so that they can change it.
const part = () => element.querySelector("[data-scherm]");
const scan = () => part()?.dataset.scan ?? "";
const store = () => (scan() ? localStorage : sessionStorage); // without a scan, nothing outlives the tab
const draft = () => `gripscan-concept:${scan()}`;
const keyName = () => `gripscan:${scan()}`;

let left = []; // what was kept for the scan that was shown before

function kept(name) {
  try {
    return store().getItem(name);
  } catch {
    return null; // a browser that keeps nothing
  }
}

function keep(name, value, where = store()) {
  try {
    if (value) where.setItem(name, value);
    else where.removeItem(name);
  } catch {
    // Sending still works.
  }
}

function filledIn(form) {
  const values = Object.fromEntries(new FormData(form));
  const { rol = "", ...antwoorden } = values;
  return { rol, antwoorden };
}

function showProgress() {
  const form = element.querySelector("form.gripscan");
  const count = form.querySelectorAll("input[type=radio]:checked").length;
  form.querySelector(".voortgang label span").textContent = count;
  form.querySelector("progress").value = count;
}

function restore() {
  const form = element.querySelector("form.gripscan");
  const before = kept(draft());
  if (before) {
    const { rol, antwoorden } = JSON.parse(before);
    if (form.elements.rol) form.elements.rol.value = rol;
    for (const [name, value] of Object.entries(antwoorden)) {
      const radio = form.querySelector(`input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
      if (radio) radio.checked = true;
    }
  }
  showProgress();
}

element.addEventListener("input", (event) => {
  const form = event.target.closest("form.gripscan");
  if (!form) return;
  keep(draft(), JSON.stringify(filledIn(form)));
  showProgress();
});

// Forms stand in the other parts of the page too.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const doe = form.dataset.doe;
  if (!doe) return;
  event.preventDefault();
  const said = { doe, scan: scan(), sleutel: part()?.dataset.sleutel ?? "" };
  if (doe === "begin") said.gemeente = form.elements.gemeente.value;
  if (doe === "stuur") Object.assign(said, filledIn(form));
  left = [draft(), keyName()];
  if (doe === "nieuw") left.forEach((name) => keep(name, ""));
  const button = form.querySelector("button");
  button.disabled = true;
  button.textContent = "Bezig…";
  trigger("submit", said);
});

element.addEventListener("click", async (event) => {
  if (event.target.closest("[data-afdrukken]")) window.print();
  if (!event.target.closest("[data-kopieer]")) return;
  const field = element.querySelector("#link");
  field.select();
  let done = false;
  try {
    await navigator.clipboard.writeText(field.value);
    done = true;
  } catch {
    done = document.execCommand("copy"); // an address without https has no clipboard
  }
  field.closest(".delen").querySelector("[role=status]").textContent = done
    ? "De link is gekopieerd."
    : "Kopiëren lukt hier niet. De link is geselecteerd: kopieer hem met Ctrl+C.";
});

let first = true;

watch("value", () => {
  const now = part();
  if (!now) return;
  const screen = now.dataset.scherm;
  const link = element.querySelector("#link");
  if (link) link.value = new URL(link.getAttribute("value"), document.baseURI).href;
  if (scan() && !location.search.includes(scan())) {
    history.replaceState(null, "", `${location.pathname}?scan=${encodeURIComponent(scan())}`);
  }
  if (screen === "weg") {
    history.replaceState(null, "", location.pathname);
    left.forEach((name) => keep(name, "", localStorage));
  }
  if (screen === "resultaat" && now.dataset.sleutel) {
    keep(keyName(), now.dataset.sleutel);
    keep(draft(), "");
  }
  if (screen === "invullen") {
    const key = kept(keyName());
    if (first && key && !now.dataset.sleutel) trigger("submit", { doe: "open", scan: scan(), sleutel: key });
    restore();
  }
  if (!first && document.activeElement === document.body) {
    const told = element.querySelector(".bericht:not(:empty), h2[tabindex]");
    (element.querySelector("[aria-invalid]") ?? told ?? element.querySelector("form.gripscan input"))?.focus();
  }
  first = false;
});
