// The choices and the table. What is chosen stands in the address; Gradio gives `element`, `trigger` and `watch`.
const go = (address, cell) => {
  history.pushState(null, "", address);
  trigger("submit", { query: location.search, cell });
};

element.addEventListener("submit", (event) => {
  event.preventDefault();
  const filled = [...new FormData(event.target)].filter(([, value]) => value !== "");
  go(`vergelijk?${new URLSearchParams(filled)}`, false);
});

element.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-cel], a[data-hier]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(link.getAttribute("href"), "cel" in link.dataset);
});

// The arrow keys go from number to number, past what is empty.
const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
element.addEventListener("keydown", (event) => {
  const step = steps[event.key];
  const cell = event.target.closest?.("td");
  if (!step || !cell) return;
  event.preventDefault();
  const rows = cell.closest("table").rows;
  let row = cell.parentElement.rowIndex;
  let column = cell.cellIndex;
  while (rows[(row += step[0])]?.cells[(column += step[1])]) {
    const link = rows[row].cells[column].querySelector("a[data-cel]");
    if (link) return link.focus();
  }
});

addEventListener("popstate", () => trigger("submit", { query: location.search, cell: false }));

// After another choice, the groups that have ticks in them stay open for who was ticking.
let open = [];
element.addEventListener("toggle", () => {
  open = [...element.querySelectorAll(".keuzegroep[open]")].map((group) => group.firstElementChild.firstChild.data);
}, true);
watch("value", () => {
  const kept = open;
  for (const group of element.querySelectorAll(".keuzegroep")) {
    group.open = kept.includes(group.firstElementChild.firstChild.data);
  }
});
