// The basket of the conversation note. It lives in this browser only; every page loads this in its head.
// A button with data-item (JSON, see ui/note_shapes.py) puts its item in and takes it out again.
(() => {
  if (window.gripwijzerNotitie) return;
  const KEY = "gripwijzer-notitie";
  const MOST = 100;
  const EMPTY = { title: "", purpose: "", occasion: "", audience: "", questions: null, items: [] };
  let kept = null; // where a browser keeps nothing, the basket lasts as long as the page

  function read() {
    try {
      const state = JSON.parse(localStorage.getItem(KEY) ?? "null");
      if (state && Array.isArray(state.items)) return { ...EMPTY, ...state };
    } catch {
      if (kept) return structuredClone(kept);
    }
    return structuredClone(kept ?? EMPTY);
  }

  function write(state) {
    kept = structuredClone(state);
    try {
      localStorage.setItem(KEY, JSON.stringify(state));
      kept = null;
    } catch {
      say("Deze browser bewaart niets. De notitie blijft staan zolang u deze pagina open hebt.");
    }
    show();
  }

  // What makes two items the same, whatever question or remark goes with them.
  function identity(item) {
    if (item.kind === "cell") return JSON.stringify(["cell", item.row, item.column]);
    if (item.kind === "scan") return JSON.stringify(["scan", item.title, item.made_on]);
    return JSON.stringify([item.document_id, item.version, item.page, item.start, item.end]);
  }

  function toggle(item) {
    const state = read();
    const place = state.items.findIndex((one) => identity(one) === identity(item));
    if (place < 0 && state.items.length >= MOST) return say(`Er passen hoogstens ${MOST} onderdelen in een notitie.`);
    if (place < 0) state.items.push(item);
    else state.items.splice(place, 1);
    write(state);
    say(`${place < 0 ? "In de notitie gezet" : "Uit de notitie gehaald"}. ${counted(state.items.length)} in de notitie.`);
  }

  const counted = (count) => (count === 1 ? "1 onderdeel" : `${count} onderdelen`);

  let announcer = null;
  function say(text) {
    if (!announcer) {
      announcer = document.body.appendChild(document.createElement("p"));
      announcer.className = "alleen-voorlezen";
      announcer.setAttribute("role", "status");
    }
    announcer.textContent = "";
    setTimeout(() => (announcer.textContent = text), 50); // the same words twice are said twice
  }

  function put(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  function paint() {
    const items = read().items;
    const chosen = new Set(items.map(identity));
    for (const button of document.querySelectorAll("button.in-notitie[data-item]")) {
      const within = chosen.has(identity(JSON.parse(button.dataset.item)));
      put(button.firstElementChild ?? button, within ? "Uit notitie" : "Zet in notitie");
      button.classList.toggle("gekozen", within);
    }
    for (const badge of document.querySelectorAll(".kopbalk .telling")) {
      badge.hidden = !items.length;
      put(badge.firstElementChild, String(items.length));
    }
  }

  function show() {
    paint();
    document.dispatchEvent(new CustomEvent("notitie"));
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button.in-notitie[data-item]");
    if (button) toggle(JSON.parse(button.dataset.item));
  });
  window.addEventListener("storage", (event) => event.key === KEY && show());
  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (document.querySelector("button.in-notitie, .kopbalk .telling")) paint();
    });
  }).observe(document.documentElement, { childList: true, subtree: true });

  window.gripwijzerNotitie = { read, write, identity, say, counted, empty: () => structuredClone(EMPTY) };
})();
