"use strict";
// Sorting, filtering, opening and the card beside a mark. Without this script the page shows all.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const table = document.querySelector("table.answers");
  const rows = table ? [...table.tBodies[0].rows] : [];
  const blocks = all("details.answer");

  // Sorting: each head of a column is a button.
  const outcomes = ["passed", "review", "failed"];
  const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const text = (row, column) => row.cells[column].textContent;
  const values = [
    (row) => text(row, 0),
    (row) => text(row, 1),
    (row) => parseFloat(text(row, 2)),
    (row) => outcomes.indexOf(row.dataset.o),
    (row) => row.cells[4].textContent.split(";").filter((label) => label.trim()).length,
  ];

  const sort = (head, column) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const keyed = rows.map((row, place) => [values[column](row), place, row]);
    const compare = typeof keyed[0][0] === "number" ? (a, b) => a - b : order.compare;
    keyed.sort((a, b) => (down ? compare(b[0], a[0]) : compare(a[0], b[0])) || a[1] - b[1]);
    table.tBodies[0].append(...keyed.map(([, , row]) => row));
  };

  if (table) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(head, column));
      head.append(button);
    });
  }

  // Filtering: the table's rows and the answers below go together.
  const form = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const sought = rows.map((row) => row.textContent.toLowerCase());

  const filter = () => {
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const outcome = form.elements.outcome.value;
    let count = 0;
    rows.forEach((row, place) => {
      const fits =
        (!outcome || row.dataset.o === outcome) && words.every((word) => sought[place].includes(word));
      row.hidden = !fits;
      blocks[place].hidden = !fits;
      count += fits;
    });
    shown.textContent = `${count} of ${rows.length} shown`;
  };

  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", filter);
    filter();
  }

  // Opening: all at once, by a link to an answer or into it, and for print.
  const fold = document.getElementById("fold");
  if (fold) {
    fold.hidden = false;
    all("button", fold).forEach((button, place) => {
      button.addEventListener("click", () => blocks.forEach((block) => (block.open = place === 0)));
    });
  }

  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    const block = target && target.closest("details");
    if (block && !block.open) {
      block.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);
  reveal();

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    closed.forEach((details) => (details.open = true));
  });
  addEventListener("afterprint", () => closed.forEach((details) => (details.open = false)));

  // The card: what the words under the pointer or the focus earned.
  const card = document.getElementById("card");
  let marked = null;

  const hide = () => {
    if (marked) marked.removeAttribute("aria-describedby");
    marked = null;
    card.hidden = true;
  };

  const show = (mark) => {
    hide();
    if (mark.title) {
      mark.dataset.says = mark.title;
      mark.removeAttribute("title"); // or the browser shows its own card too
    }
    marked = mark;
    mark.setAttribute("aria-describedby", "card");
    card.textContent = mark.dataset.says;
    card.hidden = false;
    card.style.left = "0"; // else what is left of the line would narrow it
    const place = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const most = document.documentElement.clientWidth - card.offsetWidth - 16;
    const above = place.top - card.offsetHeight;
    card.style.left = `${scrollX + Math.max(16, Math.min(place.left, most))}px`;
    card.style.top = `${scrollY + (above > 0 ? above : place.bottom)}px`;
  };

  const markOf = (node) => node instanceof Element && node.closest(".text mark");
  document.addEventListener("pointerover", (event) => {
    const mark = markOf(event.target);
    if (mark) show(mark);
    else if (marked && !card.contains(event.target) && marked !== document.activeElement) hide();
  });
  document.addEventListener("focusin", (event) => {
    const mark = markOf(event.target);
    if (mark) show(mark);
    else hide();
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === marked) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });

  // A concept under the pointer or the focus lights up its words.
  const light = (event) => {
    all("mark.lit").forEach((mark) => mark.classList.remove("lit"));
    const row = event.target instanceof Element && event.target.closest(".found li");
    if (!row) return;
    for (const link of all("a", row)) {
      document.getElementById(link.hash.slice(1))?.classList.add("lit");
    }
  };
  document.addEventListener("pointerover", light);
  document.addEventListener("focusin", light);
})();
