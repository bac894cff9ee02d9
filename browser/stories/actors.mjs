// The integration officer reads a spreadsheet in, looks at network and gaps, and a format goes from proposal to load.
import assert from 'node:assert/strict';
import { context } from '../harness/browser.mjs';
import { atMost, hand } from '../harness/counter.mjs';
import { login } from '../harness/login.mjs';
import { clean, story } from '../harness/story.mjs';

/** Does something as somebody, in a browser of their own. */
const as = async (browser, server, who, act, view = {}) => {
  const { ctx, trouble } = await context(browser, view, server.url);
  const page = await ctx.newPage();
  await login(page, server, who);
  const done = await act(page);
  await ctx.close();
  clean(who, trouble.filter((line) => !/422/.test(line)));
  return done;
};

const TABLE = [
  'Name;Art;Ebene;Bereiche;Sprachen;Orte;Telefon;E-Mail',
  'Schuldnerberatung Probe;Schuldnerberatung;Mikro;Existenzsicherung und Finanzen;Englisch;ganzer Kreis;07731 5;probe@kreis.example',
  'Zeile mit Fehler;Raumfahrt;Mikro;Sprache;;Atlantis;;',
].join('\n');

story('a spreadsheet is checked and taken over, and everybody finds who is in it', async ({ browser, server }) => {
  await as(browser, server, 'integration_officer', async (page) => {
    await page.goto(`${server.url}/akteure/einlesen`);
    const area = await page.locator('#f-datei').count();
    assert.equal(area, 1);
    const me = hand(page);
    await page.setInputFiles('#f-datei', { name: 'akteure.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE.replace('Existenzsicherung und Finanzen', 'existenz_finanzen')) });
    await me.click('Prüfen');
    await page.getByText('1 neu, 0 bekannt, 1 mit Fehlern').waitFor();
    await page.getByText('Spalte B (Art):').waitFor();
    await page.getByText('Spalte F (Orte):').waitFor();
    await me.click('Den neuen Akteur eintragen');
    await page.getByText('Die neuen Akteure sind eingetragen.').waitFor();
    atMost('reading a spreadsheet in', me.count, 2);
  });
  await as(browser, server, 'case_manager', async (page) => {
    await page.goto(`${server.url}/akteure`);
    await page.getByLabel('Suchen nach').fill('schuldner');
    await page.getByRole('button', { name: 'Anwenden' }).click();
    await page.getByRole('link', { name: 'Schuldnerberatung Probe' }).click();
    await page.getByRole('link', { name: '07731 5' }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Eintrag ändern' }).count(), 0, 'case managers read');
    await page.goto(`${server.url}/akteure/verzeichnis`);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.g-tabs').count(), 0);
    assert.ok(await page.getByText('Schuldnerberatung Probe').first().isVisible(), 'the directory is on the paper');
    assert.equal(await page.getByText('Drucken Sie diese Seite').isVisible(), false);
  });
});

story('the network is drawn, said in a sentence, and written down as a table', async ({ browser, server }) => {
  await as(browser, server, 'integration_officer', async (page) => {
    await page.goto(`${server.url}/akteure/netz`);
    const boxes = await page.locator('.g-net__box').count();
    assert.ok(boxes > 5, `${boxes} boxes`);
    assert.equal(await page.locator('#netztabelle-titel').count(), 1);
    assert.equal(await page.locator('table tbody tr').count(), boxes, 'the table says what the picture shows');
    const inside = await page.evaluate(() => [...document.querySelectorAll('.g-net__name')].every((text) => {
      const box = text.closest('a').querySelector('rect').getBBox();
      return text.getBBox().x >= box.x && text.getBBox().x + text.getBBox().width <= box.x + box.width;
    }));
    assert.ok(inside, 'names stay in their boxes');
    await page.locator('#luecken').waitFor();
  });
});

story('a format is proposed, accepted, filled, and weighs on somebody', async ({ browser, server }) => {
  const name = 'Treffen mit den Hausärzten';
  await as(browser, server, 'cora', async (page) => {
    await page.goto(`${server.url}/formate`);
    const me = hand(page);
    await me.click(page.locator('main').getByRole('link', { name: 'Format vorschlagen' }));
    await me.fill(page.locator('main [name=name]'), name);
    await me.fill('Wozu wird es gebraucht?', 'Niemand weiß, wer noch aufnimmt.');
    await me.choose('Bereich', 'Gesundheit');
    await me.click(page.locator('main').getByRole('button', { name: 'Vorschlagen' }));
    await page.getByText('Der Vorschlag ist eingereicht.').waitFor();
    atMost('proposing a format', me.count, 5);
  });
  await as(browser, server, 'integration_officer', async (page) => {
    await page.goto(`${server.url}/heute`);
    await page.getByRole('link', { name }).click();
    await page.getByLabel('Annehmen: Das Format gibt es ab jetzt').check();
    await page.getByRole('button', { name: 'Antworten' }).click();
    await page.getByText('Das Format ist angelegt.').waitFor();
    await page.getByLabel('Alle wie viele Wochen?').fill('4');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Gespeichert.').waitFor();
  });
  await as(browser, server, 'lars', async (page) => {
    await page.goto(`${server.url}/formate`);
    await page.getByRole('link', { name }).click();
    await page.locator('#f-account').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Bestimmen' }).click();
    await page.getByRole('button', { name: 'Zurücknehmen' }).waitFor();
  });
  await as(browser, server, 'cora', async (page) => {
    await page.goto(`${server.url}/formate`);
    await page.locator('.g-task', { hasText: name }).getByRole('button', { name: 'Gelesen' }).click();
    await page.getByText('Die Antwort ist als gelesen vermerkt.').waitFor();
  });
});
