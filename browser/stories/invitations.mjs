// Invitations leave through a real mail server and are read by parsers that are not ours.
import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import { context } from '../harness/browser.mjs';
import { axe } from '../harness/checks.mjs';
import { atMost, hand } from '../harness/counter.mjs';
import { login } from '../harness/login.mjs';
import { arrived } from '../harness/mail.mjs';
import { clean, story } from '../harness/story.mjs';

const event = (letter) => {
  const text = letter.attachments.find((one) => one.contentType === 'text/calendar').content.toString();
  const calendar = new ICAL.Component(ICAL.parse(text));
  const found = new ICAL.Event(calendar.getFirstSubcomponent('vevent'));
  return { method: calendar.getFirstPropertyValue('method'), uid: found.uid, sequence: found.sequence, start: found.startDate.toJSDate(), end: found.endDate.toJSDate(), text };
};
const about = (word, body) => (letter) => letter.subject.startsWith(word) && letter.subject.includes(body);

story('journey 9: a meeting is planned, everybody is invited once, told of a change, and answers without an account', async ({ browser, server }) => {
  const { ctx, trouble } = await context(browser, {}, server.url);
  const page = await ctx.newPage();
  await login(page, server, 'integration_officer');
  const body = 'Runder Tisch Ausbildung';
  await page.goto(`${server.url}/gremien/neu`);
  await page.getByLabel('Runder Tisch').check();
  await page.getByLabel('Name').fill(body);
  await page.getByRole('button', { name: 'Anlegen' }).click();
  const home = new URL(page.url()).pathname;
  for (const [title, name, mail] of [['Kammer', 'Karla Krähe', 'kammer@kreis.example'], ['Berufsschule', 'Bodo Biber', 'schule@kreis.example'], ['Verein', 'Vera Vogel', '']]) {
    await page.goto(`${server.url}${home}/aemter/neu`);
    await page.locator('[name=title]').fill(title);
    await page.locator('[name=seat]').selectOption('regeldienst');
    await page.locator('[name=name]').fill(name);
    await page.locator('[name=email]').fill(mail);
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Gespeichert.').waitFor();
  }
  await page.goto(server.url + home);
  await page.getByRole('link', { name: 'Sitzung planen' }).click();
  await page.locator('[name=day]').fill('7.7.2031');
  await page.locator('[name=time]').fill('14:30');
  await page.locator('[name=place]').fill('Rathaus; Saal „Hegau“');
  await page.getByRole('button', { name: 'Planen' }).click();
  const meeting = page.url();
  const inviting = hand(page);
  await inviting.click('Alle einladen');
  await page.getByText('Bei einigen Ämtern fehlt die E-Mail-Adresse.').waitFor();
  atMost('journey 9, the invitation', inviting.count, 2);

  const first = await arrived(server.letters, about('Einladung', body), 2);
  assert.deepEqual(first.map((letter) => letter.to.text).sort(), ['kammer@kreis.example', 'schule@kreis.example']);
  const entry = event(first[0]);
  assert.equal(entry.method, 'REQUEST');
  assert.deepEqual([entry.sequence, entry.start.toISOString(), entry.end.toISOString()], [0, '2031-07-07T12:30:00.000Z', '2031-07-07T14:00:00.000Z']);
  for (const letter of first) assert.doesNotMatch(letter.text + event(letter).text, /Krähe|Biber|Vogel/, 'no name leaves the house');

  // Pressed again, nobody gets a second letter.
  await page.getByRole('button', { name: 'Neue einladen' }).click();
  await page.getByText('Bei keinem weiteren Amt').waitFor();

  const link = first.find((letter) => letter.to.text.startsWith('kammer')).text.match(/http\S+\/einladung\/\S+/)[0];
  const guest = await context(browser, {}, server.url);
  const tab = await guest.ctx.newPage();
  await tab.goto(link);
  clean('the page of an invitation', await axe(tab));
  await tab.getByRole('button', { name: 'Ich komme', exact: true }).click();
  await tab.getByText('Sie haben zugesagt.').waitFor();
  await page.goto(meeting);
  await page.locator('.g-task', { hasText: 'Karla Krähe' }).getByText('kommt', { exact: true }).waitFor();
  await page.locator('.g-task', { hasText: 'Karla Krähe' }).getByText('verschickt', { exact: true }).waitFor();

  await page.getByRole('link', { name: 'Verschieben oder absagen' }).click();
  await page.locator('[name=time]').fill('15:00');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('button', { name: 'Änderung mitteilen' }).click();
  const second = await arrived(server.letters, about('Geändert', body), 2);
  const changed = event(second[0]);
  assert.deepEqual([changed.uid, changed.sequence, changed.start.toISOString()], [entry.uid, 1, '2031-07-07T13:00:00.000Z']);
  assert.equal((await tab.goto(link)).status(), 404, 'the old link opens nothing any more');

  await page.goto(`${meeting}/aendern`);
  await page.getByRole('button', { name: 'Sitzung absagen' }).click();
  const off = await arrived(server.letters, about('Abgesagt', body), 2);
  const last = event(off[0]);
  assert.deepEqual([last.method, last.uid, last.sequence], ['CANCEL', entry.uid, 2]);
  assert.equal(server.letters.filter((letter) => letter.subject.includes(body)).length, 6, 'six letters in all');
  const ids = server.letters.map((letter) => letter.messageId);
  assert.equal(new Set(ids).size, ids.length);
  await guest.ctx.close();
  await ctx.close();
  clean('invitations', [...trouble, ...guest.trouble].filter((line) => !/404/.test(line)));
});
