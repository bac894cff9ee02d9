// Looking for a date: asked by letter, answered without an account, ended with a meeting; guests, papers and a calendar.
import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import { context } from '../harness/browser.mjs';
import { axe } from '../harness/checks.mjs';
import { atMost, hand } from '../harness/counter.mjs';
import { login } from '../harness/login.mjs';
import { arrived } from '../harness/mail.mjs';
import { clean, story } from '../harness/story.mjs';

const about = (word, body) => (letter) => letter.subject.startsWith(word) && letter.subject.includes(body);

/** A body with two offices outside of the program. */
const aBody = async (page, server, name) => {
  await page.goto(`${server.url}/gremien/neu`);
  await page.getByLabel('Runder Tisch').check();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Anlegen' }).click();
  const home = page.url();
  for (const [title, person, mail] of [['Kammer', 'Karla Krähe', `kammer.${name.length}@kreis.example`], ['Berufsschule', 'Bodo Biber', `schule.${name.length}@kreis.example`]]) {
    await page.goto(`${home}/aemter/neu`);
    await page.locator('[name=title]').fill(title);
    await page.locator('[name=seat]').selectOption('regeldienst');
    await page.locator('[name=name]').fill(person);
    await page.locator('[name=email]').fill(mail);
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Gespeichert.').waitFor();
  }
  await page.goto(home);
  return home;
};

story('a date is found by letters that need no account, and the meeting stands', async ({ browser, server }) => {
  const { ctx, trouble } = await context(browser, {}, server.url);
  const page = await ctx.newPage();
  await login(page, server, 'integration_officer');
  const name = 'Tisch der Termine';
  const home = await aBody(page, server, name);
  const asking = hand(page);
  await asking.click('Termin suchen');
  await page.getByLabel('Termine').fill('irgendwann');
  await page.getByRole('button', { name: 'Umfrage verschicken' }).click();
  await page.getByText('Zeile 1 ist kein Termin.').first().waitFor();
  await page.getByLabel('Termine').fill('7.7.2031 14:00\n8.7.2031 9 Uhr\n9.7.2031, 16.30');
  await asking.click('Umfrage verschicken');
  await page.getByText('Die Umfrage geht hinaus.').waitFor();
  atMost('a date poll with the proposed days', asking.count, 2);
  const poll = page.url();
  clean('the page of a poll', await axe(page));

  const letters = await arrived(server.letters, about('Terminumfrage', name), 2);
  for (const letter of letters) assert.doesNotMatch(letter.text, /Krähe|Biber/, 'no name leaves the house');
  const outside = await context(browser, {}, server.url);
  const guest = await outside.ctx.newPage();
  for (const [place, letter] of letters.entries()) {
    await guest.goto(letter.text.match(/http\S+\/termin\/\S+/)[0]);
    clean('the page of an answer', await axe(guest));
    if (!place) {
      await guest.getByRole('button', { name: 'Antwort abschicken' }).click();
      await guest.locator('[data-errors]').waitFor();
    }
    const said = place ? ['Passt', 'Passt', 'Passt nicht'] : ['Passt nicht', 'Passt', 'Notfalls'];
    for (const [n, word] of said.entries()) await guest.locator(`[data-q="d${n}"]`).getByLabel(word, { exact: true }).check();
    await guest.getByRole('button', { name: 'Antwort abschicken' }).click();
    await guest.getByText('Danke, Ihre Antwort ist gespeichert.').waitFor();
  }
  await page.goto(poll);
  await page.getByText('2 von 2 haben geantwortet').waitFor();
  const best = page.locator('.g-task', { hasText: 'passt am besten' });
  assert.match(await best.innerText(), /8\. Juli 2031/);
  const ending = hand(page);
  await ending.click('Termin festlegen');
  await page.getByText('Der Termin steht.').waitFor();
  assert.match(await page.locator('main').innerText(), /Dienstag, 8\. Juli 2031/);
  atMost('ending a poll with its best date', ending.count, 1);
  await guest.reload();
  await guest.getByText('Diese Umfrage ist beendet.').waitFor();

  // A guest for one item, a paper, and everybody's invitation.
  await page.getByRole('link', { name: /^Gast/ }).nth(1).click();
  await page.getByLabel('Name des Gastes').fill('Gabi Gast');
  await page.getByLabel('E-Mail').fill('gast@verein.example');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Gast: Gabi Gast').waitFor();
  await page.getByRole('link', { name: 'Unterlage hinzufügen' }).click();
  await page.getByLabel('Was ist es?').fill('Bericht');
  await page.locator('[name=link]').fill('https://rathaus.example/bericht');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('button', { name: 'Alle einladen' }).click();
  await page.getByText('Die Einladungen gehen hinaus.').waitFor();
  const invited = await arrived(server.letters, about('Einladung', name), 3);
  const visitor = invited.find((letter) => letter.to.text.startsWith('gast@'));
  assert.ok(visitor.text.includes('https://rathaus.example/bericht'));
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(visitor.attachments.find((one) => one.contentType === 'text/calendar').content.toString())).getFirstSubcomponent('vevent'));
  assert.ok(event.startDate.toJSDate() > new Date('2031-07-08T07:00:00Z'), 'a guest comes when the item begins');

  await page.goto(home);
  await outside.ctx.close();
  await ctx.close();
  clean('finding a date', trouble.filter((line) => !/422/.test(line)));
});

story('a calendar program follows the own meetings by an address that is shown once', async ({ browser, server }) => {
  const { ctx, trouble } = await context(browser, {}, server.url);
  const page = await ctx.newPage();
  await login(page, server, 'round_member');
  await page.goto(`${server.url}/gremien/kalender`);
  await page.getByRole('button', { name: 'Adresse erstellen' }).click();
  clean('the page of the calendar', await axe(page));
  const address = await page.locator('code').innerText();
  const read = async () => new ICAL.Component(ICAL.parse(await (await fetch(address)).text()));
  const calendar = await read();
  const meetings = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  assert.ok(meetings.some((one) => one.summary.includes('Koordinierungsrunde')), 'the round stands in it');
  assert.equal(calendar.getFirstPropertyValue('method'), 'PUBLISH');
  await page.goto(`${server.url}/gremien/kalender`);
  assert.equal(await page.locator('code').count(), 0, 'the address is shown once');
  await page.getByRole('button', { name: 'Kalender beenden' }).click();
  await page.getByText('Der Kalender ist beendet.').waitFor();
  assert.equal((await fetch(address)).status, 404);
  await ctx.close();
  clean('a calendar', trouble);
});
