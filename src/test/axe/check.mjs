// node check.mjs jsdom FILE                      the structure of a page
// node check.mjs browser CHROMIUM URL TOKEN DIR  the page as a browser shows it, at three widths
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

async function inBrowser(executablePath, url, token, folder) {
  const puppeteer = await import('puppeteer-core');
  const browser = await puppeteer.launch({executablePath, args: ['--no-sandbox', '--disable-gpu'], headless: true});
  try {
    for (const width of [1280, 390, 320]) {
      const page = await browser.newPage();
      await page.setViewport({width, height: 900});
      await page.setExtraHTTPHeaders({Authorization: `Bearer ${token}`});
      page.on('console', message => problems.push(`${width}: the browser says: ${message.text()}`));
      page.on('request', request => {
        if (request.url() !== url) {
          problems.push(`${width}: asks for ${request.url()}`);
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
        problems.push(`${width}: the style is not applied, the font is ${seen.font}`);
      }
      if (seen.overflow > 0) {
        problems.push(`${width}: the page is ${seen.overflow} px wider than the window`);
      }
      await page.screenshot({path: `${folder}/story-${width}.png`, fullPage: true});
      await page.evaluate(axeSource);
      report(width, await page.evaluate(runOnly => axe.run(document, {runOnly}), standards));
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

const [mode, ...rest] = process.argv.slice(2);
await (mode === 'jsdom' ? inJsdom(...rest) : inBrowser(...rest));
if (problems.length > 0) {
  console.log(problems.join('\n'));
  process.exit(1);
}
console.log(`${mode}: nothing found`);
