// Ace by DAISY over e-books: node ace.js [--spoiled] FILE.epub...
//
// Prints every violation, of any impact, and ends with 1 if there was one. With --spoiled it is
// the other way round: each book has a known fault, and not finding it is the failure.
// PUPPETEER_EXECUTABLE_PATH names the browser.

"use strict";

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const ace = require("@daisy/ace-core");
const runner = require("@daisy/ace-axe-runner-puppeteer");

const books = process.argv.slice(2).filter((argument) => argument !== "--spoiled");
const spoiled = process.argv.includes("--spoiled");

function violations(report) {
  return report.assertions.flatMap((file) =>
    file.assertions.map(({ "earl:test": test, "earl:result": result }) => {
      const said = (result["dct:description"] || "").split("\n")[0];
      return `${test["earl:impact"]} ${test["dct:title"]} in ${file["earl:testSubject"].url}: ${said}`;
    }),
  );
}

async function check(book, folder) {
  const [, report] = await ace(path.resolve(book), {
    cwd: process.cwd(),
    outdir: folder,
    lang: "en",
    initLogger: true,
    silent: true,
    fileName: path.join(folder, "ace.log"),
  }, runner);
  return report;
}

async function main() {
  if (books.length === 0) throw new Error("name the books to check");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "ace-"));
  let failed = false;
  runner.concurrency = 1;
  await runner.launch();
  try {
    for (const book of books) {
      const found = violations(await check(book, folder));
      console.log(`${path.basename(book)}: ${found.length} violations${spoiled ? " of the one we put in" : ""}`);
      if (!spoiled) found.forEach((line) => console.log(`  ${line}`));
      failed ||= (found.length > 0) !== spoiled;
    }
  } finally {
    await runner.close();
    fs.rmSync(folder, { recursive: true });
  }
  return failed ? 1 : 0;
}

main().then((code) => process.exit(code), (problem) => {
  console.error("Ace could not check the books:", problem);
  process.exit(1);
});
