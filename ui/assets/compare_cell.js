// The quotes of the cell that is open: into view when they come, and back to the table when they are closed.
const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
let back = "";

element.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-cel]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  back = link.dataset.terug;
  history.pushState(null, "", link.getAttribute("href"));
  trigger("submit", { query: location.search, cell: true });
});

watch("value", () => {
  const chosen = new URLSearchParams(location.search).get("cel");
  for (const link of document.querySelectorAll("table.warmte a[data-cel]")) {
    const own = new URLSearchParams(link.getAttribute("href").split("?")[1]).get("cel");
    if (own === chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  const heading = element.querySelector("h2");
  if (heading) {
    heading.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
    heading.focus({ preventScroll: true });
  } else if (back) {
    document.getElementById(back)?.focus();
    back = "";
  }
});
