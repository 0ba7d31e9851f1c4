// The form to send files: shows what was chosen, streams it to the server, then has it read.
const form = element.querySelector("form");
const list = form.querySelector("ul");
const said = form.querySelector('[role="status"]');
const limit = Number(form.dataset.mb) * 1e6;

const size = (bytes) =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toLocaleString("nl", { maximumFractionDigits: 1 })} MB`;

function problem(file) {
  if (file.size > limit) return `te groot; het mag hoogstens ${form.dataset.mb} MB zijn`;
  return file.size ? "" : "dit bestand is leeg";
}

function row(file) {
  const item = list.appendChild(document.createElement("li"));
  const [name, state] = ["naam", "stand"].map((css) => {
    const part = item.appendChild(document.createElement("span"));
    part.className = css;
    return part;
  });
  name.textContent = file.name;
  const wrong = problem(file);
  state.textContent = wrong || size(file.size);
  item.className = wrong ? "mislukt" : "";
  return { file, item, state, wrong };
}

let rows = [];
form.elements.bestanden.addEventListener("change", (event) => {
  list.replaceChildren();
  rows = [...event.target.files].map(row);
  const wrong = rows.filter((one) => one.wrong).length;
  said.textContent = wrong ? `Wat rood is, wordt niet ingelezen (${wrong} van ${rows.length}).` : "";
});

async function send(one) {
  one.state.textContent = "wordt verstuurd…";
  try {
    const address = `inlezen/bestanden?naam=${encodeURIComponent(one.file.name)}`;
    const answer = await fetch(address, { method: "PUT", body: one.file });
    if (answer.ok) {
      one.state.textContent = "verstuurd";
      return await answer.text();
    }
    one.state.textContent = answer.status === 500 ? "kan niet worden verstuurd" : await answer.text();
  } catch {
    one.state.textContent = "kan niet worden verstuurd; is de verbinding weg of het bestand veranderd?";
  }
  one.item.className = "mislukt";
  return null;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const good = rows.filter((one) => !one.wrong);
  if (!good.length) {
    said.textContent = "Kies eerst een of meer bestanden die ingelezen kunnen worden.";
    form.elements.bestanden.focus();
    return;
  }
  form.querySelector("fieldset").disabled = true;
  said.textContent = "";
  const names = [];
  for (const one of good) names.push(await send(one));
  const sent = names.filter(Boolean);
  if (sent.length) trigger("submit", { bestanden: sent, wachtwoord: form.elements.wachtwoord.value });
  else form.querySelector("fieldset").disabled = false;
});
