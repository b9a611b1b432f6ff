// One key a decision: on until it is switched off, and never while something is typed.
const desk = document.querySelector("[data-keys]");
const choice = document.querySelector("#keys-choice");
if (desk && choice) {
  const KEPT = "onrecord-review-keys";
  const box = choice.querySelector("input");
  let kept = null;
  try { kept = localStorage.getItem(KEPT); } catch { /* a browser that keeps nothing starts with keys on */ }
  box.checked = kept !== "off";
  choice.hidden = false;
  const told = () => { desk.dataset.keys = box.checked ? "on" : "off"; };
  told();
  box.addEventListener("change", () => {
    told();
    try { localStorage.setItem(KEPT, box.checked ? "on" : "off"); } catch { /* as above */ }
  });
  document.addEventListener("keydown", (event) => {
    if (!box.checked || event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
    if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    const control = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!control) return;
    event.preventDefault();
    if (control.tagName === "SUMMARY") {
      control.parentElement.open = true;
      control.parentElement.querySelector("select, textarea, input:not([type=hidden])").focus();
    } else control.click();
  });
}
// A decision is sent once, however often a key is struck.
for (const form of document.querySelectorAll("form[method=post]")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
}
// A page that the browser brings back from its memory may be sent again.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
