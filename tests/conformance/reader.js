// Our e-books in a browser reader: node reader.js [--spoiled] FOLDER
//
// FOLDER holds books and, for each, NAME.json with what is in it (`make_books.py` writes both). Every
// note mark is tapped and must show its note; every way back must lead to the mark that it belongs to;
// the page list and the contents must lead to the words that they name. The reader is foliate-js in
// Chromium, on a server of our own; a request to any other, or an error in the console, is a fault.
// With --spoiled it is the other way round: each book has a known fault, and not finding it is the failure.
// CHROMIUM names the browser.

"use strict";

const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const { chromium } = require("playwright-core");

const spoiled = process.argv.includes("--spoiled");
const folder = process.argv.slice(2).find((argument) => argument !== "--spoiled");
const FOLIATE = path.join(__dirname, "node_modules", "foliate-js");
const TYPES = { ".js": "text/javascript", ".html": "text/html", ".epub": "application/epub+zip" };

// foliate-js asks now and then for the style of a page that has just gone. That is between it and its own clock:
// it comes and goes with the same book, and what was tapped is shown all the same, or the checks below find it.
const STUMBLE = "Failed to execute 'getComputedStyle' on 'Window'";

const PATIENCE = 20000; // in milliseconds: how long a slow machine may take to show what was tapped

function serve() {
  const roots = { "/foliate-js/": FOLIATE, "/books/": path.resolve(folder) };
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(request.url);
    const root = Object.keys(roots).find((one) => name.startsWith(one));
    const file = name === "/" ? path.join(__dirname, "reader_page.html") : root && path.join(roots[root], name.slice(root.length));
    if (!file || !fs.existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": TYPES[path.extname(file) || ".html"] || "application/octet-stream" });
    fs.createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

const letters = (words) => words.normalize("NFC").replace(/[^\p{L}]+/gu, "");

// --- what runs in the page: each goes somewhere and tells what is there ---

// All marks and ways back of the book, by their sections.
async function findLinks() {
  const found = { marks: [], backs: [] };
  for (const index of reader.view.book.sections.keys()) {
    await reader.view.goTo(index);
    const { doc } = reader.document();
    for (const [kind, role] of [["marks", "doc-noteref"], ["backs", "doc-backlink"]]) {
      [...doc.querySelectorAll(`a[role~="${role}"]`)].forEach((link, place) => {
        const note = link.closest('[role~="doc-footnote"], [role~="doc-endnote"]')?.id;
        found[kind].push({ index, place, role, text: link.textContent, href: link.getAttribute("href"), id: link.id, note });
      });
    }
  }
  return found;
}

// Go to a link and tell where it stands on the screen.
async function goToLink({ index, place, role }) {
  const find = (doc) => doc.querySelectorAll(`a[role~="${role}"]`)[place];
  await reader.view.renderer.goTo({ index, anchor: find });
  reader.shown = reader.followed = null;
  return reader.place(find(reader.document().doc));
}

// The id of the mark that an address leads to, once it is on the screen.
function markAt(href) {
  const contents = reader.document();
  const target = reader.view.book.resolveHref(href);
  if (!contents || target?.index !== contents.index) return null;
  const mark = target.anchor(contents.doc)?.closest?.('[role~="doc-noteref"]');
  return mark && reader.place(mark) ? mark.id : null;
}

// Go to an address of the page list or the contents; tell the words that follow, and whether the place is on the screen.
async function goToPlace(href) {
  await reader.view.goTo(href);
  const { index, doc } = reader.document();
  const target = reader.view.book.resolveHref(href);
  if (!target || target.index !== index) return null;
  const anchor = target.anchor?.(doc);
  const element = anchor?.nodeType === 1 ? anchor : doc.body;
  const range = doc.createRange();
  range.setStartBefore(element);
  range.setEndAfter(doc.body.lastChild);
  const heading = element.closest("h1,h2,h3,h4,h5,h6") ?? element.querySelector("h1,h2,h3,h4,h5,h6");
  const visible = reader.view.lastLocation?.range;
  const seen = visible ? range.compareBoundaryPoints(Range.START_TO_START, visible) >= 0 || element === doc.body ||
    Boolean(reader.place(element)) || visible.comparePoint(element, 0) === 0 : false;
  const words = range.toString().slice(0, 3000);
  const marked = [...(heading?.querySelectorAll('[role~="doc-noteref"]') ?? [])].map((mark) => mark.textContent);
  const alt = heading?.querySelector("img")?.alt;
  return { seen, words, heading: heading && (heading.textContent || alt || ""), marked };
}

// --- the checks ---

async function checkBook(browser, base, name) {
  const faults = [];
  const fault = (text) => faults.push(text);
  const expected = JSON.parse(fs.readFileSync(path.join(folder, name.replace(/\.epub$/, ".json")), "utf8"));
  const page = await browser.newPage({ viewport: { width: 700, height: 900 } });
  page.on("console", (message) => message.type() === "error" && fault(`the console says: ${message.text()}`));
  page.on("pageerror", ({ message }) => message.startsWith(STUMBLE) || fault(`an error in the page: ${message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(base) && !/^(blob|data|about):/.test(request.url())) fault(`a request to ${request.url()}`);
  });
  await page.goto(base);
  await page.waitForFunction("globalThis.reader");
  await page.evaluate((url) => reader.open(url), `/books/${encodeURIComponent(name)}`);
  const { marks, backs } = await page.evaluate(findLinks);
  if (marks.length !== expected.marks) fault(`${marks.length} marks, not ${expected.marks}`);
  if (backs.length !== expected.marks) fault(`${backs.length} ways back, not ${expected.marks}`);
  await checkMarks(page, marks, expected, fault);
  await checkBacks(page, backs, marks, fault);
  await checkPages(page, expected.pages, fault);
  const entries = await checkContents(page, expected.headings, fault);
  await page.close();
  return { faults, told: `${marks.length} marks, ${backs.length} ways back, ${expected.pages.length} pages, ${entries} headings` };
}

async function tap(page, link) {
  const place = await page.evaluate(goToLink, link);
  if (!place) return false;
  await page.mouse.move(place.x, place.y);
  await page.mouse.down();
  // The reader scrolls to a link that gets the focus, one frame later: a finger stays longer than that.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.mouse.up();
  return true;
}

async function checkMarks(page, marks, expected, fault) {
  await page.evaluate("reader.popups = true");
  for (const mark of marks) {
    if (!(await tap(page, mark))) {
      fault(`mark ${mark.text} cannot be seen where it is`);
      continue;
    }
    const shown = await page.waitForFunction("reader.shown", null, { timeout: PATIENCE }).then((found) => found.jsonValue(), () => null);
    const notes = expected.notes.filter(([number]) => String(number) === mark.text).map(([, words]) => letters(words));
    if (shown === null || !notes.some((words) => letters(shown).startsWith(words) && letters(shown).length <= words.length + 40)) {
      fault(`mark ${mark.text} shows “${String(shown).trim().slice(0, 60)}”`);
    }
    await page.evaluate("document.getElementById('note')?.remove()");
  }
}

async function checkBacks(page, backs, marks, fault) {
  await page.evaluate("reader.popups = false");
  const reached = new Set();
  for (const back of backs) {
    if (!(await tap(page, back))) {
      fault(`a way back (${back.href}) cannot be seen where it is`);
      continue;
    }
    const there = await page.waitForFunction("reader.followed", null, { timeout: PATIENCE }).then((found) => found.jsonValue(), () => null);
    const id = there && await page.waitForFunction(markAt, there, { timeout: PATIENCE }).then((found) => found.jsonValue(), () => null);
    const mark = marks.find((one) => id && one.id === id);
    if (!mark) fault(`the way back ${back.href} leads to no mark that is seen`);
    else if (!mark.href.endsWith(`#${back.note}`)) fault(`the way back from ${back.note} leads to a mark of ${mark.href}`);
    else reached.add(id);
  }
  for (const mark of marks) if (!reached.has(mark.id)) fault(`no way leads back to mark ${mark.text} (${mark.id})`);
}

async function checkPages(page, pages, fault) {
  const listed = await page.evaluate("(reader.view.book.pageList ?? []).map(({ label, href }) => ({ label, href }))");
  if (listed.length !== pages.length) fault(`${listed.length} pages are listed, not ${pages.length}`);
  for (const [place, { label, href }] of listed.entries()) {
    const found = await page.evaluate(goToPlace, href);
    const [number, words] = pages[place] ?? [];
    if (label !== number) fault(`page ${label} is listed in the place of ${number}`);
    else if (!found?.seen) fault(`page ${label} cannot be seen where it begins`);
    else if (!letters(found.words).startsWith(letters(words))) {
      fault(`page ${label} begins with “${found.words.trim().slice(0, 40)}”, not with “${words.slice(0, 40)}”`);
    }
  }
}

async function checkContents(page, headings, fault) {
  const entries = await page.evaluate(`(function flat(items) {
    return (items ?? []).flatMap(({ label, href, subitems }) => [{ label, href }, ...flat(subitems)]);
  })(reader.view.book.toc)`);
  const labels = entries.map(({ label }) => letters(label));
  for (const heading of headings) if (!labels.includes(letters(heading))) fault(`the contents do not have “${heading}”`);
  for (const { label, href } of entries) {
    const found = await page.evaluate(goToPlace, href);
    if (!found?.seen || (letters(label) && letters(found.heading ?? "") !== letters(label))) {
      fault(`“${label}” in the contents leads to “${(found?.heading ?? found?.words ?? "").trim().slice(0, 40)}”`);
    }
  }
  return entries.length;
}

async function main() {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith(".epub")).sort();
  if (names.length === 0) throw new Error("there are no books in the folder");
  const server = await serve();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
  let failed = false;
  try {
    for (const name of names) {
      const { faults, told } = await checkBook(browser, `http://127.0.0.1:${server.address().port}/`, name);
      console.log(`${name}: ${told}; ${faults.length} faults`);
      if (!spoiled) faults.slice(0, 10).forEach((line) => console.log(`  ${line}`));
      failed ||= (faults.length > 0) !== spoiled;
    }
  } finally {
    await browser.close();
    server.close();
  }
  return failed ? 1 : 0;
}

main().then((code) => process.exit(code), (problem) => {
  console.error("The browser reader could not check the books:", problem);
  process.exit(1);
});
