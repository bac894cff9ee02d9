// The journeys of a case manager, with everything a person does counted.
import assert from 'node:assert/strict';
import { context } from '../harness/browser.mjs';
import { atMost, hand } from '../harness/counter.mjs';
import { login } from '../harness/login.mjs';
import { clean, story } from '../harness/story.mjs';

story('journeys 1, 2 and 6: a question becomes counselling, and the case is found again', async ({ browser, server }) => {
  const { ctx, trouble } = await context(browser, {}, server.url);
  const page = await ctx.newPage();
  await login(page, server, 'case_manager');

  await page.goto(`${server.url}/heute`);
  const asking = hand(page);
  await asking.click(page.locator('main a[href="/anfragen/neu"]').first());
  await asking.choose('Zugangsweg', 'Eigeninitiative');
  await asking.click('Speichern und nächste');
  await page.getByText('Die Anfrage ist gezählt.').waitFor();
  atMost('journey 1, one-off enquiry', asking.count, 8);
  assert.equal(await page.locator('main input[name*="name" i]').count(), 0, 'an enquiry has no name field');

  await asking.choose('Zugangsweg', 'Zuweisung durch Behörde');
  const turning = hand(page);
  await turning.click('Zu Beratung machen');
  await page.waitForURL('**/faelle/neu?anfrage=*');
  assert.equal(await page.getByLabel('Zugangsweg').inputValue(), 'zuweisung', 'nothing is typed twice');
  assert.match(await page.getByLabel('Sprache der Erklärung').inputValue(), /^$|^[a-z]{3}$/);
  await page.getByLabel('Nachname').fill('Ghebreselassie');
  await page.getByLabel('Vorname').fill('Yohana');
  await page.getByLabel('Geburtsdatum').fill('3.4.1990');
  await page.getByLabel('ist abgeschlossen').check();
  await page.getByLabel('ist ausgehändigt').check();
  for (const group of await page.getByRole('group').filter({ has: page.getByLabel('Ja', { exact: true }) }).all()) {
    await group.getByLabel('Ja', { exact: true }).check();
  }
  await page.getByLabel('Sprache der Erklärung').selectOption('tir');
  await page.getByRole('button', { name: 'Fall anlegen' }).click();
  await page.getByText('Die Beratung ist angelegt.').waitFor();
  atMost('journey 2, clicks before the consent', turning.count, 1);
  assert.ok(turning.screens <= 3, `journey 2 takes ${turning.screens} screens, at most 3 are allowed`);
  await page.getByRole('heading', { name: 'Ghebreselassie, Yohana' }).waitFor();

  await page.getByRole('link', { name: 'Rahmendaten und Teil A' }).click();
  await page.getByRole('textbox', { name: 'Geburtsort' }).fill('Asmara');
  await page.locator('[name=anzahl_personen_haushalt]').fill('zwei');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await page.getByRole('alert').getByText('ganze Zahl').waitFor();
  assert.equal(await page.locator('[name=anzahl_personen_haushalt]').inputValue(), 'zwei', 'what was typed stays');
  assert.equal(await page.getByRole('textbox', { name: 'Geburtsort' }).inputValue(), 'Asmara', 'the right answer is stored');

  await page.goto(`${server.url}/heute`);
  const finding = hand(page);
  await finding.press('Control+k');
  await page.keyboard.type('brese');
  await finding.press('Enter');
  await finding.click(page.getByRole('link', { name: 'Ghebreselassie, Yohana' }).first());
  await page.getByRole('heading', { name: 'Ghebreselassie, Yohana' }).waitFor();
  atMost('journey 6, find a case', finding.count, 3);
  await ctx.close();
  clean('journeys', trouble.filter((line) => !/422/.test(line)));
});

story('a wrong password is refused without saying which part was wrong', async ({ browser, server }) => {
  const { ctx } = await context(browser, {}, server.url);
  const page = await ctx.newPage();
  await page.goto(`${server.url}/anmelden`);
  await page.locator('input[autocomplete="username"]').fill('anna');
  await page.locator('input[type="password"]').fill('falsch');
  await page.locator('main form button[type="submit"]').first().click();
  await page.getByRole('alert').waitFor();
  assert.equal(await page.locator('input[autocomplete="username"]').inputValue(), 'anna');
  await ctx.close();
});
