// The pictures of the handbook, taken from the running program. In everyday runs they are taken and thrown
// away: a page that cannot be shown any more fails here. GELEIT_PICTURES=1 writes them beside the chapters.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { context } from '../harness/browser.mjs';
import { login } from '../harness/login.mjs';
import { clean, story } from '../harness/story.mjs';
import { ROUND, anItem, linkOn, ofABody } from '../pages.mjs';

const CHAPTERS = '../docs/handbuch';
const CASE = /^\/faelle\/[0-9a-f-]{36}$/;

/** The first case in the list whose page holds what the picture is about. */
const caseWith = (end, selector) => async (page, base) => {
  await page.goto(`${base}/faelle?zustand=open`);
  const all = await page.locator('main a[href]').evaluateAll((links) => links.map((a) => a.pathname));
  for (const path of all.filter((one) => CASE.test(one))) {
    await page.goto(base + path + end);
    if (await page.locator(selector).count()) return path + end;
  }
  throw new Error(`no case with ${selector} at ${end}`);
};

/** Name of the picture, the page it shows, and to whom (a case manager, where nothing stands). */
const PICTURES = [
  ['heute', async () => '/heute'],
  ['anfrage', async () => '/anfragen/neu'],
  ['einwilligung', async () => '/faelle/neu'],
  ['fall', linkOn('/faelle?zustand=open', CASE)],
  ['teil-a', caseWith('/integrationsplan/teil-a', '[data-g="schulbildung"]')],
  ['teil-b', caseWith('/integrationsplan/teil-b', 'table tbody tr')],
  ['stichtag', async () => '/stichtag'],
  ['verlauf', caseWith('/verlauf', 'table tbody tr, .g-task')],
  ['drucken', caseWith('/drucken', 'main form')],
  ['beenden', caseWith('/beenden', 'main form')],
  ['einwilligungen', caseWith('/einwilligungen', 'main h2')],
  ['themen', async () => '/themen'],
  ['gremium', ofABody(ROUND), 'integration_officer'],
  ['sitzung', anItem(3), 'integration_officer'],
  ['optimierung', async () => '/optimierung', 'integration_officer'],
  ['empfehlungen', async () => '/empfehlungen', 'integration_officer'],
  ['akteure', async () => '/akteure/netz', 'integration_officer'],
];

function named() {
  const chapters = readdirSync(CHAPTERS).filter((file) => file.endsWith('.md'));
  const text = chapters.map((file) => readFileSync(`${CHAPTERS}/${file}`, 'utf8')).join('\n');
  return new Set([...text.matchAll(/\]\(bilder\/([a-z-]+)\.png\)/g)].map(([, name]) => name));
}

story('every picture the handbook shows is taken, and every one taken is shown', () => {
  assert.deepEqual([...named()].sort(), PICTURES.map(([name]) => name).sort());
  const stored = readdirSync(`${CHAPTERS}/bilder`).filter((file) => file.endsWith('.png'));
  assert.deepEqual(stored.sort(), PICTURES.map(([name]) => `${name}.png`).sort());
}, { needs: 'nothing' });

for (const [name, find, who = 'case_manager'] of PICTURES) {
  story(`the handbook's picture ${name}`, async ({ browser, server }) => {
    const { ctx, trouble } = await context(browser, { viewport: { width: 1180, height: 780 }, deviceScaleFactor: 1 }, server.url);
    const page = await ctx.newPage();
    await login(page, server, who);
    const answer = await page.goto(server.url + await find(page, server.url), { waitUntil: 'load' });
    assert.equal(answer.status(), 200);
    const picture = await page.screenshot();
    assert.ok(picture.length > 10_000, 'a picture with something on it');
    if (process.env.GELEIT_PICTURES) {
      mkdirSync(`${CHAPTERS}/bilder`, { recursive: true });
      writeFileSync(`${CHAPTERS}/bilder/${name}.png`, picture);
    }
    await ctx.close();
    clean(name, trouble);
  });
}
