"use strict";

const $ = id => document.getElementById(id);
const form = $("settings");
let session = null;
let running = null;

// A later request overtakes an earlier one: the server stops computing what nobody waits for.
function post(path, body, signal) {
  return fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal });
}

async function answerOf(response) {
  const answer = await response.json();
  $("error").textContent = response.ok ? "" : answer;
  return response.ok ? answer : null;
}

function option(value, text) {
  const made = document.createElement("option");
  made.value = value;
  made.textContent = text;
  return made;
}

function figure(image, canKeep) {
  const box = document.createElement("figure");
  const picture = document.createElement("img");
  picture.src = image.png;
  picture.alt = image.className ?? "generated";
  const text = document.createElement("figcaption");
  text.append(`${image.className ?? ""} ${image.score.toFixed(2)}`);
  const save = document.createElement("a");
  save.href = image.png;
  save.download = `gan-${image.className ?? "image"}-${Date.now()}.png`;
  save.textContent = "PNG";
  text.append(save);
  if (canKeep) picture.addEventListener("click", () => { $("kept").append(figure(image, false)); box.classList.add("kept"); });
  box.append(picture, text);
  return box;
}

async function draw() {
  running?.abort();
  const mine = running = new AbortController();
  $("steps").textContent = form.iterations.value;
  try {
    const images = await answerOf(await post("api/images", {
      model: Number($("model").value), count: Number(form.count.value), seed: Number(form.seed.value), className: form.chosen.value || null,
      iterations: Number(form.iterations.value), learningRate: Number(form.learningRate.value),
    }, mine.signal));
    if (!images) return false;
    $("images").replaceChildren(...images.map(image => figure(image, true)));
    $("score").textContent = `mean score ${(images.reduce((sum, image) => sum + image.score, 0) / images.length).toFixed(3)}`;
    return true;
  } catch (error) {
    if (error.name !== "AbortError") throw error;
    return false;
  }
}

// From nothing to where the slider stands, picture by picture.
async function watch() {
  const last = Number(form.iterations.value) || 50;
  for (let step = 0; step <= last; step += Math.max(1, Math.round(last / 20))) {
    form.iterations.value = step;
    if (!await draw()) return;
  }
}

async function choose() {
  const model = await answerOf(await fetch(`api/models/${$("model").value}`));
  if (!model) return;
  form.chosen.replaceChildren(option("", model.classes.length ? "all" : "none"), ...model.classes.map(name => option(name, name)));
  session = null;
  if (location.hash === "#judge") await ask(); else await draw();
}

async function ask() {
  const question = await answerOf(await post("api/judge", { model: Number($("model").value), session }));
  if (!question) return;
  session = question.session;
  $("question").src = question.png;
  $("question").hidden = false;
  $("tally").textContent = question.tally;
  $("real").disabled = $("generated").disabled = false;
}

async function judge(real) {
  if ($("real").disabled) return;
  $("real").disabled = $("generated").disabled = true;
  const verdict = await answerOf(await post("api/judge/answer", { session, real }));
  if (verdict) {
    $("verdict").textContent = `${verdict.right ? "Right" : "Wrong"}: it was ${verdict.wasReal ? "real" : "generated"}.`;
    $("tally").textContent = verdict.tally;
    const place = share => 10 + 380 * share;
    $("range").setAttribute("x", place(verdict.low));
    $("range").setAttribute("width", place(verdict.high) - place(verdict.low));
    $("share").setAttribute("cx", place(verdict.correct / verdict.count));
  }
  await ask();
}

function show() {
  const here = location.hash === "#judge" ? "judge" : "draw";
  for (const part of ["draw", "judge"]) {
    $(part).hidden = part !== here;
    document.querySelector(`nav a[href="#${part}"]`).classList.toggle("here", part === here);
  }
}

const told = work => (...values) => work(...values).catch(error => { $("error").textContent = error; });

async function start() {
  $("model").replaceChildren(...(await answerOf(await fetch("api/models"))).map((name, i) => option(i, name)));
  $("model").addEventListener("change", told(choose));
  form.addEventListener("input", told(draw));
  form.addEventListener("submit", event => event.preventDefault());
  $("other").addEventListener("click", told(async () => { form.seed.value = Math.floor(Math.random() * 1e6); await draw(); }));
  $("watch").addEventListener("click", told(watch));
  $("real").addEventListener("click", told(() => judge(true)));
  $("generated").addEventListener("click", told(() => judge(false)));
  document.addEventListener("keydown", told(async event => {
    if (location.hash === "#judge" && (event.key === "r" || event.key === "g")) await judge(event.key === "r");
  }));
  window.addEventListener("hashchange", told(async () => { show(); if (location.hash === "#judge") { if (!session) await ask(); } else await draw(); }));
  show();
  await choose();
}

told(start)();
