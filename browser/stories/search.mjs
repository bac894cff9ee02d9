// Journey 6: finding a case by whatever somebody remembers, in three interactions, with no name in any address.
import assert from 'node:assert/strict';
import { context } from '../harness/browser.mjs';
import { atMost, hand } from '../harness/counter.mjs';
import { login } from '../harness/login.mjs';
import { clean, story } from '../harness/story.mjs';

story('journey 6: a case is found by part of a name, by sound, by birth date and by number', async ({ browser, server }) => {
  const { ctx, trouble } = await context(browser, {}, server.url);
  const asked = [];
  ctx.on('request', (request) => asked.push(request.url()));
  const page = await ctx.newPage();
  await login(page, server, 'cora');
  await page.goto(`${server.url}/faelle/neu`);
  await page.getByLabel('Nachname').fill('Schmidtbauer-Öztürk');
  await page.getByLabel('Vorname').fill('Zeynep');
  await page.getByLabel('Geburtsdatum').fill('17.8.1968');
  await page.getByLabel('ist abgeschlossen').check();
  for (const group of await page.getByRole('group').filter({ has: page.getByLabel('Ja', { exact: true }) }).all()) {
    await group.getByLabel('Ja', { exact: true }).check();
  }
  await page.locator('main [name="language"]').selectOption('tur');
  await page.getByRole('button', { name: 'Fall anlegen' }).click();
  await page.getByRole('heading', { name: 'Schmidtbauer-Öztürk, Zeynep' }).waitFor();
  const number = (await page.locator('.g-tagline').innerText()).match(/Plan (\d+)/)[1];
  const address = new URL(page.url()).pathname;

  for (const query of ['midtbau', 'Schmittbauer', 'oeztuerk zeynep', '17.8.1968']) {
    await page.goto(`${server.url}/heute`);
    const me = hand(page);
    await me.press('Control+k');
    await page.keyboard.type(query);
    await me.press('Enter');
    await me.click(page.getByRole('link', { name: 'Schmidtbauer-Öztürk, Zeynep' }));
    await page.waitForURL(`**${address}`);
    atMost(`journey 6 by ${query}`, me.count, 3);
  }
  await page.goto(`${server.url}/heute`);
  const me = hand(page);
  await me.fill(page.locator('#schnellsuche'), number);
  await me.press('Enter');
  await page.waitForURL(`**${address}`);
  atMost('journey 6 by number', me.count, 3);
  assert.ok(!asked.some((url) => /schmi|zeynep|midtbau/i.test(decodeURIComponent(url))), 'no name in an address');

  await page.goto(`${server.url}/suche`);
  await page.getByLabel('Name, Geburtsdatum oder Plannummer').fill('\u202eGibtesnicht 🌱');
  await page.locator('main').getByRole('button', { name: 'Suchen' }).click();
  await page.getByText('Kein Fall gefunden').waitFor();
  await ctx.close();
  clean('search', trouble);
});

story('a colleague, an administrator and a stranger find nobody', async ({ browser, server }) => {
  for (const [who, may] of [['dieter', true], ['ada', false], ['carl', false]]) {
    const { ctx } = await context(browser, {}, server.url);
    const page = await ctx.newPage();
    await login(page, server, who);
    assert.equal(await page.locator('#schnellsuche').count(), may ? 1 : 0);
    const answer = await page.goto(`${server.url}/suche`);
    assert.equal(answer.status(), may ? 200 : 403);
    if (may) {
      await page.locator('#schnellsuche').fill('Schmidtbauer');
      await page.keyboard.press('Enter');
      await page.getByText('Kein Fall gefunden').waitFor();
    }
    await ctx.close();
  }
});
