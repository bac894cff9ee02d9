// A topic goes from a case to the round and back; what a person does on the way is counted.
import assert from 'node:assert/strict';
import { context } from '../harness/browser.mjs';
import { atMost, hand } from '../harness/counter.mjs';
import { login } from '../harness/login.mjs';
import { clean, story } from '../harness/story.mjs';
import { linkOn } from '../pages.mjs';

/** Does something as somebody, in a browser of their own. */
const as = async (browser, server, who, act) => {
  const { ctx, trouble } = await context(browser, {}, server.url);
  const page = await ctx.newPage();
  await login(page, server, who);
  const done = await act(page);
  await ctx.close();
  clean(who, trouble.filter((line) => !/422/.test(line)));
  return done;
};

/** The planned meeting of a body. */
const meetingOf = async (page, server, body) => {
  await page.goto(`${server.url}/gremien`);
  await page.getByRole('link', { name: body }).first().click();
  await page.locator('main .g-task').filter({ hasText: 'geplant' }).getByRole('link').first().click();
};

story('journeys 8, 9 and 10: a topic goes up, the round decides, and the answer comes back', async ({ browser, server }) => {
  const title = 'Zeugnisse liegen monatelang';
  await as(browser, server, 'cora', async (page) => {
    await page.goto(server.url + await linkOn('/faelle?zustand=open', /^\/faelle\/[0-9a-f-]{36}$/)(page, server.url));
    const me = hand(page);
    await me.click(page.locator('main').getByRole('link', { name: 'Thema einbringen' }));
    await me.fill('Thema', title);
    await me.fill('Was klemmt?', 'Frau Y., geboren am 3.4.1990, wartet auf die Anerkennung.');
    await me.choose('Bereich', 'Arbeit und Beruf');
    await me.click('Einbringen');
    await page.getByText('Steht im Text eine Person?').waitFor();
    assert.equal(await page.locator('[name=title]').inputValue(), title, 'what was typed stays');
    await page.getByLabel('Was klemmt?').fill('Die Anerkennung ausländischer Zeugnisse dauert über ein Jahr.');
    await page.getByRole('button', { name: 'Einbringen' }).click();
    await page.getByText('Das Thema ist eingebracht.').waitFor();
    atMost('journey 8, a topic from a case', me.count, 5);
  });

  const topic = await as(browser, server, 'speaker', async (page) => {
    await page.goto(`${server.url}/themen?ebene=mikro&stand=offen`);
    await page.getByRole('link', { name: title }).click();
    await page.getByLabel('An die Koordinierungsrunde geben').check();
    await page.getByRole('button', { name: 'Eintragen' }).click();
    await page.getByText('Der nächste Schritt ist eingetragen.').waitFor();
    return new URL(page.url()).pathname;
  });

  await as(browser, server, 'integration_officer', async (page) => {
    await meetingOf(page, server, 'Koordinierungsrunde');
    const filling = hand(page);
    await filling.click('Tagesordnung füllen');
    await page.getByText('Was wartet, steht jetzt auf der Tagesordnung.').waitFor();
    await page.getByRole('link', { name: title }).waitFor();
    atMost('journey 9, the agenda from what waits', filling.count, 1);

    await page.locator('.g-agenda__title').getByRole('link', { name: 'Checkliste' }).click();
    const writing = hand(page);
    await writing.fill('Beschluss', 'Die Stabsstelle lädt die IHK ein.');
    await writing.fill('Aufgabe', 'IHK einladen');
    await writing.click('Speichern und weiter');
    await page.getByText('Gespeichert.').waitFor();
    atMost('journey 10, a decision and a task', writing.count, 3);
    await page.goto(`${server.url}/aufgaben?zeige=offen`);
    await page.getByText('IHK einladen').first().waitFor();

    await page.goto(server.url + topic);
    const answering = hand(page);
    await answering.choose('Wie geht es weiter?', 'Beantworten');
    await answering.fill('Entscheidung, Grund oder Antwort', 'Die IHK prüft ab Januar innerhalb von drei Monaten.');
    await answering.click('Eintragen');
    await page.getByText('Der nächste Schritt ist eingetragen.').waitFor();
  });

  await as(browser, server, 'cora', async (page) => {
    await page.goto(`${server.url}/heute`);
    await page.locator('#netzwerk').waitFor();
    await page.getByRole('link', { name: title }).click();
    await page.getByText('Die IHK prüft ab Januar').waitFor();
    await page.getByRole('button', { name: 'Gelesen' }).click();
    await page.goto(`${server.url}/heute`);
    assert.equal(await page.getByRole('link', { name: title }).count(), 0, 'an answer that was read is no news');
  });
});

story('what is said in the forum is nowhere to be seen above it', async ({ browser, server }) => {
  const find = linkOn('/themen?ebene=mikro&stand=offen', /^\/themen\/[0-9a-f-]{36}$/);
  const forum = await as(browser, server, 'speaker', (page) => find(page, server.url));
  for (const who of ['integration_officer', 'team_lead', 'round_member', 'council_member', 'administrator']) {
    await as(browser, server, who, async (page) => {
      const answer = await page.request.get(server.url + forum);
      assert.ok([403, 404].includes(answer.status()), `${who}: ${answer.status()}`);
      await page.goto(`${server.url}/themen`);
      assert.equal(await page.locator(`a[href="${forum}"]`).count(), 0, who);
    });
  }
});
