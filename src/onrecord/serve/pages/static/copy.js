// Copies what a button names, and says so; without leave to copy, the words are selected instead.
for (const button of document.querySelectorAll("button[data-copies]")) {
  const told = document.getElementById(button.dataset.copies);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(told.textContent);
      button.textContent = "copied";
    } catch {
      window.getSelection().selectAllChildren(told);
      button.textContent = "selected";
    }
  });
}
