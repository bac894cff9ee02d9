// The Stichtag: one table for the keyboard.
import assert from 'node:assert/strict';
import { context } from '../harness/browser.mjs';
import { atMost } from '../harness/counter.mjs';
import { login } from '../harness/login.mjs';
import { clean, story } from '../harness/story.mjs';

const count = async (page) => (await page.locator('caption').innerText()).match(/^(\d+) von (\d+)/).slice(1).map(Number);
const openRows = (page) => page.locator('.g-matrix tbody tr').filter({ has: page.locator('input') }).filter({ hasNot: page.locator('input:checked') });

for (const javaScriptEnabled of [true, false]) {
  story(`journey 11: the states of many plans by keyboard${javaScriptEnabled ? '' : ', without JavaScript'}`, async ({ browser, server }) => {
    const { ctx, trouble } = await context(browser, { javaScriptEnabled }, server.url);
    const page = await ctx.newPage();
    await login(page, server, 'case_manager');
    // A day of its own, so that no other story has recorded anything for it.
    await page.goto(`${server.url}/stichtag?tag=${javaScriptEnabled ? '2026-06-29' : '2026-06-28'}`);
    const [before, all] = await count(page);
    const free = await openRows(page).count();
    assert.ok(free >= 4, `only ${free} of ${all} rows are open`);
    const rows = await openRows(page).evaluateAll((found) => found.slice(0, 4).map((row) => row.dataset.q));
    let interactions = 0;
    const press = async (key) => { interactions += 1; await page.keyboard.press(key); };
    const focused = () => page.evaluate(() => document.activeElement.name);
    await page.locator(`[name="${rows[0]}"]`).first().focus();
    for (const [place, name] of rows.entries()) {
      if (place) {
        // Rows that are settled already lie between; Tab goes from choice to choice.
        for (let i = 0; i < 40 && await focused() !== name; i++) await page.keyboard.press('Tab');
        interactions += 1;
      }
      assert.equal(await focused(), name);
      await press(place === 3 ? 'ArrowRight' : ' ');
    }
    const next = await page.evaluate(() => [...document.querySelectorAll('.g-matrix a')].filter((a) => a.tabIndex >= 0 && a.checkVisibility()).length);
    assert.equal(next, 0, 'no link stands between the choices');
    interactions += 1;
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await page.getByText('Der Stand ist gespeichert.').waitFor();
    atMost(`journey 11, ${rows.length} cases`, interactions, 2 * rows.length);
    assert.deepEqual(await count(page), [before + 4, all]);
    assert.equal(await page.locator(`[name="${rows[3]}"]:checked`).getAttribute('value'), 'nicht_zustande');
    await page.getByRole('link', { name: 'Nur offene' }).click();
    assert.equal(await page.locator(`[data-q="${rows[0]}"]`).count(), 0);
    await ctx.close();
    clean('journey 11', trouble);
  });
}

story('a state that ends counselling leads to its end, and a day that cannot be is told', async ({ browser, server }) => {
  const { ctx, trouble } = await context(browser, {}, server.url);
  const page = await ctx.newPage();
  await login(page, server, 'case_manager');
  await page.goto(`${server.url}/stichtag?tag=2026-06-27`);
  const name = await openRows(page).first().getAttribute('data-q');
  const row = page.locator(`[data-q="${name}"]`);
  assert.equal(await row.getByRole('link', { name: 'Beratung beenden' }).isVisible(), false);
  const saved = page.waitForResponse((answer) => answer.url().includes('/stichtag') && answer.request().method() === 'POST' && answer.ok());
  await row.locator('input[value=ausreise]').check();
  await saved;
  const end = row.getByRole('link', { name: 'Beratung beenden' });
  await end.waitFor();
  assert.match(await end.getAttribute('href'), /^\/faelle\/[0-9a-f-]{36}\/beenden$/);
  await page.reload();
  assert.equal(await row.locator('input[value=ausreise]').isChecked(), true, 'autosave has stored it');
  for (const [typed, said] of [['31.02.2026', 'Diesen Tag gibt es nicht.'], ['1.1.2099', 'Zukunft'], ['<b>', 'Diesen Tag gibt es nicht.']]) {
    await page.getByLabel('Stichtag').fill(typed);
    await page.getByRole('button', { name: 'Anzeigen' }).click();
    await page.getByRole('alert').getByText(said).waitFor();
    assert.equal(await page.getByLabel('Stichtag').inputValue(), typed);
  }
  await page.goto(`${server.url}/stichtag`);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.g-matrix thead').isVisible(), true, 'the paper says what the columns are');
  await ctx.close();
  clean('ends', trouble.filter((line) => !/422/.test(line)));
});
