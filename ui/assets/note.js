// The page of the conversation note. Gradio gives `element`; the basket itself is in basket.js.
const basket = window.gripwijzerNotitie;
const part = (name) => element.querySelector(`[data-deel="${name}"]`);
const form = element.querySelector("form");
const message = element.querySelector(".notitie-bericht");
const undoing = element.querySelector(".notitie-terug");
const preview = part("voorbeeld").attachShadow({ mode: "open" });

let made = null; // the server's last answer
let before = null; // what an undo brings back
let asking = null;
let timer = 0;
let writing = false;

function make(tag, css, text) {
  const piece = document.createElement(tag);
  if (css) piece.className = css;
  if (text) piece.textContent = text;
  return piece;
}

function tell(text, isError = false) {
  message.setAttribute("role", isError ? "alert" : "status");
  message.classList.toggle("mislukt", isError);
  message.textContent = text;
}

function keep(change, canUndo) {
  const state = basket.read();
  before = canUndo ? structuredClone(state) : null;
  undoing.hidden = !canUndo;
  change(state);
  writing = true;
  basket.write(state);
  writing = false;
}

// What the server is asked: empty lines are no questions, and untouched ones are those it proposes itself.
function request(state) {
  const { title, purpose, occasion, audience, items } = state;
  const questions = state.questions === null ? (made?.suggested_questions ?? []) : state.questions.split("\n");
  return { title, purpose, occasion, audience, items, questions: questions.filter((one) => one.trim()).slice(0, 20) };
}

async function send(what, state, signal) {
  const answer = await fetch(`api/notes/${what}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(request(state)),
    signal,
  });
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  throw new Error(problem.detail ?? "De server antwoordt niet zoals verwacht. Probeer het opnieuw.");
}

async function refresh() {
  asking?.abort();
  asking = new AbortController();
  const state = basket.read();
  if (!state.items.length) return;
  try {
    made = await (await send("preview", state, asking.signal)).json();
    // The first answer brings the questions; they belong in the note as well.
    if (state.questions === null && made.suggested_questions.join("\n") !== form.elements.questions.value) {
      form.elements.questions.value = made.suggested_questions.join("\n");
      made = await (await send("preview", state, asking.signal)).json();
    }
    preview.innerHTML = made.html; // escaped on the server, where all of it is text
    list(state);
    if (message.classList.contains("mislukt")) tell("");
  } catch (error) {
    if (error.name !== "AbortError") tell(`De notitie kan nu niet worden getoond. ${error.message}`, true);
  }
}

const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(refresh, 300);
};

function action(name, text, index, what) {
  const button = make("button", "knop licht", text);
  button.type = "button";
  button.dataset.doe = name;
  button.dataset.plaats = index;
  button.append(make("span", "alleen-voorlezen", `: ${what}`));
  return button;
}

// The items under their headings, in the order of the note; up and down move within a heading.
function list(state) {
  const open = new Set([...element.querySelectorAll("details.opmerking[open]")].map((one) => one.dataset.wie));
  const active = form.contains(document.activeElement) ? document.activeElement.dataset : {};
  const shown = [];
  made.items.forEach((item, row) => {
    if (item.heading !== made.items[row - 1]?.heading) shown.push(make("h3", "", item.heading), make("ol", "onderdelen"));
    shown.at(-1).append(itemRow(state, item, row, open));
  });
  part("onderdelen").replaceChildren(...shown);
  if (!active.plaats) return;
  const same = [...element.querySelectorAll(`[data-plaats="${active.plaats}"]`)];
  const wanted = same.find((one) => one.dataset.doe === active.doe && !one.disabled) ?? same.find((one) => !one.disabled);
  wanted?.focus({ preventScroll: true });
}

function itemRow(state, item, row, open) {
  const line = make("li", item.problem ? "weg" : "");
  const what = (item.text || item.problem).slice(0, 60);
  if (item.text) line.append(make("p", "gekozen-tekst", item.text));
  if (item.source) line.append(make("span", "gegevens", item.source));
  if (item.problem) line.append(make("p", "fout", item.problem));
  const steps = make("p", "stappen");
  for (const [name, text, step] of [["op", "Omhoog", -1], ["neer", "Omlaag", 1]]) {
    const button = action(name, text, item.index, what);
    button.disabled = made.items[row + step]?.heading !== item.heading;
    steps.append(button);
  }
  steps.append(action("weg", "Haal weg", item.index, what));
  line.append(steps);
  const remark = make("details", "opmerking");
  remark.dataset.wie = basket.identity(state.items[item.index]);
  const text = state.items[item.index].remark ?? "";
  remark.open = Boolean(text) || open.has(remark.dataset.wie);
  const box = make("textarea");
  box.rows = 2;
  box.maxLength = 2000;
  box.value = text;
  box.dataset.plaats = item.index;
  box.dataset.doe = "opmerking";
  box.setAttribute("aria-label", `Uw opmerking bij: ${what}`);
  remark.append(make("summary", "", "Uw opmerking"), box);
  line.append(remark);
  return line;
}

function move(index, step) {
  const row = made.items.findIndex((one) => one.index === index);
  const other = made.items[row + step];
  if (!other || other.heading !== made.items[row].heading) return;
  // The whole list takes the order that is seen, so that what lies between in the basket does not matter.
  const order = made.items.map((one) => one.index);
  [order[row], order[row + step]] = [order[row + step], order[row]];
  keep((state) => (state.items = order.map((place) => state.items[place])), false);
  document.activeElement.dataset.plaats = row + step;
  basket.say(step < 0 ? "Omhoog gezet" : "Omlaag gezet");
  refresh();
}

const acts = {
  op: (index) => move(index, -1),
  neer: (index) => move(index, 1),
  weg: (index) => {
    keep((state) => state.items.splice(index, 1), true);
    tell(`Uit de notitie gehaald. ${basket.counted(basket.read().items.length)} in de notitie.`);
    show();
  },
  leeg: () => {
    keep((state) => Object.assign(state, basket.empty()), true);
    tell("De notitie is leeg.");
    show();
  },
  terug: () => {
    const earlier = before;
    keep((state) => Object.assign(state, earlier), false);
    tell("Alles staat er weer in.");
    show();
  },
  vragen: () => {
    keep((state) => (state.questions = null), false);
    form.elements.questions.value = "";
    refresh();
  },
  tekst: () => copy(),
};

async function copy() {
  if (!made) return;
  try {
    await navigator.clipboard.writeText(made.text);
  } catch {
    // Where the page has no right to the clipboard, as without https, the older way may still do.
    const box = document.body.appendChild(make("textarea"));
    box.value = made.text;
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    if (!done) return tell("Deze browser laat kopiëren niet toe. Bewaar de notitie in Word.", true);
  }
  tell("De tekst staat op het klembord, zonder de bijlage.");
}

async function save(ending, button) {
  button.disabled = true;
  tell("De notitie wordt gemaakt…");
  try {
    const answer = await send(ending, basket.read());
    const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition") ?? "");
    const link = make("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = name ? decodeURIComponent(name[1]) : `gespreksnotitie.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    tell(`Bewaard als ${link.download}.`);
  } catch (error) {
    tell(error.message, true);
  }
  button.disabled = false;
}

function show() {
  const state = basket.read();
  part("leeg").hidden = state.items.length > 0;
  for (const name of ["gevuld", "knoppen"]) part(name).hidden = !state.items.length;
  for (const name of ["title", "purpose", "occasion", "audience"]) form.elements[name].value = state[name] ?? "";
  if (state.questions !== null) form.elements.questions.value = state.questions;
  refresh();
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.dataset.bewaar) save(button.dataset.bewaar, button);
  else if (button?.dataset.doe) acts[button.dataset.doe](Number(button.dataset.plaats));
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", (event) => {
  const { name, value, dataset } = event.target;
  keep((state) => {
    if (dataset.doe === "opmerking") state.items[Number(dataset.plaats)].remark = value;
    else state[name] = value;
  }, false);
  soon();
});
// Links within the preview: an address of its own would leave the page.
preview.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link) return;
  event.preventDefault();
  const target = preview.getElementById(link.getAttribute("href").slice(1));
  target?.setAttribute("tabindex", "-1");
  target?.scrollIntoView({ block: "start" });
  target?.focus({ preventScroll: true });
});
document.addEventListener("notitie", () => writing || show());
show();
