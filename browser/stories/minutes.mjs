// Minutes go around by a real mail server, are approved, read by a guest without an account, and found again.
import assert from 'node:assert/strict';
import { context } from '../harness/browser.mjs';
import { axe } from '../harness/checks.mjs';
import { login } from '../harness/login.mjs';
import { arrived } from '../harness/mail.mjs';
import { clean, story } from '../harness/story.mjs';

const WORD = 'Sonnenblumenfeld';
const about = (subject, body) => (letter) => letter.subject.startsWith(subject) && letter.subject.includes(body);

story('minutes are approved by the next meeting, reach a guest by a link, and are found by a word', async ({ browser, server }) => {
  const { ctx, trouble } = await context(browser, {}, server.url);
  const page = await ctx.newPage();
  await login(page, server, 'integration_officer');
  const body = 'Runder Tisch Protokoll';
  await page.goto(`${server.url}/gremien/neu`);
  await page.getByLabel('Runder Tisch').check();
  await page.getByLabel('Name').fill(body);
  await page.getByRole('button', { name: 'Anlegen' }).click();
  const home = new URL(page.url()).pathname;

  // Somebody outside gets the minutes.
  await page.goto(`${server.url}${home}/verteiler`);
  await page.getByLabel('Name').fill('Kreisarchiv');
  await page.getByLabel('E-Mail-Adresse').fill('kein');
  await page.getByRole('button', { name: 'Aufnehmen' }).click();
  assert.equal(await page.getByLabel('Name').inputValue(), 'Kreisarchiv', 'what was typed stays');
  await page.getByLabel('E-Mail-Adresse').fill('protokollarchiv@kreis.example');
  await page.getByRole('button', { name: 'Aufnehmen' }).click();
  await page.locator('main .g-task').filter({ hasText: 'Kreisarchiv' }).waitFor();

  // Two meetings, both today: the second approves the minutes of the first.
  const plan = async (time) => {
    await page.goto(`${server.url}${home}/sitzungen/neu`);
    const day = await page.locator('[name=day]').inputValue();
    const today = new Date().toLocaleDateString('de-DE', { timeZone: 'Europe/Berlin' });
    await page.locator('[name=day]').fill(today || day);
    await page.locator('[name=time]').fill(time);
    await page.getByRole('button', { name: 'Planen' }).click();
    return page.url();
  };
  const first = await plan('00:01');
  await page.getByRole('button', { name: 'Sitzung durchführen' }).click();
  await page.locator('[name=notes]').fill(`Wir sprachen über das ${WORD}.\n- erstens <b>\n- zweitens`);
  await page.locator('[name=decision]').fill('Das Feld bleibt.');
  await page.getByRole('button', { name: 'Speichern und weiter' }).click();
  await page.getByText('Gespeichert.').waitFor();
  await page.goto(first);
  await page.getByRole('button', { name: 'Sitzung beenden' }).click();
  await plan('00:02');
  await page.goto(`${first}/protokoll`);
  await page.getByText('Beschluss 1:').waitFor();
  assert.equal(await page.locator('main li', { hasText: 'erstens <b>' }).count(), 1, 'typed points are a list, and stay text');

  for (const [ending, start] of [['pdf', '%PDF'], ['odt', 'PK']]) {
    const file = await page.request.get(`${first}/protokoll.${ending}`);
    assert.equal(file.status(), 200);
    assert.ok((await file.body()).subarray(0, 4).toString('latin1').startsWith(start), ending);
  }
  await page.locator('[name=meeting]').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Genehmigung festhalten' }).click();
  await page.getByText('Das Protokoll ist genehmigt.', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'An den Verteiler melden' }).click();
  await page.getByText('Kreisarchiv', { exact: true }).waitFor();
  const [letter] = await arrived(server.letters, about('Protokoll:', body), 1);
  assert.equal(letter.to.text, 'protokollarchiv@kreis.example');
  assert.doesNotMatch(letter.text, new RegExp(`${WORD}|Feld`), 'nothing of the minutes leaves the house');
  await page.getByRole('button', { name: 'An den Verteiler melden' }).click();
  await page.getByText('Alle haben schon einen Brief bekommen.').waitFor();

  // The guest reads them without an account, until the link is taken back.
  const link = new URL(/https?:\S+\/protokoll\/[0-9a-f]+/.exec(letter.text)[0]).pathname;
  const guest = await context(browser, {}, server.url);
  const reading = await guest.ctx.newPage();
  await reading.goto(server.url + link);
  await reading.getByText(WORD).waitFor();
  assert.deepEqual(await axe(reading), []);
  assert.equal(await reading.getByRole('link', { name: 'Berichtigen' }).count(), 0);
  await page.getByRole('button', { name: 'Link zurücknehmen' }).click();
  await page.getByText('Der Link öffnet nichts mehr.').waitFor();
  const gone = await reading.request.get(server.url + link);
  assert.equal(gone.status(), 404);
  await guest.ctx.close();

  // Found by the beginning of the word, and the found place is on the page it leads to.
  await page.goto(`${server.url}/protokolle`);
  await page.getByLabel('Wörter').fill('sonnenbl');
  await page.getByRole('button', { name: 'Suchen' }).click();
  assert.equal(await page.locator('mark').innerText(), WORD);
  assert.deepEqual(await axe(page), []);
  await page.locator('.g-hits a').first().click();
  assert.match(page.url(), /\/protokoll#punkt-/);
  await page.goto(`${server.url}/beschluesse?words=feld`);
  await page.getByRole('link', { name: 'Das Feld bleibt.' }).waitFor();
  await ctx.close();
  clean('minutes', trouble.filter((line) => !/422|404/.test(line)));
});
