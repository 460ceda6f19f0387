const find = document.getElementById("find");
const found = document.getElementById("found");
const releases = [...document.querySelectorAll(".releases tbody tr")].map((row) => [row, fold(row.textContent)]);

/* Letters as they are searched: in lower case and without accents. */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function filter() {
  const words = fold(find.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const [row, text] of releases) {
    row.hidden = !words.every((word) => text.includes(word));
    shown += row.hidden ? 0 : 1;
  }
  found.value = words.length ? `${shown} of ${releases.length}` : "";
}

find.addEventListener("input", filter);
for (const button of document.querySelectorAll(".search")) {
  button.addEventListener("click", () => {
    find.value = button.dataset.search;
    filter();
    document.getElementById("releases").scrollIntoView();
    find.focus({ preventScroll: true });
  });
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target === find) return;
  if (event.key === "/") {
    event.preventDefault();
    find.focus();
  } else if (event.key === "t") changeTheme();
});
filter();
