// Added to a page while `as-stated watch` serves it, never stored: reloads the page when it has
// changed, and shows what keeps it from being rebuilt.
"use strict";
{
  const loaded = document.currentScript.dataset.page;
  const events = new EventSource(`/.as-stated/events${location.pathname}`);

  function show(problem) {
    let box = document.getElementById("as-stated-problem");
    if (!problem) return box && box.remove();
    if (!box) {
      box = document.createElement("pre");
      box.id = "as-stated-problem";
      box.setAttribute("role", "alert");
      box.tabIndex = 0; // a long one scrolls, by the keyboard too
      document.body.append(box);
    }
    box.textContent = problem;
  }

  events.addEventListener("page", (event) => {
    if (event.data !== loaded) location.reload();
  });
  events.addEventListener("problem", (event) => show(JSON.parse(event.data)));
  events.addEventListener("error", () =>
    show("as-stated watch does not answer: it has ended, or is restarting. This page may be out of date.")
  );
}
