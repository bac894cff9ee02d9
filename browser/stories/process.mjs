// A municipality goes on with its process, plans a meeting from a step, takes a letter along and answers what is asked.
import assert from 'node:assert/strict';
import { context } from '../harness/browser.mjs';
import { atMost, hand } from '../harness/counter.mjs';
import { login } from '../harness/login.mjs';
import { clean, story } from '../harness/story.mjs';

/** Does something as somebody, in a browser of their own. */
const as = async (browser, server, who, act, more = {}) => {
  const { ctx, trouble } = await context(browser, more, server.url);
  const page = await ctx.newPage();
  await login(page, server, who);
  await act(page);
  await ctx.close();
  clean(who, trouble.filter((line) => !/422/.test(line)));
};

story('the process: from a step to its meeting, with a letter to take along', async ({ browser, server }) => {
  await as(browser, server, 'integration_officer', async (page) => {
    await page.goto(`${server.url}/optimierung`);
    await page.locator('main').getByRole('link', { name: 'Nächster Schritt' }).click();
    const me = hand(page);
    await me.click(page.getByLabel('Zwei bis vier Themen'));
    await me.click('Liste speichern');
    await page.getByText('Gespeichert.').waitFor();
    atMost('ticking one thing', me.count, 2);

    await page.getByLabel('Fand statt am').fill('31.02.2026');
    await page.getByRole('textbox', { name: 'Ergebnis' }).fill('Drei Themen sind ausgewählt.');
    await page.locator('main').getByRole('button', { name: 'Speichern', exact: true }).click();
    await page.locator('.g-q--error').first().waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Ergebnis' }).inputValue(), 'Drei Themen sind ausgewählt.', 'what was typed stays');
    await page.getByLabel('Fand statt am').fill('');
    await page.locator('main').getByRole('button', { name: 'Speichern', exact: true }).click();
    await page.getByText('Gespeichert.').waitFor();

    const step = new URL(page.url()).pathname;
    await page.getByRole('link', { name: 'Sitzung zu diesem Schritt planen' }).click();
    const planning = hand(page);
    await planning.fill(page.locator('[name=place]'), 'Rathaus, Bürgersaal');
    await planning.click('Planen');
    await page.getByText('Aktuelle Herausforderungen').first().waitFor();
    atMost('the meeting of a step, day and body known already', planning.count, 2);

    await page.goto(server.url + step);
    await page.getByRole('link', { name: 'Tagesordnung der ersten Koordinierungsrunde' }).click();
    await page.locator('article').getByText('Rathaus, Bürgersaal').waitFor();
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Als Textdokument (ODT)' }).click();
    const file = await waiting;
    assert.equal(file.suggestedFilename(), 'tagesordnung-erste-runde.odt');
  }, { acceptDownloads: true });
});

story('recommendations: what is seen, what is asked, and what the council reads', async ({ browser, server }) => {
  await as(browser, server, 'integration_officer', async (page) => {
    await page.goto(`${server.url}/empfehlungen`);
    assert.equal(await page.locator('section[aria-labelledby=naechstes] .g-task').count(), 3);
    await page.getByRole('link', { name: /^E29/ }).click();
    const me = hand(page);
    await me.click(page.getByLabel('Teilweise'));
    await me.click('Antwort speichern');
    await page.getByText('Ihre Antwort ist gespeichert.').waitFor();
    atMost('an answer', me.count, 2);
    await page.locator('#inhalt, main').first().getByText('teilweise').first().waitFor();
  });
  await as(browser, server, 'council_member', async (page) => {
    await page.goto(`${server.url}/themen`);
    await page.getByRole('link', { name: 'Empfehlungen' }).click();
    await page.getByRole('heading', { name: /Bericht für den Rat/ }).waitFor();
    const text = await page.locator('main').innerText();
    for (const hidden of ['Letzte Sitzung', 'Mandat gaben', 'Entwurf liegt vor']) {
      assert.ok(!text.includes(hidden), hidden);
    }
  });
  await as(browser, server, 'administrator', async (page) => {
    for (const path of ['/empfehlungen', '/empfehlungen/bericht', '/optimierung']) {
      assert.equal((await page.request.get(server.url + path)).status(), 403, path);
    }
  });
});
