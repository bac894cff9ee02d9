// Part 1 of the Austauschforum: written by those who take part, read by nobody else, and handed on by the speaker.
import assert from 'node:assert/strict';
import { context } from '../harness/browser.mjs';
import { axe, html, overflow, targets } from '../harness/checks.mjs';
import { login } from '../harness/login.mjs';
import { clean, story } from '../harness/story.mjs';

const PHRASE = 'bunte Steine am Bach';
const SECRET = 'Das bleibt unter uns.';
const SHARED = 'Es fehlen Dolmetschende.';

/** Part 1 of the forum's next meeting, for somebody who takes part. */
const partOf = async (page, server) => {
  await page.goto(`${server.url}/gremien`);
  await page.getByRole('link', { name: 'Austauschforum' }).first().click();
  await page.locator('main .g-task').filter({ hasText: 'geplant' }).getByRole('link').first().click();
  await page.getByRole('link', { name: 'Teil 1 öffnen' }).click();
};
const choosePhrase = async (page) => {
  await page.getByRole('link', { name: 'Forum-Kennwort eingeben' }).click();
  await page.locator('[name=phrase]').fill(PHRASE);
  await page.locator('[name=noch_einmal]').fill(PHRASE);
  await page.getByRole('button', { name: 'Kennwort speichern' }).click();
  await page.getByText('Das Forum ist für Sie geöffnet.').waitFor();
};

story('part 1 is written by several, chosen together, handed on by the speaker, and closed to all others', async ({ browser, server }) => {
  const people = {};
  for (const who of ['speaker', 'cora', 'integration_officer']) {
    const { ctx, trouble } = await context(browser, {}, server.url);
    const page = await ctx.newPage();
    await login(page, server, who);
    people[who] = { ctx, trouble, page };
  }
  const [speaker, cora, officer] = [people.speaker.page, people.cora.page, people.integration_officer.page];
  for (const page of [cora, speaker]) {
    await partOf(page, server);
    await choosePhrase(page);
  }
  const part = speaker.url();
  await speaker.getByRole('button', { name: 'Mitschreiben beginnen' }).click();
  const talk = speaker.locator('section', { hasText: 'Gespräch über die Themen' });
  await talk.getByLabel('Was gesagt wurde').fill(`${SECRET}\n${SHARED}`);
  await talk.getByRole('button', { name: 'Speichern' }).click();
  await speaker.getByText('Gespeichert.').waitFor();
  clean('part 1', [...await axe(speaker), ...await overflow(speaker), ...await targets(speaker), ...await html(await (await speaker.goto(part)).text())]);

  await cora.goto(part);
  assert.match(await cora.locator('section', { hasText: 'Gespräch über die Themen' }).getByLabel('Was gesagt wurde').inputValue(), /unter uns/);
  const chosen = cora.locator('section', { hasText: 'Was geben wir weiter?' });
  await chosen.getByLabel(SHARED).check();
  await chosen.getByRole('button', { name: 'Ausgewähltes übernehmen' }).click();
  await cora.getByText('Den Wortlaut können alle Teilnehmenden ändern.').waitFor();
  assert.equal(await cora.getByRole('button', { name: 'Text weitergeben' }).count(), 0, 'that is the speaker\'s');

  const meeting = part.replace('/teil-1', '');
  assert.equal((await officer.goto(part)).status(), 403);
  await officer.goto(meeting);
  assert.doesNotMatch(await officer.locator('main').innerText(), /unter uns|Dolmetschende/);

  await speaker.goto(part);
  await speaker.getByRole('button', { name: 'Text weitergeben' }).click();
  await speaker.getByText('Der Text steht jetzt in der Niederschrift.').waitFor();
  await officer.goto(meeting);
  await officer.getByText(SHARED).waitFor();
  assert.doesNotMatch(await officer.locator('main').innerText(), /unter uns/);

  // Closed in this session, it opens with the phrase alone.
  await cora.goto(part);
  await cora.getByRole('button', { name: 'Forum schließen' }).click();
  await cora.goto(part);
  await cora.getByText('Öffnen Sie Teil 1 mit Ihrem Forum-Kennwort.').waitFor();
  await cora.getByRole('link', { name: 'Forum-Kennwort eingeben' }).click();
  await cora.locator('[name=phrase]').fill('falsche Steine am Bach');
  await cora.getByRole('button', { name: 'Öffnen' }).click();
  await cora.getByRole('alert').getByText('Das ist nicht Ihr Forum-Kennwort.').waitFor();
  await cora.locator('[name=phrase]').fill(PHRASE);
  await cora.getByRole('button', { name: 'Öffnen' }).click();
  await cora.getByText(SECRET).waitFor();
  for (const { ctx, trouble } of Object.values(people)) {
    await ctx.close();
    clean('the forum', trouble.filter((line) => !/403|422/.test(line)));
  }
});
