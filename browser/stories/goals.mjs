// Teil B: goals with their steps, with and without JavaScript.
import assert from 'node:assert/strict';
import { context } from '../harness/browser.mjs';
import { typedDay, writableCase } from '../harness/cases.mjs';
import { atMost, hand } from '../harness/counter.mjs';
import { login } from '../harness/login.mjs';
import { clean, story } from '../harness/story.mjs';

async function desk(browser, server, options = {}) {
  const { ctx, trouble } = await context(browser, options, server.url);
  const page = await ctx.newPage();
  page.on('dialog', (dialog) => dialog.accept());
  await login(page, server, 'case_manager');
  return { ctx, page, trouble };
}
/** The card of the last goal, whose heading reads so. */
const goalCard = (page, title) => page.getByRole('region', { name: title }).last();

for (const javaScriptEnabled of [true, false]) {
  story(`journey 5: a goal with its first step, and progress from Heute${javaScriptEnabled ? '' : ', without JavaScript'}`, async ({ browser, server }) => {
    const { ctx, page, trouble } = await desk(browser, server, { javaScriptEnabled });
    const path = await writableCase(page, server.url);
    await page.goto(`${server.url}${path}/integrationsplan/teil-b`);
    const me = hand(page);
    await me.click('Neues Ziel');
    await me.choose('Bereich', 'Wohnen');
    assert.equal(await page.getByLabel('Schulabschluss nachholen', { exact: true }).isVisible(), false, 'other goals are out of sight');
    await me.choose('Ziele im Bereich Wohnen', 'Eigene Wohnung finden');
    const suggested = page.getByRole('group', { name: 'Vorgeschlagene Schritte' }).getByRole('radio').first();
    const step = await suggested.evaluate((radio) => radio.labels[0].textContent.trim());
    await me.choose('Vorgeschlagene Schritte', step);
    await me.choose('Wer?', 'Klient*in');
    await me.fill('Geplante Umsetzung bis', typedDay());
    await me.click('Speichern');
    await page.getByText('Das Ziel ist vereinbart.').waitFor();
    atMost('journey 5, a goal with its first step', me.count, 9);
    const card = goalCard(page, 'Eigene Wohnung finden');
    await card.getByText(step).first().waitFor();
    assert.ok(await card.getByText(typedDay().padStart(10, '0')).count() || await card.getByRole('row').count() > 1);

    await page.goto(`${server.url}/heute`);
    const line = page.getByRole('listitem').filter({ hasText: step }).filter({ has: page.locator(`a[href="${path}"]`) }).first();
    const going = hand(page);
    await going.click(line.getByRole('button', { name: 'ja', exact: true }));
    await page.getByText(/^Plan \d+: Der Stand des Schritts ist gespeichert\.$/).waitFor();
    atMost('journey 5, progress from Heute', going.count, 2);
    assert.equal(new URL(page.url()).pathname, '/heute', 'back where it was done');
    const undo = page.getByRole('link', { name: 'Ansehen oder ändern' });
    assert.match(await undo.getAttribute('href'), /\/teil-b\/r\d+\/r\d+$/, 'the step can be set back');
    await page.goto(`${server.url}${path}/integrationsplan/teil-b`);
    const row = goalCard(page, 'Eigene Wohnung finden').getByRole('row').filter({ hasText: step });
    assert.equal(await row.getByLabel('ja', { exact: true }).isChecked(), true);
    await goalCard(page, 'Eigene Wohnung finden').getByText('erreicht', { exact: true }).waitFor();
    await ctx.close();
    clean('journey 5', trouble);
  });
}

story('a refused goal keeps every word, and own words are enough without JavaScript', async ({ browser, server }) => {
  const { ctx, page, trouble } = await desk(browser, server, { javaScriptEnabled: false });
  const path = await writableCase(page, server.url, 1);
  await page.goto(`${server.url}${path}/integrationsplan/teil-b/neu`);
  const words = 'Oud spielen 🎶 \u200fعود';
  await page.getByLabel('Eigenes Ziel').fill(words);
  await page.getByLabel('Arbeitsschritt in eigenen Worten').fill('Musikschule <b>anrufen</b>');
  await page.getByLabel('Geplante Umsetzung bis').fill('31.2.2026');
  await page.getByLabel('Anmerkungen').fill('ü'.repeat(10_001));
  await page.getByRole('button', { name: 'Speichern' }).click();
  const summary = page.getByRole('alert');
  for (const said of ['Bitte wählen Sie einen Bereich.', 'Das ist zu lang.', 'Diesen Tag gibt es nicht.']) await summary.getByText(said).waitFor();
  assert.equal(await page.getByLabel('Eigenes Ziel').inputValue(), words);
  assert.equal((await page.getByLabel('Anmerkungen').inputValue()).length, 10_001);
  await page.getByRole('group', { name: 'Bereich' }).first().getByLabel('Soziale Teilhabe', { exact: true }).check();
  await page.getByRole('group', { name: 'Wer?' }).getByLabel('Klient*in', { exact: true }).check();
  await page.getByLabel('Geplante Umsetzung bis').fill(typedDay(9));
  await page.getByLabel('Anmerkungen').fill('ü'.repeat(10_000));
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Das Ziel ist vereinbart.').waitFor();
  const card = goalCard(page, words);
  await card.getByRole('link', { name: 'Musikschule <b>anrufen</b>' }).waitFor();

  // Whoever knows a goal of the list by heart types it; its area comes along.
  await page.getByRole('link', { name: 'Neues Ziel' }).first().click();
  await page.getByLabel('Eigenes Ziel').fill('  eigene WOHNUNG finden ');
  await page.getByLabel('Arbeitsschritt in eigenen Worten').fill('Anzeigen lesen');
  await page.getByRole('group', { name: 'Wer?' }).getByLabel('IntMan', { exact: true }).check();
  await page.getByLabel('Geplante Umsetzung bis').fill(typedDay(9));
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Das Ziel ist vereinbart.').waitFor();
  await goalCard(page, 'Eigene Wohnung finden').getByText('Wohnen', { exact: true }).waitFor();

  // A goal goes only after a question, and moves by buttons.
  await goalCard(page, words).getByRole('link', { name: 'Ziel bearbeiten' }).click();
  await page.getByRole('link', { name: 'Ziel entfernen' }).click();
  await page.getByRole('heading', { name: 'Dieses Ziel entfernen?' }).waitFor();
  await page.getByRole('button', { name: 'Ziel entfernen' }).click();
  await page.getByText('Das Ziel ist entfernt.').waitFor();
  assert.equal(await page.getByRole('region', { name: words }).count(), 0);
  await ctx.close();
  clean('own words', trouble);
});

story('progress set in the table is saved while one works, and a step is changed, added and moved', async ({ browser, server }) => {
  const { ctx, page, trouble } = await desk(browser, server);
  const path = await writableCase(page, server.url, 2);
  const partB = `${server.url}${path}/integrationsplan/teil-b`;
  await page.goto(`${partB}/neu?ziel=fi_konto`);
  await page.getByLabel('Arbeitsschritt in eigenen Worten').fill('Konto eröffnen');
  await page.getByRole('group', { name: 'Wer?' }).getByLabel('Klient*in', { exact: true }).check();
  await page.getByLabel('Geplante Umsetzung bis').fill(typedDay(3));
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Das Ziel ist vereinbart.').waitFor();
  const title = 'Basiskonto und Post regeln';
  await goalCard(page, title).getByRole('link', { name: 'Schritt hinzufügen' }).click();
  await page.getByRole('textbox', { name: 'Arbeitsschritt' }).or(page.getByRole('combobox', { name: 'Arbeitsschritt' })).fill('Briefkasten beschriften');
  await page.getByRole('group', { name: 'Wer?' }).getByLabel('Familienmitglied', { exact: true }).check();
  await page.getByLabel('Geplante Umsetzung bis').fill(typedDay(5));
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Der Schritt ist vereinbart.').waitFor();
  const steps = async () => goalCard(page, title).getByRole('rowheader').allInnerTexts();
  assert.deepEqual(await steps(), ['Konto eröffnen', 'Briefkasten beschriften']);

  const row = () => goalCard(page, title).getByRole('row').filter({ hasText: 'Konto eröffnen' });
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/fortschritt') && answer.ok());
  await row().getByLabel('z.T.', { exact: true }).check();
  await saved;
  await page.locator('[data-save-status]').filter({ hasText: 'Gespeichert' }).waitFor();
  await page.reload();
  assert.equal(await row().getByLabel('z.T.', { exact: true }).isChecked(), true);

  await goalCard(page, title).getByRole('button', { name: 'Nach unten: Konto eröffnen' }).click();
  await page.waitForLoadState();
  assert.deepEqual(await steps(), ['Briefkasten beschriften', 'Konto eröffnen']);
  await page.getByRole('link', { name: 'Konto eröffnen' }).first().click();
  await page.getByLabel('Anmerkungen').fill('bei der Sparkasse');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await page.getByText('Der Schritt ist geändert.').waitFor();
  await goalCard(page, title).getByText('bei der Sparkasse').waitFor();
  await ctx.close();
  clean('progress', trouble);
});

story('the same goal sent twice is agreed once', async ({ browser, server }) => {
  const { ctx, page, trouble } = await desk(browser, server, { javaScriptEnabled: false });
  const path = await writableCase(page, server.url, 3);
  await page.goto(`${server.url}${path}/integrationsplan/teil-b/neu?ziel=al_mobil`);
  await page.getByLabel('Arbeitsschritt in eigenen Worten').fill('Fahrplan lesen');
  await page.getByRole('group', { name: 'Wer?' }).getByLabel('Klient*in', { exact: true }).check();
  await page.getByLabel('Geplante Umsetzung bis').fill(typedDay(3));
  const sending = page.waitForRequest((request) => request.method() === 'POST');
  await page.getByRole('button', { name: 'Speichern' }).dblclick();
  const sent = await sending;
  await page.getByText('Das Ziel ist vereinbart.').waitFor();
  const goals = () => page.getByRole('region', { name: 'Mobil sein' }).count();
  assert.equal(await goals(), 1, 'a doubled click agrees one goal');
  // The same form arrives once more, as over a bad connection: stored once.
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: server.url };
  const again = (data) => page.request.post(sent.url(), { data, headers, maxRedirects: 0 });
  assert.equal((await again(sent.postData())).status(), 303);
  await page.reload();
  assert.equal(await goals(), 1, 'the same form sent again agrees nothing new');
  // Changed on the way back, it is neither taken for stored nor stored unseen: the person is asked.
  const changed = await again(sent.postData().replace('Fahrplan', 'Stadtplan'));
  assert.equal(changed.status(), 422);
  assert.match(await changed.text(), /schon einmal gespeichert[\s\S]*Stadtplan/);
  await page.reload();
  assert.equal(await goals(), 1);
  await ctx.close();
  clean('twice', trouble);
});
