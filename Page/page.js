"use strict";
// What all views use: elements made of data, requests, and which view is shown.

// An element; texts are texts, whatever is in them.
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat()) {
    if (child !== undefined && child !== null) element.append(child);
  }
  return element;
}

function show(...children) {
  const main = document.getElementById("main");
  main.replaceChildren(...children.flat().filter(Boolean));
  return main;
}

function problem(error) {
  return make("p", { class: "problem", role: "alert" }, say("refused") + (error.said || error.message || String(error)));
}

async function ask(path, options = {}) {
  const headers = { Accept: "application/json", ...(options.headers || {}) };
  const token = sessionStorage.getItem("token");
  if (token) headers.Authorization = `Bearer ${token}`;
  const answer = await fetch(path, { ...options, headers });
  if (answer.ok) return answer;
  let said = `${answer.status}`;
  try {
    const told = await answer.json();
    said = language === "zh" ? told.detail : told.detail_en || told.detail;
  } catch { /* no words came with it */ }
  throw Object.assign(new Error(said), { said, status: answer.status });
}

const json = async (path, options) => (await ask(path, options)).json();

// Saves an answer as a file.
async function save(path, name) {
  const blob = await (await ask(path)).blob();
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
}

async function sign() {
  const who = document.getElementById("who");
  try {
    const self = await json("/api/self");
    const rights = { read: "mayRead", submit: "maySubmit", administer: "mayAdminister" }[self.role] || "mayNothing";
    who.textContent = `${say("signedIn")}${self.name}${mark("（")}${say(rights)}${mark("）")}`;
    who.className = "";
  } catch (error) {
    who.textContent = say("refused") + error.said;
    who.className = "fail";
  }
}

// A view is a function that fills the page; a newer one ends the older's waiting.
let shown = 0;
const views = [];
async function route() {
  shown += 1;
  const here = shown;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  document.documentElement.lang = language;
  document.getElementById("language").textContent = language === "zh" ? "English" : "中文";
  const place = location.hash.slice(1) || "/";
  for (const link of document.querySelectorAll("nav a")) {
    const own = link.getAttribute("href") === `#${place}`;
    own ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  }
  for (const [pattern, view] of views) {
    const match = place.match(pattern);
    if (!match) continue;
    try {
      await view(() => here === shown, ...match.slice(1).map(decodeURIComponent));
    } catch (error) {
      if (here === shown) show(problem(error));
    }
    return;
  }
  show(make("p", {}, "404"));
}
const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
