// Teil A as case managers fill it: with and without JavaScript, alone and two at once, online and off.
import assert from 'node:assert/strict';
import { context } from '../harness/browser.mjs';
import { openCase, question, stored, saving } from '../harness/case.mjs';
import { atMost, hand } from '../harness/counter.mjs';
import { login } from '../harness/login.mjs';
import { clean, story } from '../harness/story.mjs';

const PART_A = '/integrationsplan/teil-a';

/** Somebody at Teil A of a new case. */
async function desk(browser, server, options = {}, details = {}) {
  const { ctx, trouble } = await context(browser, options, server.url);
  const page = await ctx.newPage();
  page.on('dialog', (dialog) => dialog.accept());
  await login(page, server, 'case_manager');
  const path = await openCase(page, server, details);
  await page.goto(`${server.url}${path}${PART_A}`);
  return { ctx, page, trouble, path };
}

story('journey 4: Teil A of a single adult on one page', async ({ browser, server }) => {
  const { ctx, page, trouble } = await desk(browser, server);
  const me = hand(page);
  const pick = (path, value) => { me.count += 1; return question(page, path).locator(`[name="${path}"][value="${value}"]`).check(); };
  const choose = (path, value) => { me.count += 1; return question(page, path).locator('select').last().selectOption(value); };
  const write = (path, text) => { me.count += 1; return question(page, path).locator(`[name="${path}"]`).fill(text); };
  await pick('zugangsweg', 'eigeninitiative');
  await choose('teil_b_begruendung', 'offen');
  await pick('geschlecht', 'w');
  await write('geburtsort', 'Asmara');
  await choose('nationalitaet', '224');
  await choose('herkunftsland', '224');
  await write('einreise_de_am', '5.2023');
  await choose('aufenthaltsstatus', 'ae_25_2_gfk');
  await choose('familienstand', 'LD');
  await write('anzahl_personen_haushalt', '1');
  await choose('unterbringung_art', 'privat');
  await write('anschlussunterbringung_seit', '3.2025');
  await pick('leistungsbezug', 'sgb2_grundsicherungsgeld');
  await pick('kinder_minderjaehrig', 'nein');
  await choose('muttersprache', 'tir');
  await pick('alphabetisiert', 'ja');
  await pick('lateinisch_alphabetisiert', 'ja');
  await pick('kurse_besucht', 'bamf_ik');
  await pick('kurse_zertifikat', 'bamf_ik');
  await pick('aktuelles_sprachniveau', 'b1');
  await pick('schulbesuch', 'ja');
  await write('schulbesuch_jahre', '10');
  await pick('schulabschluss', 'ja');
  await choose('schulabschluss_art', 'sek1_ausland');
  await pick('abschluss_herkunft_schule', 'ausland');
  await pick('schulzeugnis_uebersetzt', 'ja');
  await pick('anerkennung_schule', 'nein');
  await write('beruf', 'Schneiderin');
  await write('berufserfahrung_jahre', '6,5');
  await pick('beruf_zertifikat', 'nein');
  await pick('studium_begonnen', 'nein');
  await pick('schulische_ausbildung', 'nein');
  await pick('qualifizierungsmassnahme', 'nein');
  await pick('arbeitsverhaeltnis', 'nein');
  await pick('ausbildungsverhaeltnis', 'nein');
  await pick('besondere_kenntnisse', 'edv');
  await pick('fuehrerschein', 'nein');
  await pick('oepnv_anschluss', 'ja');
  await pick('monatsfahrkarte', 'ja');
  await pick('behinderung', 'nein');
  await me.click('Speichern und prüfen');
  await page.getByText('Der Plan ist vollständig.').waitFor();
  atMost('journey 4, Teil A of a single adult', me.count, 45);
  assert.equal(me.screens, 1, 'one page, then the check');
  await ctx.close();
  clean('journey 4', trouble);
});

story('the page follows what is typed: questions, notes, counts, calculated values', async ({ browser, server }) => {
  const { ctx, page, trouble } = await desk(browser, server);
  const shows = async (path, visible) => {
    await question(page, path).waitFor({ state: visible ? 'visible' : 'hidden' });
  };
  await shows('schulbesuch_jahre', false);
  await page.locator('[name="schulbesuch"][value="ja"]').check();
  await shows('schulbesuch_jahre', true);
  const link = page.locator('[data-jump] a[href="#schulbildung"]');
  assert.match(await link.innerText(), /1 von 3/);
  await page.locator('[name="schulbesuch_jahre"]').fill('8');
  assert.match(await link.innerText(), /2 von 3/);

  await question(page, 'nationalitaet').locator('select').last().selectOption({ label: 'Syrien' });
  await shows('hinweis_w17_alphabetisierungskurs', false);
  await page.locator('[name="alphabetisiert"][value="nein"]').check();
  await shows('hinweis_w17_alphabetisierungskurs', true);
  await shows('lateinisch_alphabetisiert', false);
  assert.equal(await page.locator('[data-calc="lateinisch_alphabetisiert_wert"]').innerText(), 'Nein');
  await page.locator('[name="alphabetisiert"][value="ja"]').check();
  await shows('hinweis_w17_alphabetisierungskurs', false);

  const german = page.locator('#deutsch_als_fremdsprache');
  await german.waitFor();
  await question(page, 'muttersprache').locator('select').first().selectOption('deu');
  await german.waitFor({ state: 'hidden' });
  await page.locator('[data-jump] a[href="#deutsch_als_fremdsprache"]').waitFor({ state: 'hidden' });
  await question(page, 'muttersprache').locator('select').first().selectOption('tir');
  await german.waitFor();

  await page.locator('[name="geburtsdatum"]').fill('2013');
  await page.locator('#arbeitsmarktintegration').waitFor({ state: 'hidden' });
  await page.locator('[name="geburtsdatum"]').fill('3.4.1990');
  await page.locator('#arbeitsmarktintegration').waitFor();
  await stored(page);
  await ctx.close();
  clean('live form', trouble);
});

story('"keine Angabe" and an answer exclude each other', async ({ browser, server }) => {
  const { ctx, page, trouble } = await desk(browser, server);
  const radio = page.locator('[name="geschlecht"][value="w"]');
  const decline = page.locator('[name="geschlecht!"]');
  const place = page.locator('[name="geburtsort"]');
  await saving(page, () => radio.check());
  await saving(page, () => decline.check());
  assert.equal(await radio.isChecked(), false);
  await page.reload();
  assert.equal(await decline.isChecked(), true);
  await saving(page, () => radio.check());
  assert.equal(await decline.isChecked(), false);
  await saving(page, () => place.fill('Keren'));
  await saving(page, () => page.locator('[name="geburtsort!"]').check());
  assert.equal(await place.inputValue(), '');
  await page.reload();
  assert.equal(await radio.isChecked(), true);
  assert.equal(await page.locator('[name="geburtsort!"]').isChecked(), true);
  await ctx.close();
  clean('keine Angabe', trouble);
});

story('answers that are hidden stay until somebody drops them', async ({ browser, server }) => {
  const { ctx, page, trouble } = await desk(browser, server);
  await page.locator('[name="schulbesuch"][value="ja"]').check();
  await page.locator('[name="schulbesuch_jahre"]').fill('8');
  const list = page.locator('#ausgeblendet');
  await list.waitFor({ state: 'hidden' });
  await page.locator('[name="schulbesuch"][value="nein"]').check();
  await list.waitFor();
  assert.match(await list.innerText(), /Wie lange\? \(Jahre\): 8/);
  await list.getByRole('button', { name: 'Behalten' }).click();
  await page.waitForURL(/behalten=1$/);
  assert.equal(await page.locator('[name="schulbesuch_jahre"]').inputValue(), '8');
  await list.locator('summary').click();
  await list.getByRole('button', { name: 'Verwerfen' }).click();
  await page.waitForURL((url) => !url.search);
  await list.waitFor({ state: 'hidden' });
  await page.locator('[name="schulbesuch"][value="ja"]').check();
  assert.equal(await page.locator('[name="schulbesuch_jahre"]').inputValue(), '');
  await ctx.close();
  clean('hidden answers', trouble);
});

story('rows of children come and go, and the choices follow the age', async ({ browser, server }) => {
  const { ctx, page, trouble } = await desk(browser, server);
  await page.locator('#kinder_gruppe').waitFor({ state: 'hidden' });
  await page.locator('[name="kinder_minderjaehrig"][value="ja"]').check();
  const group = page.locator('#kinder_gruppe');
  await group.getByRole('button', { name: 'Hinzufügen' }).click();
  await page.waitForURL(/#f-kinder-/);
  const row = group.locator('[data-row]');
  assert.equal(await row.count(), 1);
  const born = row.locator('[name$=".kinder_geburtsdatum"]');
  const place = row.locator('select[name$=".kinder_bildungsort"]');
  const offered = (name) => place.locator(`option[value="${name}"]`).evaluate((o) => !o.disabled);
  await born.fill('1.5.2025');
  assert.equal(await offered('krippe'), true);
  assert.equal(await offered('grundschule'), false);
  await born.fill('1.5.2018');
  assert.equal(await offered('krippe'), false);
  assert.equal(await offered('grundschule'), true);
  await place.selectOption('grundschule');
  await stored(page);
  await row.getByRole('button', { name: 'Entfernen' }).click();
  await page.waitForURL(/#kinder$/);
  assert.equal(await row.count(), 0);
  await ctx.close();
  clean('rows', trouble);
});

story('the health section is not in the page without the consent', async ({ browser, server }) => {
  const { ctx, page, trouble } = await desk(browser, server, {}, { health: 'nein' });
  assert.equal(await page.locator('#gesundheit').count(), 0);
  const text = await page.content();
  for (const word of ['behinderung', 'merkzeichen']) assert.ok(!text.includes(word), word);
  await ctx.close();
  clean('health', trouble);
});

story('two people at one answer see both and choose', async ({ browser, server }) => {
  const { ctx, page, trouble, path } = await desk(browser, server);
  const other = await context(browser, {}, server.url);
  const there = await other.ctx.newPage();
  // Ben stands in for Anna in the demonstration.
  await login(there, server, 'ben');
  await there.goto(`${server.url}${path}${PART_A}`);
  await saving(page, () => page.locator('[name="geburtsort"]').fill('Asmara'));
  await saving(page, () => page.locator('[name="beruf"]').fill('Schneiderin'));
  await there.locator('[name="geburtsort"]').fill('Keren');
  const box = there.getByRole('group', { name: 'Jemand hat dieselbe Angabe' });
  await box.waitFor();
  assert.match(await box.innerText(), /Keren[\s\S]*Anna Amsel[\s\S]*Asmara/);
  assert.equal(await there.locator('[name="beruf"]').inputValue(), 'Schneiderin', 'what else changed is shown');
  await saving(there, () => box.getByRole('button', { name: 'Meine Angabe nehmen' }).click());
  await page.locator('[name="geburtsort"]').fill('Massawa');
  const mine = page.getByRole('group', { name: 'Jemand hat dieselbe Angabe' });
  await mine.waitFor();
  await mine.getByRole('button', { name: 'Gespeicherte lassen' }).click();
  assert.equal(await page.locator('[name="geburtsort"]').inputValue(), 'Keren');
  await page.reload();
  assert.equal(await page.locator('[name="geburtsort"]').inputValue(), 'Keren');
  await question(page, 'geburtsort').getByRole('link', { name: 'Frühere Angaben' }).click();
  await page.getByRole('cell', { name: 'Asmara' }).waitFor();
  await ctx.close();
  await other.ctx.close();
  clean('two people', [...trouble, ...other.trouble].filter((line) => !/409/.test(line)));
});

story('without a connection an answer waits on the device and is sent later', async ({ browser, server }) => {
  // Whether answers may wait on a device is for the agency to decide.
  const office = await context(browser, {}, server.url);
  const admin = await office.ctx.newPage();
  await login(admin, server, 'ada');
  await admin.goto(`${server.url}/admin/traeger`);
  await admin.locator('[name="local_drafts"]').check();
  await admin.locator('form[action="/admin/traeger"] button[type="submit"]').click();
  await admin.getByRole('status').first().waitFor();
  await office.ctx.close();

  const { ctx, page, trouble } = await desk(browser, server);
  await ctx.setOffline(true);
  await page.locator('[name="geburtsort"]').fill('Geheimhausen');
  await page.locator('[data-save-status]').filter({ hasText: 'Offline – nur auf diesem Gerät' }).waitFor();
  await ctx.setOffline(false);
  await stored(page);
  await page.reload();
  assert.equal(await page.locator('[name="geburtsort"]').inputValue(), 'Geheimhausen', 'the server has it now');

  await ctx.setOffline(true);
  await page.locator('[name="geburtsort"]').fill('Heimlichstadt');
  await page.locator('[data-save-status]').filter({ hasText: 'Offline – nur auf diesem Gerät' }).waitFor();
  const address = page.url();
  await page.close();
  await ctx.setOffline(false);
  const later = await ctx.newPage();
  await later.goto(address);
  await stored(later);
  assert.equal(await later.locator('[name="geburtsort"]').inputValue(), 'Heimlichstadt', 'it waited on the device');
  await later.reload();
  assert.equal(await later.locator('[name="geburtsort"]').inputValue(), 'Heimlichstadt', 'the server has it now');
  await ctx.close();
  clean('offline', trouble);
});

story('Teil A works without JavaScript: everything in sight, rows, guided, check', async ({ browser, server }) => {
  const { ctx, page, trouble } = await desk(browser, server, { javaScriptEnabled: false });
  await page.locator('[name="geburtsort"]').fill('Asmara');
  await page.locator('[name="schulbesuch"][value="ja"]').check();
  await page.locator('[name="schulbesuch_jahre"]').fill('8,5');
  await page.locator('[name="kinder_minderjaehrig"][value="ja"]').check();
  await page.locator('#kinder').getByRole('button', { name: 'Hinzufügen' }).click();
  assert.equal(await page.locator('[name="geburtsort"]').inputValue(), 'Asmara', 'saved before the row came');
  await page.locator('[name$=".kinder_geburtsdatum"]').fill('1.5.2018');
  await page.locator('[name="anzahl_personen_haushalt"]').fill('minus eins');
  await page.locator('.g-bar').getByRole('button', { name: 'Speichern', exact: true }).click();
  await page.getByRole('alert').getByRole('link', { name: /ganze Zahl/ }).waitFor();
  assert.equal(await page.locator('[name="anzahl_personen_haushalt"]').inputValue(), 'minus eins');
  assert.equal(await page.locator('[name$=".kinder_geburtsdatum"]').inputValue(), '1.5.2018', 'as it was typed');
  await page.locator('[name="anzahl_personen_haushalt"]').fill('2');
  await page.locator('[name="schulbesuch"][value="nein"]').check();
  await page.locator('.g-bar').getByRole('button', { name: 'Speichern', exact: true }).click();
  await page.waitForURL(/#ausgeblendet$/);
  await page.locator('#ausgeblendet').getByRole('button', { name: 'Verwerfen' }).click();
  await page.getByRole('link', { name: 'Geführt' }).click();
  await page.waitForURL(/abschnitt=rahmendaten$/);
  assert.equal(await page.locator('.g-section').count(), 1);
  await page.getByRole('button', { name: 'Speichern und weiter' }).click();
  await page.waitForURL(/abschnitt=persoenliche_daten$/);
  assert.equal(await page.locator('[name="geburtsort"]').inputValue(), 'Asmara');
  await page.getByRole('link', { name: 'Prüfen' }).click();
  await page.getByText('Angaben sind noch offen').waitFor();
  await ctx.close();
  clean('without JavaScript', trouble.filter((line) => !/422/.test(line)));
});
