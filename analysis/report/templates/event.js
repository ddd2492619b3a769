"use strict";
// The event page: the address names a feature and an article (#feature=loaded.words&article=2); this paints
// the feature's marks over the text. A mark is five numbers: how far it begins after the one before, its
// length, its label, its weight (places in their lists), and its kind.
const data = JSON.parse(document.getElementById("marks").textContent);
const chooser = document.getElementById("feature"), meaning = document.getElementById("meaning");
const stories = [...document.querySelectorAll(".story")].map((node, number) => ({
  node, number,
  sum: node.querySelector(".sum"),
  list: node.querySelector(".marks"),
  texts: [...node.querySelectorAll(".text")].map((place) => ({
    place, text: place.textContent, at: Number(place.dataset.at),
  })),
}));

function marksOf(feature, number) {
  if (!feature) return [];
  const { weights, marks: flat } = data.layers[feature.layer], marks = [];
  for (let i = 0, start = 0; i < flat[number].length; i += 5) {
    const [step, length, label, weight, kind] = flat[number].slice(i, i + 5);
    start += step;
    marks.push({
      start, stop: start + length, label: feature.labels[label], weight: weights[weight],
      why: data.why[kind & 7], sentence: Boolean(kind & 8), explains: Boolean(kind & 16),
    });
  }
  return marks;
}

function described(mark) {
  const weight = String(mark.weight).replace("-", "−");
  const words = [mark.label, mark.explains ? `part ${weight}` : `weight ${weight}`];
  if (mark.why) words.push(`not counted: ${mark.why}`);
  return words.filter(Boolean).join(", ");
}

function piece(text, over, quoted) {
  if (!over.length && !quoted) return document.createTextNode(text);
  const node = document.createElement(over.length ? "mark" : "span");
  if (quoted) node.classList.add("quoted");
  const words = over.filter((mark) => !mark.sentence);
  const leading = words[words.length - 1] || over[over.length - 1];
  if (words.length) node.classList.add("word");
  if (over.some((mark) => mark.sentence)) node.classList.add("sentence");
  if (leading && over.every((mark) => mark.why)) node.classList.add("off");
  if (leading && leading.signed) node.classList.add(leading.weight < 0 ? "minus" : "plus");
  if (words.length && words.every((mark) => mark.weight === 0)) node.classList.add("nil");
  if (over.length) node.title = over.map(described).join("; ");
  node.textContent = text;
  return node;
}

function paint({ place, text, at }, marks, quotes) {
  const end = at + text.length, near = (span) => span.start < end && span.stop > at;
  const over = marks.filter(near), said = quotes.filter(near);
  const cuts = new Set([at, end]);
  for (const span of [...over, ...said]) {
    cuts.add(Math.max(span.start, at));
    cuts.add(Math.min(span.stop, end));
  }
  const sorted = [...cuts].sort((a, b) => a - b), nodes = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const covers = (span) => span.start <= sorted[i] && span.stop >= sorted[i + 1];
    nodes.push(piece(text.slice(sorted[i] - at, sorted[i + 1] - at), over.filter(covers), said.some(covers)));
  }
  place.replaceChildren(...nodes);
}

function textAt(story, mark) {
  for (const { text, at } of story.texts) {
    if (mark.start >= at && mark.start < at + text.length) return text.slice(mark.start - at, mark.stop - at);
  }
  return "";
}

function list(story, marks) {
  const items = marks.map((mark) => {
    const item = document.createElement("li"), words = document.createElement("bdi");
    words.textContent = textAt(story, mark);
    item.append(words, ` (${described(mark)})`);
    return item;
  });
  story.list.querySelector("ol").replaceChildren(...items);
  story.list.querySelector("summary").textContent = `${marks.length} marks as a list`;
  story.list.hidden = !marks.length;
}

function show() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const asked = wanted.has("feature") ? wanted.get("feature") : data.first;
  const name = Object.hasOwn(data.features, asked) ? asked : "";
  const feature = name ? data.features[name] : null;
  chooser.value = name;
  meaning.textContent = feature ? feature.meaning : data.hint;
  let sums = [];
  for (const row of document.querySelectorAll(".menu tr[data-feature]")) {
    row.classList.toggle("chosen", row.dataset.feature === name);
    if (row.dataset.feature === name) sums = [...row.querySelectorAll("td a")].map((cell) => cell.title);
  }
  for (const link of document.querySelectorAll("a[rel=prev], a[rel=next]")) {
    link.hash = `feature=${encodeURIComponent(name)}`;
  }
  for (const story of stories) {
    const marks = marksOf(feature, story.number);
    const signed = marks.some((mark) => mark.weight < 0);
    for (const mark of marks) mark.signed = signed && mark.weight !== 0;
    const quotes = data.quotes[story.number].map(([start, stop]) => ({ start, stop }));
    for (const text of story.texts) paint(text, marks, quotes);
    story.sum.textContent = sums[story.number] || "";
    list(story, marks);
  }
  const target = stories[Number(wanted.get("article")) - 1];
  if (target) {
    target.node.scrollIntoView({ block: "start", inline: "nearest" });
    target.node.focus({ preventScroll: true });
  }
}

chooser.addEventListener("change", () => {
  location.hash = `feature=${encodeURIComponent(chooser.value)}`;
});
addEventListener("hashchange", show);
show();
