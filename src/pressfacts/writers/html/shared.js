"use strict";

const root = document.documentElement;

function changeTheme() {
  const dark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : window.matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try { sessionStorage.setItem("pressfacts-theme", root.dataset.theme); } catch { /* a page may have no storage */ }
}

try {
  const kept = sessionStorage.getItem("pressfacts-theme");
  if (kept === "light" || kept === "dark") root.dataset.theme = kept;
} catch { /* a page may have no storage */ }

document.getElementById("theme").addEventListener("click", changeTheme);
