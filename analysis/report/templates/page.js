"use strict";
// Tables that sort: a click on a header button orders the rows by the cells' data-sort, or their text.
for (const button of document.querySelectorAll("th button[data-column]")) {
  button.addEventListener("click", () => {
    const head = button.closest("th"), body = button.closest("table").tBodies[0];
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of head.parentNode.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const key = (row) => {
      const cell = row.cells[Number(button.dataset.column)];
      return cell.dataset.sort === undefined ? cell.textContent.trim() : Number(cell.dataset.sort);
    };
    const order = (a, b) => (typeof a === "number" ? (isNaN(a) ? 1 : isNaN(b) ? -1 : a - b) : a.localeCompare(b, "en"));
    const rows = [...body.rows].map((row) => [key(row), row]);
    rows.sort((a, b) => (down && !(isNaN(a[0]) !== isNaN(b[0])) ? order(b[0], a[0]) : order(a[0], b[0])));
    body.append(...rows.map((pair) => pair[1]));
  });
}

// Tables that filter: each select names a data attribute of the rows, the search box looks at their text.
for (const form of document.querySelectorAll("form.filters")) {
  const rows = [...document.getElementById(form.dataset.table).tBodies[0].rows];
  const said = form.querySelector("output");
  const apply = () => {
    let shown = 0;
    for (const row of rows) {
      const fits = [...form.elements].every((field) => {
        if (field.tagName === "SELECT") return !field.value || row.dataset[field.name] === field.value;
        if (field.tagName !== "INPUT") return true;
        return row.textContent.toLowerCase().includes(field.value.toLowerCase());
      });
      row.hidden = !fits;
      shown += fits;
    }
    said.textContent = `${shown} of ${rows.length} rows`;
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
}

// A link to a closed <details> opens it.
const open = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.tagName === "DETAILS") { target.open = true; target.scrollIntoView(); }
};
addEventListener("hashchange", open);
open();
