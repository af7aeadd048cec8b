// Added to a page while `as-stated watch` serves it, and to none that is stored: loads the page again
// when it has changed, and shows what keeps it from being made.
"use strict";
const news = new EventSource("/.as-stated/news");
let loaded = null;
news.addEventListener("page", (event) => {
  if (loaded !== null && loaded !== event.data) location.reload();
  loaded = event.data;
});
news.addEventListener("problem", (event) => {
  let box = document.getElementById("as-stated-problem");
  if (!event.data) return box && box.remove();
  if (!box) {
    box = document.createElement("pre");
    box.id = "as-stated-problem";
    box.setAttribute("role", "alert");
    document.body.append(box);
  }
  box.textContent = JSON.parse(event.data);
});
