// Paper: the plan as PDF and the evaluation record, as a person gets them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { context } from '../harness/browser.mjs';
import { login } from '../harness/login.mjs';
import { clean, story } from '../harness/story.mjs';
import { linkOn } from '../pages.mjs';

const text = (pdf) => execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });

/** Presses something that brings a file, and gives its name and its place. */
async function fetched(page, press) {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return [file.suggestedFilename(), await file.path()];
}

for (const javaScriptEnabled of [true, false]) {
  story(`the plan is printed in two languages${javaScriptEnabled ? '' : ' without JavaScript'}`, async ({ browser, server }) => {
    const { ctx, trouble } = await context(browser, { javaScriptEnabled }, server.url);
    const page = await ctx.newPage();
    await login(page, server, 'case_manager');
    const place = await linkOn('/faelle', /^\/faelle\/[0-9a-f-]{36}$/)(page, server.url);
    await page.goto(server.url + place + '/drucken');
    const name = (await page.locator('.g-lead [data-private]').innerText()).split(',')[0];
    assert.ok(!(await page.title()).includes(name), 'no name in the title');

    await page.getByLabel('Zweite Sprache').selectOption({ label: 'Deutsch und Englisch' });
    const [plan, pdf] = await fetched(page, () => page.getByRole('button', { name: 'PDF herunterladen' }).click());
    assert.match(plan, /^integrationsplan-\d+\.pdf$/, 'a number and nothing else');
    const paper = text(pdf);
    assert.ok(paper.includes('Geburtsdatum') && paper.includes('Date of birth'));
    assert.ok(!paper.includes(name), 'nobody is named on paper');

    await page.getByLabel('leer, zum Ausfüllen von Hand').check();
    await page.getByLabel('Stand am').fill('31.2.2026');
    await page.getByRole('button', { name: 'PDF öffnen' }).click();
    await page.getByRole('alert').getByText('Diesen Tag gibt es nicht').waitFor();
    assert.equal(await page.getByLabel('Stand am').inputValue(), '31.2.2026', 'what was typed stays');
    assert.ok(await page.getByLabel('leer, zum Ausfüllen von Hand').isChecked(), 'what was chosen stays');
    await page.getByLabel('Stand am').fill('1.1.1990');
    await page.getByLabel('ausgefüllt', { exact: true }).check();
    await page.getByRole('button', { name: 'PDF öffnen' }).click();
    await page.getByRole('alert').getByText('An diesem Tag gab es den Plan noch nicht').waitFor();

    const answer = await ctx.request.get(server.url + place + '/integrationsplan.pdf');
    assert.equal(answer.headers()['content-type'], 'application/pdf');
    assert.equal(answer.headers()['cache-control'], 'no-store');
    assert.match(answer.headers()['content-disposition'], /^inline; filename="integrationsplan-\d+\.pdf"$/);
    const blank = await ctx.request.get(server.url + '/vorlagen/integrationsplan.pdf');
    assert.equal(blank.headers()['content-disposition'], 'inline; filename="integrationsplan-leer.pdf"');
    for (const nothing of ['?sprache=tlh', '?am=gestern']) {
      assert.equal((await ctx.request.get(`${server.url}/vorlagen/integrationsplan.pdf${nothing}`)).status(), 404);
    }
    await ctx.close();
    clean('printing', trouble.filter((line) => !/422/.test(line)));
  });
}

story('a team lead takes the evaluation record along, a council member does not', async ({ browser, server }) => {
  const { ctx, trouble } = await context(browser, {}, server.url);
  const page = await ctx.newPage();
  await login(page, server, 'team_lead');
  await page.goto(server.url + '/heute');
  await page.getByRole('link', { name: 'Auswertung' }).click();
  assert.match(await page.getByLabel('Stichtag').inputValue(), /^(31\.12|30\.06)\.\d{4}$/);
  await page.getByRole('button', { name: 'Anzeigen' }).click();
  await page.getByText('Pläne im Datensatz').waitFor();
  const rows = await page.getByRole('row').count();
  assert.ok(rows > 1 && rows <= 21, 'a heading and at most twenty plans');
  const [csv, place] = await fetched(page, () => page.getByRole('link', { name: 'CSV-Datei' }).click());
  assert.match(csv, /^evaluation-\d{4}-\d\d-\d\d\.csv$/);
  const lines = readFileSync(place, 'utf8').trim().split('\r\n');
  assert.equal(lines[0].split(';').length, 7);
  assert.ok(lines.length >= rows && lines[1].includes(';08335'), lines[1]);
  const [xlsx] = await fetched(page, () => page.getByRole('link', { name: 'Excel-Datei' }).click());
  assert.match(xlsx, /\.xlsx$/);
  await page.getByLabel('Stichtag').fill('1.1.2199');
  await page.getByRole('button', { name: 'Anzeigen' }).click();
  await page.getByRole('alert').getByText('liegt in der Zukunft').waitFor();
  await ctx.close();
  clean('evaluation', trouble.filter((line) => !/422/.test(line)));

  const other = await context(browser, {}, server.url);
  const outsider = await other.ctx.newPage();
  await login(outsider, server, 'council_member');
  assert.equal((await outsider.goto(server.url + '/auswertung')).status(), 403);
  await other.ctx.close();
});
