// Sends the forms in this piece of the page to the server, and moves to what it answers.
element.addEventListener("submit", (event) => {
  event.preventDefault();
  const sent = new FormData(event.target, event.submitter);
  event.submitter.disabled = true;
  event.submitter.textContent = "Bezig…";
  trigger("submit", Object.fromEntries([...new Set(sent.keys())].map((name) => [name, sent.getAll(name)])));
});

watch("value", () => {
  const wrong = element.querySelector('[aria-invalid="true"]');
  const told = element.querySelector('[role="status"]:not(:empty)');
  (wrong ?? told)?.focus();
});
