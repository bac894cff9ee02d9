// A whole quarter with nine accounts: a date is found, people are invited, the forum talks among itself, its speaker hands on
// what it chose, the round takes it up, politics answers, and whoever raised it reads the answer.
import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import { context } from '../harness/browser.mjs';
import { login } from '../harness/login.mjs';
import { arrived } from '../harness/mail.mjs';
import { clean, story } from '../harness/story.mjs';
import { ofABody } from '../pages.mjs';

const PHRASE = 'bunte Steine am Bach';
const SECRET = 'Wir schaffen es nicht mehr.';
const SHARED = 'Für Dari fehlen Dolmetschende.';
const TOPIC = 'Fahrkarten sind zu teuer';
const ROUND = 'Koordinierungsrunde Integrationsmanagement';
const about = (word, body) => (letter) => letter.subject.startsWith(word) && letter.subject.includes(body) && /2032|Terminumfrage/.test(letter.subject + letter.text);

/** Part 1 of a meeting, opened with the phrase; whoever has none chooses it. */
async function openForum(page, part) {
  await page.goto(part);
  await page.getByRole('link', { name: 'Forum-Kennwort eingeben' }).click();
  await page.locator('[name=phrase]').fill(PHRASE);
  const fresh = page.locator('[name=noch_einmal]');
  if (await fresh.count()) {
    await fresh.fill(PHRASE);
    await page.getByRole('button', { name: 'Kennwort speichern' }).click();
    await page.getByText('Das Forum ist für Sie geöffnet.').waitFor();
  } else {
    await page.getByRole('button', { name: 'Öffnen' }).click();
    await page.locator('[name=phrase]').waitFor({ state: 'detached' });
  }
  await page.goto(part);
}
const goOn = async (page, step, words = '') => {
  await page.getByLabel(step, { exact: true }).check();
  if (words) await page.getByLabel('Entscheidung, Grund oder Antwort').fill(words);
  await page.getByRole('button', { name: 'Eintragen' }).click();
  await page.getByText('Der nächste Schritt ist eingetragen.').waitFor();
};

story('a whole quarter with nine accounts, from the date poll to the answer of politics', async ({ browser, server }) => {
  const people = {};
  for (const who of ['ines', 'ben', 'anna', 'cora', 'dieter', 'lars', 'clara', 'rita', 'carl']) {
    const { ctx, trouble } = await context(browser, {}, server.url);
    const page = await ctx.newPage();
    await login(page, server, who);
    people[who] = { ctx, trouble, page };
  }
  const { ines, ben, anna, cora, dieter, lars, clara, rita, carl } = Object.fromEntries(Object.entries(people).map(([who, one]) => [who, one.page]));
  const outside = await context(browser, {}, server.url);
  const tab = await outside.ctx.newPage();

  // A date is found by letters.
  const body = await ofABody('Koordinierungsrunde')(ines, server.url);
  await ines.goto(`${server.url}${body}/termine/neu`);
  await ines.getByLabel('Termine').fill('12.4.2032 14:00\n13.4.2032 10:00');
  await ines.getByRole('button', { name: 'Umfrage verschicken' }).click();
  await ines.getByText('Die Umfrage geht hinaus.').waitFor();
  const poll = ines.url();
  const asked = await arrived(server.letters, about('Terminumfrage', ROUND), 5);
  for (const letter of asked) {
    await tab.goto(letter.text.match(/http\S+\/termin\/\S+/)[0]);
    await tab.locator('[data-q="d0"]').getByLabel('Passt nicht').check();
    await tab.locator('[data-q="d1"]').getByLabel('Passt', { exact: true }).check();
    await tab.getByRole('button', { name: 'Antwort abschicken' }).click();
    await tab.getByText('Danke, Ihre Antwort ist gespeichert.').waitFor();
  }
  await lars.goto(poll);
  await lars.getByText('5 von 5 haben geantwortet').waitFor();
  await ines.goto(poll);
  await ines.getByRole('button', { name: 'Termin festlegen' }).click();
  await ines.getByText('Der Termin steht.').waitFor();
  const meeting = ines.url();

  // Everybody is invited, and answers without an account.
  await ines.getByRole('button', { name: 'Alle einladen' }).click();
  await ines.getByText('Die Einladungen gehen hinaus.').waitFor();
  const invited = await arrived(server.letters, about('Einladung', ROUND), 5);
  const calendar = invited[0].attachments.find((one) => one.contentType === 'text/calendar').content.toString();
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent('vevent'));
  assert.equal(event.startDate.toJSDate().toISOString(), '2032-04-13T08:00:00.000Z');
  for (const letter of invited.slice(0, 2)) {
    await tab.goto(letter.text.match(/http\S+\/einladung\/\S+/)[0]);
    await tab.getByRole('button', { name: 'Ich komme', exact: true }).click();
    await tab.getByText('Sie haben zugesagt.').waitFor();
  }

  // A topic is raised, another case manager says "with us, too".
  await cora.goto(`${server.url}/themen/neu`);
  await cora.locator('main [name=title]').fill(TOPIC);
  await cora.getByLabel('Was klemmt?').fill('Die Fahrt zum Kurs kostet zwölf Euro am Tag.');
  await cora.locator('main [name=category]').selectOption({ label: 'Sprache' });
  await cora.getByRole('button', { name: 'Einbringen' }).click();
  await cora.getByText('Das Thema ist eingebracht.').waitFor();
  const topic = new URL(cora.url()).pathname;
  await dieter.goto(server.url + topic);
  await dieter.locator(`form[action="${topic}/stimme"] button`).first().click();
  await dieter.waitForLoadState();

  // The forum talks among itself; what it chose is handed on by its speaker.
  const forum = await ofABody('Austauschforum')(ben, server.url);
  await ben.goto(`${server.url}${forum}/sitzungen/neu?tag=2032-04-05`);
  await ben.getByRole('button', { name: 'Planen' }).click();
  await ben.getByText('Die Sitzung ist geplant.').waitFor();
  const talk = ben.url();
  const part = `${talk}/teil-1`;
  for (const page of [anna, cora, ben]) await openForum(page, part);
  await ben.getByRole('button', { name: 'Mitschreiben beginnen' }).click();
  await anna.goto(part);
  const said = anna.locator('section', { hasText: 'Gespräch über die Themen' });
  await said.getByLabel('Was gesagt wurde').fill(`${SECRET}\n${SHARED}`);
  await said.getByRole('button', { name: 'Speichern' }).click();
  await anna.getByText('Gespeichert.').waitFor();
  await cora.goto(part);
  const chosen = cora.locator('section', { hasText: 'Was geben wir weiter?' });
  await chosen.getByLabel(SHARED).check();
  await chosen.getByRole('button', { name: 'Ausgewähltes übernehmen' }).click();
  await cora.getByText('Den Wortlaut können alle Teilnehmenden ändern.').waitFor();
  for (const [who, page] of Object.entries({ ines, lars, clara, rita, carl, dieter })) {
    assert.ok([403, 404].includes((await page.goto(part)).status()), `${who} does not read part 1`);
  }
  await ben.goto(part);
  await ben.getByRole('button', { name: 'Text weitergeben' }).click();
  await ben.getByText('Der Text steht jetzt in der Niederschrift.').waitFor();
  await ines.goto(talk);
  await ines.getByText(SHARED).waitFor();
  assert.doesNotMatch(await ines.locator('main').innerText(), /schaffen es nicht/);
  await ben.goto(server.url + topic);
  await goOn(ben, 'An die Koordinierungsrunde geben');

  // The round takes it up, decides, gives a task.
  await ines.goto(meeting);
  await ines.getByRole('button', { name: 'Tagesordnung füllen' }).click();
  await ines.getByRole('link', { name: TOPIC }).waitFor();
  await ines.locator('.g-agenda__title').getByRole('link', { name: 'Checkliste' }).click();
  await ines.getByLabel('Niederschrift').fill('Alle Träger melden dasselbe.');
  await ines.getByLabel('Beschluss').first().fill('Wir beantragen einen Zuschuss beim Kreistag.');
  await ines.getByLabel('Aufgabe').first().fill('Bedarf je Kurs zusammenstellen');
  await ines.getByLabel('Wer?').selectOption({ label: await ines.locator('[name=who] option', { hasText: 'Jobcenter' }).first().innerText() });
  await ines.getByRole('button', { name: 'Speichern', exact: true }).click();
  await ines.getByText('Gespeichert.').waitFor();
  await clara.goto(`${meeting}/durchfuehren`);
  await clara.goto(meeting);
  await clara.getByText('Alle Träger melden dasselbe.').waitFor();
  await rita.goto(`${server.url}/aufgaben`);
  const task = rita.locator('.g-task', { hasText: 'Bedarf je Kurs' });
  await task.getByRole('textbox').fill('Liste liegt vor.');
  await task.getByRole('button', { name: 'Erledigt' }).click();
  await rita.getByText('Die Aufgabe ist erledigt.').waitFor();

  // Politics gets it, answers, and the answer comes back to those who raised it.
  await ines.goto(server.url + topic);
  await goOn(ines, 'An die Politik geben');
  await carl.goto(`${server.url}/themen`);
  await carl.getByRole('link', { name: TOPIC }).click();
  assert.doesNotMatch(await carl.locator('main').innerText(), /Cora|Dieter/, 'politics reads no names');
  const answer = 'Der Kreistag zahlt die Fahrten zum Kurs ab Januar.';
  await ines.goto(server.url + topic);
  await goOn(ines, 'Beantworten', answer);
  for (const page of [cora, dieter]) {
    await page.goto(`${server.url}/heute`);
    await page.locator('main').getByRole('link', { name: TOPIC }).click();
    await page.getByText(answer).waitFor();
    await page.getByRole('button', { name: 'Gelesen' }).click();
    await page.goto(`${server.url}/heute`);
    assert.equal(await page.getByRole('link', { name: TOPIC }).count(), 0, 'an answer that was read is no news');
  }
  await lars.goto(`${server.url}/themen/fluss`);
  assert.match(await lars.locator('main').innerText(), /beantwortet/);

  await outside.ctx.close();
  for (const [who, { ctx, trouble }] of Object.entries(people)) {
    await ctx.close();
    clean(who, trouble);
  }
});
