// Opens the pages of a report folder in Chromium and checks what only a browser can: axe finds
// nothing, nothing sticks out at 360 pixels, everything works by keyboard, and pages read without
// scripts.
//
//   node check_pages.mjs FOLDER [--only KIND,KIND] [--screenshots FOLDER]
//
// --only looks at these kinds of pages: index, national, methods, municipality, class, region, excluded, …
// The browser is env CHROMIUM or /usr/bin/chromium; none is downloaded.
import { existsSync, readdirSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = resolve(process.argv[2] ?? ".");
const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : null);
const shots = option("--screenshots") ? resolve(option("--screenshots")) : null;
const only = option("--only") ? option("--only").split(",") : null;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const widths = [360, 1280];
let passed = 0;
let failed = 0;

function check(name, problems) {
  if (problems.length === 0) {
    passed += 1;
  } else {
    failed += 1;
    console.log(`FAILED ${name}`);
    problems.slice(0, 10).forEach((problem) => console.log(`  ${problem}`));
  }
}

// The page kinds: index, national, methods, the first region, the first compared and the first excluded municipality,
// and what would change the class of the first compared; the list and the first page from messages,
// where they are; or the one page of a report of measures.
function pagesOf(report) {
  const traffic = trafficPagesOf(report);
  if (!existsSync(join(report, "gemeente"))) return traffic.traffic ? traffic : { measures: "index.html" };
  const names = readdirSync(join(report, "gemeente")).filter((name) => name.endsWith(".html")).sort();
  const excluded = (name) => readFileSync(join(report, "gemeente", name), "utf8").includes('id="reden"');
  const pages = { index: "index.html", national: "nederland.html", methods: "methoden.html" };
  const compared = names.find((name) => !excluded(name));
  const outside = names.find(excluded);
  if (compared) pages.municipality = `gemeente/${compared}`;
  if (compared) pages.class = `klasse/${compared}`;
  if (existsSync(join(report, "regio"))) {
    pages.region = `regio/${readdirSync(join(report, "regio")).filter((name) => name.endsWith(".html")).sort()[0]}`;
  }
  if (outside) pages.excluded = `gemeente/${outside}`;
  return { ...pages, ...traffic };
}

function trafficPagesOf(report) {
  if (!existsSync(join(report, "berichten"))) return {};
  const first = readdirSync(join(report, "berichten")).filter((name) => /^GM\d+\.html$/.test(name)).sort()[0];
  return { "traffic index": "berichten/index.html", traffic: `berichten/${first}` };
}

async function axeProblems(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"], preload: false }));
  return result.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help}: ${node.target.join(" ")}`));
}

// A table that is wider than its place says so, and one that fits does not.
async function sidewaysProblems(page) {
  return page.evaluate(() => Array.from(document.querySelectorAll(".scroll"), (region) => ({
    caption: region.getAttribute("aria-label"),
    wider: region.scrollWidth > region.clientWidth + 1,
    told: region.querySelector(".sideways").checkVisibility(),
    keys: region.tabIndex === 0,
  })).filter(({ wider, told, keys }) => wider !== told || !keys)
    .map(({ caption, wider, told, keys }) => `${caption}: wider ${wider}, told ${told}, takes keys ${keys}`));
}

// What sticks out of the page, less what lies in a container that scrolls by itself.
async function overflowProblems(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return Array.from(document.querySelectorAll("body *"))
      .filter((element) => !element.closest(".scroll, svg") && element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.tagName}.${element.className} ends at ${element.getBoundingClientRect().right}`)
      .concat(`page is ${document.documentElement.scrollWidth} wide, screen is ${width}`);
  });
}

// Text in charts must be at least 9 pixels high on a telephone.
async function smallTextProblems(page) {
  return page.evaluate(() => Array.from(document.querySelectorAll("svg text")).filter((text) => {
    const svg = text.ownerSVGElement;
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    return parseFloat(getComputedStyle(text).fontSize) * scale < 9;
  }).map((text) => `too small: ${text.textContent}`));
}

// Text in charts that is cut off by the edge, or that runs through other text.
async function chartTextProblems(page) {
  return page.evaluate(() => {
    const problems = [];
    for (const svg of document.querySelectorAll("svg.chart-svg")) {
      const frame = svg.getBoundingClientRect();
      const boxes = Array.from(svg.querySelectorAll("text")).filter((text) => text.textContent)
        .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
      boxes.forEach((a, i) => {
        if (a.box.left < frame.left - 2 || a.box.right > frame.right + 2) problems.push(`cut off: ${a.text}`);
        boxes.slice(i + 1).forEach((b) => {
          const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          if (across > 1 && down > 4) problems.push(`overlap: ${a.text} | ${b.text}`);
        });
      });
    }
    return problems;
  });
}

// Tab from the top to the end: every link, button, summary and focusable part is reached, visibly.
async function tabProblems(page) {
  const expected = await page.evaluate(() => {
    document.activeElement.blur();
    const focusable = Array.from(document.querySelectorAll("a[href]:not([tabindex='-1']), button, summary, [tabindex='0']"))
      .filter((element) => element.checkVisibility({ contentVisibilityAuto: true }));
    window.expected = new Set(focusable);
    window.reached = new Set();
    document.addEventListener("focusin", (event) => {
      if (window.expected.has(event.target)) window.reached.add(event.target);
    });
    return focusable.length;
  });
  for (let i = 0; i < expected + 2; i += 1) await page.keyboard.press("Tab");
  const reached = await page.evaluate(() => window.reached.size);
  return reached === expected ? [] : [`reached ${reached} of ${expected}`];
}

async function sortProblems(page) {
  const button = page.locator("table[data-sort] th.num button").first();
  if ((await button.count()) === 0) return ["no sort button"];
  const column = await button.evaluate((element) => element.parentElement.cellIndex);
  const numbers = () => page.locator("table[data-sort]").first().evaluate((table, index) =>
    Array.from(table.tBodies[0].rows, (row) => row.cells[index].textContent)
      .filter((text) => /\d/.test(text))
      .map((text) => (document.documentElement.lang === "en"
        ? parseFloat(text.replace(/[^\d.(]/g, ""))
        : parseFloat(text.replace(/[^\d,(]/g, "").split("(")[0].replace(",", ".")))), column);
  const problems = [];
  for (const direction of ["ascending", "descending"]) {
    await button.focus();
    await page.keyboard.press("Enter");
    const state = await button.evaluate((element) => element.parentElement.getAttribute("aria-sort"));
    if (state !== direction) problems.push(`aria-sort is ${state}, not ${direction}`);
    const values = await numbers();
    const sign = direction === "ascending" ? 1 : -1;
    if (values.some((value, i) => i > 0 && sign * (value - values[i - 1]) < 0)) problems.push(`not ${direction}`);
  }
  return problems;
}

// The areas of a map are links with a name, and no tab stops; Enter follows the one that is read out.
async function mapProblems(page) {
  const problems = await page.evaluate(() => Array.from(document.querySelectorAll("svg a.pt"))
    .filter((link) => link.tabIndex !== -1 || !link.getAttribute("aria-label"))
    .map((link) => `no name, or a tab stop: ${link.getAttribute("href")}`));
  const chart = page.locator(".chart[tabindex='0']", { has: page.locator("a.pt") });
  if ((await chart.count()) === 0) return ["no map takes the keyboard"];
  await chart.focus();
  await page.keyboard.press("Home");
  for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"]) {
    const before = await chart.locator("a.current, g.current").getAttribute("class");
    await page.keyboard.press(key);
    if (before === null) problems.push(`${key} loses the place`);
  }
  const current = chart.locator("a.current");
  if ((await current.count()) === 1) {
    const href = await current.getAttribute("href");
    await Promise.all([page.waitForURL((url) => url.href.endsWith(href.replace("..", ""))), page.keyboard.press("Enter")]);
    await page.goBack();
  }
  return problems;
}

async function arrowProblems(page) {
  const chart = page.locator(".chart[tabindex='0']").first();
  if ((await chart.count()) === 0) return ["no chart takes the keyboard"];
  await chart.focus();
  await page.keyboard.press("Home");
  const first = await chart.locator(".readout").textContent();
  await page.keyboard.press("ArrowRight");
  const second = await chart.locator(".readout").textContent();
  return first && second && first !== second ? [] : [`read out "${first}" then "${second}"`];
}

async function checkKind(browser, kind, path, width) {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("requestfailed", (request) => errors.push(`not found: ${request.url()}`));
  await page.goto(pathToFileURL(join(folder, path)).href);
  await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
  const name = `${kind} at ${width}`;
  check(`${name}: axe`, await axeProblems(page));
  check(`${name}: nothing sticks out`, await overflowProblems(page));
  check(`${name}: wide tables say so`, await sidewaysProblems(page));
  check(`${name}: chart text is large enough`, await smallTextProblems(page));
  check(`${name}: chart text is free`, await chartTextProblems(page));
  check(`${name}: keyboard reaches everything`, await tabProblems(page));
  if (["national", "index", "methods"].includes(kind)) check(`${name}: sorting by keyboard`, await sortProblems(page));
  if (["national", "municipality", "region", "measures", "traffic"].includes(kind)) check(`${name}: arrow keys`, await arrowProblems(page));
  if (["national", "region"].includes(kind)) check(`${name}: map`, await mapProblems(page));
  check(`${name}: no errors`, errors);
  if (shots) await takeShot(page, kind, path, width);
  await page.close();
}

async function takeShot(page, kind, path, width) {
  mkdirSync(shots, { recursive: true });
  await page.goto(pathToFileURL(join(folder, path)).href);
  await page.screenshot({ path: join(shots, `${kind}-${width}.png`), fullPage: true });
  if (width === 1280) await page.pdf({ path: join(shots, `${kind}.pdf`), preferCSSPageSize: true, tagged: true });
}

// Without scripts the text, the charts and the tables are all there.
async function checkWithoutScripts(browser, kind, path) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 900 } });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(folder, path)).href);
  const headings = await page.locator("h1").count();
  const buttons = await page.locator("button").count();
  check(`${kind} without scripts`, headings === 1 && buttons === 0 ? [] : [`${headings} h1, ${buttons} buttons`]);
  if (["national", "region"].includes(kind)) {
    const named = await page.locator("svg a.pt[href] > title").count();
    check(`${kind} without scripts: map`, named > 0 ? [] : ["no area is a link with a title"]);
  }
  await context.close();
}

async function checkLinks(browser, pages) {
  const page = await browser.newPage();
  const missing = [];
  for (const path of Object.values(pages)) {
    await page.goto(pathToFileURL(join(folder, path)).href);
    const broken = await page.evaluate(() => Array.from(document.querySelectorAll("a[href^='#']"))
      .filter((link) => !document.getElementById(link.getAttribute("href").slice(1)))
      .map((link) => link.getAttribute("href")));
    missing.push(...broken.map((link) => `${path}: ${link}`));
  }
  check("links within pages lead somewhere", missing);
  await page.close();
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const pages = pagesOf(folder);
const kinds = Object.keys(pages);
check("the page kinds are there", pages.measures || !pages.index || kinds.filter((kind) => !kind.startsWith("traffic")).length === 7 ? [] : [kinds.join(", ")]);
if (only) check("the kinds asked for are there", only.filter((kind) => !(kind in pages)));
const tasks = [() => checkLinks(browser, pages)];
for (const [kind, path] of Object.entries(pages)) {
  if (only && !only.includes(kind)) continue;
  for (const width of widths) tasks.unshift(() => checkKind(browser, kind, path, width));
  tasks.push(() => checkWithoutScripts(browser, kind, path));
}
// A page of its own for each task, so as many at once as there are cores; the longest come first.
await Promise.all(Array.from({ length: availableParallelism() }, async () => {
  while (tasks.length > 0) await tasks.shift()();
}));
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
