// Arrow keys, Home and End move between the cells of a table; without script every cell is reached by Tab.
for (const table of document.querySelectorAll("table[data-grid]")) {
  const cells = [...table.rows].map((row) => [...row.cells].map((cell) => cell.querySelector("a")));
  const place = (link) => {
    for (const [y, row] of cells.entries()) {
      const x = row.indexOf(link);
      if (x >= 0) return [x, y];
    }
    return null;
  };
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  table.addEventListener("keydown", (event) => {
    const at = place(event.target);
    if (!at || event.altKey || event.ctrlKey || event.metaKey) return;
    let [x, y] = at;
    let to = null;
    if (event.key in step) {
      const [dx, dy] = step[event.key];
      // Over what is empty to the next cell that can be opened.
      do { x += dx; y += dy; to = cells[y]?.[x]; } while (!to && cells[y] && x >= 0 && x < cells[y].length);
    } else if (event.key === "Home" || event.key === "End") {
      const row = cells[y].filter(Boolean);
      to = event.key === "Home" ? row[0] : row[row.length - 1];
    } else return;
    event.preventDefault();
    to?.focus();
  });
}
