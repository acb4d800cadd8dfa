// The page in a real browser: it renders, sorts, filters, tells what bars are, is accessible, asks nobody for anything.
// Usage: node page_test.js MODULES CHROMIUM PAGE [FOLDER FOR SCREENSHOTS]
"use strict";
const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");

const [modules, executablePath, page, screenshots] = process.argv.slice(2);
const { chromium } = require(path.join(modules, "playwright-core"));
const axe = fs.readFileSync(path.join(modules, "axe-core", "axe.min.js"), "utf8");
const url = `file://${path.resolve(page)}`;

const texts = (tab, selector) => tab.locator(selector).allInnerTexts();
const migrations = async (tab) => (await texts(tab, "table.summary tbody tr:visible th")).map((text) => text.trim());

async function sortsBothWays(tab) {
  await tab.getByRole("button", { name: "Blocked" }).click();
  assert.match((await migrations(tab))[0], /^0044/, "the longest window comes first");
  await tab.getByRole("button", { name: "Blocked" }).click();
  assert.match((await migrations(tab)).at(-1), /^0044/, "and last when sorted again");
  assert.equal(await tab.locator("th[aria-sort]").getAttribute("aria-sort"), "ascending");
  await tab.getByRole("button", { name: "Migration" }).click();
  await tab.getByRole("button", { name: "Migration" }).click();
  assert.match((await migrations(tab))[0], /^0042/);
}

async function filters(tab) {
  const all = (await migrations(tab)).length;
  await tab.getByLabel("Filter").fill("reads_blocked");
  const found = await migrations(tab);
  assert.ok(found.length > 0 && found.length < all, `${found.length} of ${all} are shown`);
  assert.equal(await tab.locator("details.migration:visible").count(), found.length);
  assert.match(await tab.locator("form.filter output").innerText(), new RegExp(`^${found.length} of ${all}`));
  await tab.getByLabel("Filter").fill("");
  await tab.getByRole("checkbox", { name: /pass/ }).uncheck();
  assert.ok(!(await texts(tab, "table.summary tbody tr:visible .badge")).some((text) => text.includes("pass")));
  await tab.getByRole("checkbox", { name: /pass/ }).check();
  assert.equal((await migrations(tab)).length, all);
}

async function tellsWhatBarsAre(tab) {
  const bar = tab.locator("svg.timeline .bar:visible").first();
  await bar.focus();
  assert.match(await tab.locator("#tip").innerText(), /blocks/);
  await tab.keyboard.press("Escape");
  assert.ok(await tab.locator("#tip").isHidden());
  await bar.hover();
  assert.ok(await tab.locator("#tip").isVisible());
}

async function opensWhatALinkPointsAt(tab) {
  const closed = tab.locator("details.migration:not([open])").first();
  const id = await closed.getAttribute("id");
  await tab.locator(`table.summary a[href="#${id}"]`).click();
  await tab.locator(`#${id}[open]`).waitFor();
}

async function runsNothingOfAMigration(tab) {
  assert.equal(await tab.evaluate(() => globalThis.owned), undefined, "a name was run as a script");
  assert.equal(await tab.locator("script").count(), 1);
  assert.ok((await migrations(tab)).some((name) => name.includes("<script>")), "the name is shown as it is");
}

// axe takes what is not laid out yet for something that lies beneath what is.
async function isAccessible(tab, where) {
  await tab.addStyleTag({ content: ".migration { content-visibility: visible !important; }" });
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => globalThis.axe.run());
  const grave = violations.filter((each) => ["moderate", "serious", "critical"].includes(each.impact));
  assert.equal(grave.map((each) => `${each.id}: ${each.nodes[0].html}`).join("\n"), "", where);
}

async function fits(tab, where) {
  const [content, window] = await tab.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `${where}: the page is ${content} px wide`);
}

// axe is put into the page, which the page's own policy forbids.
async function open(browser, width, colorScheme, bypassCSP) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP });
  const tab = await context.newPage();
  const complaints = [];
  tab.on("console", (message) => complaints.push(`console: ${message.text()}`));
  tab.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  tab.on("request", (request) => request.url() === url || complaints.push(`request: ${request.url()}`));
  await tab.goto(url);
  return { tab, complaints, close: () => context.close() };
}

async function main() {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const { tab, complaints, close } = await open(browser, 1280, "light", false);
    for (const check of [sortsBothWays, filters, tellsWhatBarsAre, opensWhatALinkPointsAt, runsNothingOfAMigration])
      await check(tab);
    assert.equal(complaints.join("\n"), "");
    await close();
    for (const width of [1280, 768, 390]) {
      for (const scheme of ["light", "dark"]) {
        const where = `${width}-${scheme}`;
        const view = await open(browser, width, scheme, true);
        await fits(view.tab, where);
        if (screenshots) await view.tab.screenshot({ path: path.join(screenshots, `${where}.png`), fullPage: true });
        await isAccessible(view.tab, where);
        assert.equal(view.complaints.join("\n"), "", where);
        await view.close();
      }
    }
  } finally {
    await browser.close();
  }
}

main().catch((error) => {
  console.error(error.message, error.actual ?? "");
  process.exit(1);
});
