// Runs once for the conversation; Gradio gives `element` (its container) and `watch`.
const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const behavior = calm ? "auto" : "smooth";

const announcer = document.createElement("p");
announcer.className = "alleen-voorlezen";
announcer.setAttribute("role", "status");
element.after(announcer);

// [n] opens source card n and moves there; the card's link moves back.
element.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  const target = link && document.getElementById(link.getAttribute("href").slice(1));
  if (!target) return;
  event.preventDefault();
  const folded = target.closest("details");
  if (folded) folded.open = true;
  target.scrollIntoView({ block: "nearest", behavior });
  (target.querySelector("summary") ?? target).focus({ preventScroll: true });
});

let stage = "";

// A new question comes into view, and its outcome is read out.
watch("value", () => {
  const turn = element.querySelector(".beurt:last-of-type");
  if (!turn) return;
  // While an answer is being written, the page stays where its reader is.
  const now = `${element.querySelectorAll(".beurt").length} ${turn.querySelector(".antwoord") !== null}`;
  if (now !== stage) turn.scrollIntoView({ block: "start", behavior });
  stage = now;
  const count = turn.querySelectorAll(".bronnen details").length;
  const ending = turn.querySelector(".melding h3, .bezig");
  announcer.textContent = ending ? ending.textContent : `Antwoord met ${count} citaten`;
});
