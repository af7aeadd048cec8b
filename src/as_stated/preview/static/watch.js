// Added to a page while `as-stated watch` serves it, and to none that is stored: loads the page again
// when it is another than the one loaded, and shows what keeps it from being made.
"use strict";
{
  const loaded = document.currentScript.dataset.page;
  const news = new EventSource(`/.as-stated/news${location.pathname}`);

  function say(problem) {
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

  news.addEventListener("page", (event) => {
    if (event.data !== loaded) location.reload();
  });
  news.addEventListener("problem", (event) => say(JSON.parse(event.data)));
  news.addEventListener("error", () =>
    say("as-stated watch does not answer: it has ended, or is starting anew. This page may be out of date.")
  );
}
