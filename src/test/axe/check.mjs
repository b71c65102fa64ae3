// node check.mjs jsdom FILE                      the structure of a page
// node check.mjs browser CHROMIUM URL TOKEN DIR  the page as a browser shows it, at three widths
// node check.mjs pages CHROMIUM DIR NAME=URL...  open pages, at the widths of a desk and a phone
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const problems = [];

function report(where, {passes, violations}) {
  if (passes.length < 10) {
    problems.push(`${where}: only ${passes.length} rules found something to look at`);
  }
  for (const violation of violations) {
    const nodes = violation.nodes.map(node => node.html).join('\n    ');
    problems.push(`${where}: ${violation.id}: ${violation.help}\n    ${nodes}`);
  }
}

async function inJsdom(file) {
  const {JSDOM} = await import('jsdom');
  const {window} = new JSDOM(readFileSync(file, 'utf8'), {runScripts: 'outside-only', pretendToBeVisual: true});
  window.eval(axeSource);
  // Colours need a browser that lays the page out.
  const options = {runOnly: standards, rules: {'color-contrast': {enabled: false}, 'target-size': {enabled: false}}};
  report('jsdom', await window.axe.run(window.document, options));
}

async function withBrowser(executablePath, look) {
  const puppeteer = await import('puppeteer-core');
  const browser = await puppeteer.launch({executablePath, args: ['--no-sandbox', '--disable-gpu'], headless: true});
  try {
    await look(browser);
  } finally {
    await browser.close();
  }
}

// allowed: which other addresses the page may ask for
async function show(browser, where, url, width, headers, allowed, picture) {
  const page = await browser.newPage();
  await page.setViewport({width, height: 900});
  await page.setExtraHTTPHeaders(headers);
  page.on('console', message => problems.push(`${where}: the browser says: ${message.text()}`));
  page.on('request', request => {
    if (request.url() !== url && !allowed(request.url())) {
      problems.push(`${where}: asks for ${request.url()}`);
    }
  });
  const answer = await page.goto(url);
  if (answer.status() !== 200 || !answer.headers()['content-type'].startsWith('text/html')) {
    throw new Error(`${answer.status()} ${answer.headers()['content-type']}`);
  }
  const seen = await page.evaluate(() => ({
    font: getComputedStyle(document.body).fontFamily,
    overflow: document.documentElement.scrollWidth - window.innerWidth,
  }));
  if (!/arial/i.test(seen.font)) {
    problems.push(`${where}: the style is not applied, the font is ${seen.font}`);
  }
  if (seen.overflow > 0) {
    problems.push(`${where}: the page is ${seen.overflow} px wider than the window`);
  }
  await page.screenshot({path: picture, fullPage: true});
  await page.evaluate(axeSource);
  report(where, await page.evaluate(runOnly => axe.run(document, {runOnly}), standards));
  await page.close();
}

async function inBrowser(executablePath, url, token, folder) {
  await withBrowser(executablePath, async browser => {
    for (const width of [1280, 390, 320]) {
      const headers = {Authorization: `Bearer ${token}`};
      await show(browser, width, url, width, headers, () => false, `${folder}/story-${width}.png`);
    }
  });
}

async function pages(executablePath, folder, ...named) {
  await withBrowser(executablePath, async browser => {
    for (const one of named) {
      const name = one.slice(0, one.indexOf('='));
      const url = one.slice(name.length + 1);
      const own = new URL(url).origin;
      for (const width of [1280, 390]) {
        const allowed = other => other.startsWith(own) && /\.(css|svg|ico)$/.test(other);
        await show(browser, `${name} ${width}`, url, width, {}, allowed, `${folder}/${name}-${width}.png`);
      }
    }
  });
}

const [mode, ...rest] = process.argv.slice(2);
await {jsdom: inJsdom, browser: inBrowser, pages}[mode](...rest);
if (problems.length > 0) {
  console.log(problems.join('\n'));
  process.exit(1);
}
console.log(`${mode}: nothing found`);
