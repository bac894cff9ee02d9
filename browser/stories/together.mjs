// Several people write the minutes at once while the network comes and goes; the clock and the screen on the wall follow.
import assert from 'node:assert/strict';
import { context } from '../harness/browser.mjs';
import { login } from '../harness/login.mjs';
import { clean, story } from '../harness/story.mjs';
import { aMeetingOf } from '../pages.mjs';

/** Words each of two people types, and milliseconds from key to key: 300 words at 100 ms are five minutes of typing. */
const WORDS = Number(process.env.GELEIT_WORDS ?? 60);
const PACE = Number(process.env.GELEIT_PACE ?? 10);

/** A small stream of numbers from 0 to 1 that is the same in every run. */
const dice = (state) => () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
};

const open = async (browser, server, who) => {
  const { ctx, trouble } = await context(browser, {}, server.url);
  const page = await ctx.newPage();
  await login(page, server, who);
  return { ctx, page, trouble, who };
};
const close = async (...people) => {
  for (const { ctx, trouble, who } of people) {
    await ctx.close();
    clean(who, trouble);
  }
};

/** The address of an item of the forum's planned meeting, told by a part of its title. */
const itemOf = async ({ page }, server, title) => {
  await page.goto(server.url + await aMeetingOf('Austauschforum')(page, server.url));
  return page.locator('.g-agenda__title').getByRole('link', { name: title }).getAttribute('href');
};

const notes = ({ page }) => page.getByLabel('Niederschrift');
/** Until the notes of a window are these: pages forbid the browser to watch them with a function of ours. */
const reads = async (person, wanted) => {
  const until = Date.now() + 30_000;
  while (await notes(person).inputValue() !== wanted && Date.now() < until) await person.page.waitForTimeout(50);
  assert.equal(await notes(person).inputValue(), wanted);
};
const saved = ({ page }) => page.locator('[data-save-status][data-state="saved"]').waitFor();
/** The caret at the end of the line that begins with a word. */
const caret = (one, mark) => notes(one).evaluate((box, word) => {
  const at = box.value.indexOf(word);
  const end = box.value.indexOf('\n', at);
  box.focus();
  box.setSelectionRange(end < 0 ? box.value.length : end, end < 0 ? box.value.length : end);
}, mark);

story('two people type minutes while the network fails them, and no word is lost', async ({ browser, server }) => {
  const [one, two] = [await open(browser, server, 'speaker'), await open(browser, server, 'integration_officer')];
  const item = await itemOf(one, server, 'Neues aus der Koordinierungsrunde');
  for (const person of [one, two]) await person.page.goto(server.url + item);
  await notes(one).fill('SELMA\nINES 🌱');
  await saved(one);
  await reads(two, 'SELMA\nINES 🌱');

  const types = async (person, mark, seed) => {
    const roll = dice(seed);
    await caret(person, mark);
    let gone = 0;
    for (let n = 0; n < WORDS; n += 1) {
      await person.page.keyboard.type(` ${mark.toLowerCase()}${n}ä`, { delay: Math.floor(roll() * 2 * PACE) });
      if (gone) { gone -= 1; if (!gone) await person.ctx.setOffline(false); }
      else if (roll() < 0.12) { gone = 1 + Math.floor(roll() * 6); await person.ctx.setOffline(true); }
      // Somebody mistypes and takes it back.
      if (roll() < 0.1) { await person.page.keyboard.type('xy'); await person.page.keyboard.press('Backspace'); await person.page.keyboard.press('Backspace'); }
    }
    await person.ctx.setOffline(false);
  };
  await Promise.all([types(one, 'SELMA', 7), types(two, 'INES 🌱', 11)]);

  const line = (mark) => mark + Array.from({ length: WORDS }, (_, n) => ` ${mark.toLowerCase()}${n}ä`).join('');
  const wanted = `${line('SELMA')}\n${line('INES 🌱')}`;
  for (const person of [one, two]) {
    await reads(person, wanted);
    await saved(person);
    await person.page.reload();
    assert.equal(await notes(person).inputValue(), wanted, 'what is stored is what both see');
  }
  console.log(`    ${wanted.length} characters of two people, none lost`);
  await close(one, two);
});

story('a decision typed without a network waits until there is one', async ({ browser, server }) => {
  const one = await open(browser, server, 'integration_officer');
  const item = await itemOf(one, server, 'Neues aus der Koordinierungsrunde');
  await one.page.goto(server.url + item);
  await one.page.getByLabel('Beschluss', { exact: false }).first().fill('Wir treffen uns im Januar.');
  await one.ctx.setOffline(true);
  await one.page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await one.page.getByText('Keine Verbindung.').waitFor();
  assert.equal(await one.page.getByLabel('Beschluss').first().inputValue(), 'Wir treffen uns im Januar.');
  await one.ctx.setOffline(false);
  await one.page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await one.page.getByText('Wir treffen uns im Januar.').waitFor();
  await close(one);
});

story('the screen on the wall follows the chair, and the time stands still when told so', async ({ browser, server }) => {
  const [chair, wall] = [await open(browser, server, 'integration_officer'), await open(browser, server, 'speaker')];
  const meeting = await aMeetingOf('Austauschforum')(chair.page, server.url);
  await chair.page.goto(server.url + meeting);
  await chair.page.getByRole('button', { name: 'Sitzung durchführen' }).click();
  await wall.page.goto(`${server.url}${meeting}/durchfuehren`);
  const heading = wall.page.getByRole('heading', { level: 1 });
  const title = await chair.page.getByRole('heading', { level: 1 }).innerText();
  assert.equal(await heading.innerText(), title);

  await chair.page.getByRole('button', { name: 'Nächster Punkt' }).click();
  await chair.page.getByRole('heading', { level: 1 }).filter({ hasNotText: title }).waitFor();
  const next = await chair.page.getByRole('heading', { level: 1 }).innerText();
  await heading.filter({ hasText: next }).waitFor();

  const clock = (who) => who.page.locator('[data-clock]').innerText();
  await chair.page.getByRole('button', { name: 'Zeit anhalten' }).click();
  await chair.page.getByRole('button', { name: 'Zeit läuft weiter' }).waitFor();
  await wall.page.locator('[data-live]:not([data-runs])').waitFor();
  const stands = await clock(wall);
  assert.match(stands, /^\d+:\d\d$/);
  await wall.page.reload();
  assert.equal(await clock(wall), stands, 'a clock that stands still shows the same again');
  await chair.page.getByRole('button', { name: 'Zeit läuft weiter' }).click();
  await chair.page.locator('[data-clock]').filter({ hasNotText: stands }).waitFor();
  await close(chair, wall);
});
