"use strict";
document.getElementById("sign").addEventListener("submit", (event) => {
  event.preventDefault();
  const token = document.getElementById("token").value.trim();
  token ? sessionStorage.setItem("token", token) : sessionStorage.removeItem("token");
  sign();
  route();
});
document.getElementById("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  localStorage.setItem("language", language);
  sign();
  route();
});
addEventListener("hashchange", () => { route(); document.getElementById("main").focus(); });
sign();
route();
