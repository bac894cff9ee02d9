// A case from its first contact to its end and back, as the person who keeps it lives through it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { context } from '../harness/browser.mjs';
import { openCase } from '../harness/case.mjs';
import { atMost, hand } from '../harness/counter.mjs';
import { login } from '../harness/login.mjs';
import { clean, story } from '../harness/story.mjs';

/** Signs in and opens counselling for an invented person; the page stands on the case. */
async function counsel(browser, server, who, last, first, options = {}) {
  const { ctx, trouble } = await context(browser, options, server.url);
  const page = await ctx.newPage();
  await login(page, server, who);
  const address = await openCase(page, server, { last, first });
  return { ctx, trouble, page, address };
}

const ours = (trouble) => trouble.filter((line) => !/ (403|404|409|422) /.test(` ${line} `) && !/40[349]|422/.test(line));

story('a contact is recorded in six interactions, corrected, and struck out', async ({ browser, server }) => {
  const { ctx, trouble, page } = await counsel(browser, server, 'cora', 'Haddad', 'Nour');
  const me = hand(page);
  await me.click('Kontakt eintragen');
  await me.fill('Dauer', 'zwanzig');
  await me.choose('Form', 'telefonisch');
  await page.getByRole('button', { name: 'Kontakt speichern' }).click();
  await page.getByRole('alert').getByText('Zahl von 0 bis 600').waitFor();
  assert.equal(await page.getByLabel('Dauer').inputValue(), 'zwanzig', 'what was typed stays');
  assert.ok(await page.getByLabel('telefonisch').isChecked());
  await page.getByLabel('Dauer').fill('20');
  await me.choose('Bereiche', 'Wohnen');
  await me.fill('Notiz', 'Mietvertag 🏠');
  await me.click('Kontakt speichern');
  await page.getByText('Der Kontakt ist gespeichert.').waitFor();
  atMost('a contact', me.count, 6);

  await page.getByRole('link', { name: /^Kontakt ändern/ }).click();
  await page.getByLabel('Notiz').fill('Mietvertrag 🏠');
  await page.getByLabel('Dauer').fill('35');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await page.getByText('Der Kontakt ist berichtigt.').waitFor();
  const row = page.getByRole('row').filter({ hasText: 'Mietvertrag' });
  assert.match(await row.innerText(), /35 Min\.[\s\S]*berichtigt/);
  await row.getByRole('link', { name: /^Kontakt ändern/ }).click();
  await page.getByText('Mietvertag').waitFor();
  await page.getByRole('link', { name: 'Kontakt streichen' }).click();
  await page.getByRole('button', { name: 'Kontakt streichen' }).click();
  await page.getByText('Noch kein Kontakt').waitFor();
  await ctx.close();
  clean('contact', ours(trouble));
});

story('two people change the same person: the second sees what the first stored and decides', async ({ browser, server }) => {
  const { ctx, trouble, page, address } = await counsel(browser, server, 'cora', 'Weldu', 'Abeba');
  const other = await ctx.newPage();
  for (const tab of [page, other]) await tab.goto(`${server.url}${address}/personen`);
  await other.getByLabel('Telefon').fill('07731 1');
  await other.getByRole('button', { name: 'Speichern', exact: true }).click();
  await other.getByText('Die Angaben zur Person sind gespeichert.').waitFor();
  await page.getByLabel('Telefon').fill('07731 2');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await page.getByText('Jemand war schneller').waitFor();
  assert.equal(await page.getByLabel('Telefon').inputValue(), '07731 2', 'the own version stands in the form');
  assert.match(await page.locator('main').innerText(), /07731 1/);
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await page.getByText('Die Angaben zur Person sind gespeichert.').waitFor();
  assert.equal(await page.getByLabel('Telefon').inputValue(), '07731 2');
  await ctx.close();
  clean('person', ours(trouble));
});

story('counselling ends when every step is settled, and is taken up again on a new agreement, without JavaScript', async ({ browser, server }) => {
  const { ctx, page } = await caseWithSteps(browser, server);
  await page.getByRole('button', { name: 'Beratung beenden' }).click();
  const alert = page.getByRole('alert');
  assert.match(await alert.innerText(), /Arbeitsschritt ist noch offen/);
  assert.match(await alert.innerText(), /Bitte wählen Sie/);
  await page.getByLabel('Grund', { exact: false }).first().selectOption({ label: 'Umzug' });
  for (const step of await page.getByRole('group', { name: /^Erreicht/ }).all()) await step.getByLabel('nein', { exact: true }).check();
  await page.getByRole('button', { name: 'Beratung beenden' }).click();
  await page.getByText('Die Beratung ist beendet.').waitFor();
  const text = await page.locator('main').innerText();
  assert.match(text, /Beratung beendet am .*: Umzug/);
  assert.match(text, /Aufbewahrungsfrist beginnt am 31\.12\.\d{4}/);
  assert.equal(await page.getByRole('link', { name: 'Kontakt eintragen' }).count(), 0, 'a closed case is only read');
  const address = new URL(page.url()).pathname;
  await page.goto(`${server.url}${address}/verlauf`);
  await page.getByText('Neue Kontakte sind hier nicht möglich').waitFor();

  await page.goto(`${server.url}${address}/wiederaufnehmen`);
  await page.getByRole('button', { name: 'Wieder aufnehmen' }).click();
  await page.getByRole('alert').getByText('schließen Sie eine neue').waitFor();
  await page.getByLabel('ist abgeschlossen').check();
  await page.getByRole('button', { name: 'Wieder aufnehmen' }).click();
  await page.getByText('Die Beratung ist wieder aufgenommen.').waitFor();
  assert.match(await page.locator('main').innerText(), /in Beratung/);
  await ctx.close();
});

/** The closing page of the first open case of the demo that has open steps. */
async function caseWithSteps(browser, server) {
  const { ctx } = await context(browser, { javaScriptEnabled: false }, server.url);
  const page = await ctx.newPage();
  await login(page, server, 'dieter');
  await page.goto(`${server.url}/faelle?zustand=open&art=fallsteuerung`);
  const cases = await page.locator('main tbody a[href^="/faelle/"]').all();
  const addresses = await Promise.all(cases.map((link) => link.getAttribute('href')));
  for (const address of addresses) {
    await page.goto(`${server.url}${address}/beenden`);
    if (await page.getByRole('group', { name: /^Erreicht/ }).count()) return { ctx, page };
  }
  throw new Error('no case of the demo has an open step');
}

story('journey 3: a consent is taken back in four interactions and locks at the next request', async ({ browser, server }) => {
  const { ctx, trouble, page, address } = await counsel(browser, server, 'cora', 'Karimi', 'Leila');
  await page.goto(`${server.url}${address}/integrationsplan/teil-a`);
  await page.getByRole('textbox', { name: 'Geburtsort' }).waitFor();
  await page.goto(`${server.url}${address}`);
  const me = hand(page);
  await me.click(page.locator('main').getByRole('link', { name: 'Einwilligungen' }));
  await me.click(page.getByRole('link', { name: /^Zurücknehmen/ }));
  await page.getByText('zur Löschung vorgemerkt für den').first().waitFor();
  assert.equal(await page.locator('main input[name="purposes"]:checked').count(), 0, 'nothing is chosen in advance');
  await me.choose('Was wird zurückgenommen?', 'Beratung und Integrationsplan');
  await me.click('Jetzt zurücknehmen');
  await page.getByText('Die Einwilligung ist zurückgenommen.').waitFor();
  atMost('journey 3, withdrawal', me.count, 4);
  assert.match(await page.locator('main').innerText(), /Gesperrt[\s\S]*Zur Löschung vorgemerkt/);
  await page.goto(`${server.url}${address}/integrationsplan/teil-a`);
  assert.equal(await page.getByRole('textbox', { name: 'Geburtsort' }).count(), 0, 'Teil A is locked');

  await page.goto(`${server.url}${address}/einwilligungen`);
  const again = hand(page);
  await again.click('Einwilligung aufnehmen');
  await again.choose('Beratung und Integrationsplan', 'Ja');
  await again.choose('Gesundheit und Behinderung', 'Ja');
  await again.choose('Evaluation', 'Ja');
  await again.click('Einwilligung speichern');
  await page.getByText('Die Einwilligung ist gespeichert.').waitFor();
  atMost('journey 3, bilingual consent', again.count, 8);
  await page.goto(`${server.url}${address}/integrationsplan/teil-a`);
  await page.getByRole('textbox', { name: 'Geburtsort' }).waitFor();
  await ctx.close();
  clean('consent', ours(trouble));
});

story('a release from confidentiality is given and revoked', async ({ browser, server }) => {
  const { ctx, trouble, page, address } = await counsel(browser, server, 'cora', 'Yılmaz', 'Ömer');
  await page.goto(`${server.url}${address}/schweigepflicht/neu`);
  await page.getByLabel('Mit wem?').fill('Jobcenter Singen 🏢');
  await page.getByRole('button', { name: 'Entbindung speichern' }).click();
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByLabel('Mit wem?').inputValue(), 'Jobcenter Singen 🏢', 'what was typed stays');
  await page.getByLabel('Worüber?').fill('Sprachkurse');
  await page.getByLabel('Wozu?').fill('Kursplatz');
  await page.getByRole('button', { name: 'Entbindung speichern' }).click();
  await page.getByText('Die Entbindung ist gespeichert.').waitFor();
  await page.getByRole('link', { name: /^Entbindung widerrufen/ }).click();
  await page.getByRole('button', { name: 'Entbindung widerrufen' }).click();
  await page.getByText('Die Entbindung ist widerrufen.').waitFor();
  assert.match(await page.locator('main').innerText(), /widerrufen am/);
  await ctx.close();
  clean('release', ours(trouble));
});

story('whoever seems to be known already is hinted at before a second case is opened', async ({ browser, server }) => {
  const { ctx, trouble, page } = await counsel(browser, server, 'cora', 'Mohammadi', 'Farid');
  const fill = async (last, born) => {
    await page.goto(`${server.url}/faelle/neu`);
    await page.getByLabel('Nachname').fill(last);
    await page.getByLabel('Vorname').fill('Fareed');
    await page.getByLabel('Geburtsdatum').fill(born);
    await page.getByLabel('ist abgeschlossen').check();
    for (const group of await page.getByRole('group').filter({ has: page.getByLabel('Ja', { exact: true }) }).all()) {
      await group.getByLabel('Ja', { exact: true }).check();
    }
    await page.getByLabel('Sprache der Erklärung').selectOption('pes');
    await page.getByRole('button', { name: 'Fall anlegen' }).click();
  };
  await fill('Muhamadi', '1990');
  const hint = page.getByRole('alert').filter({ hasText: 'schon bekannt' });
  await hint.waitFor();
  assert.match(await hint.innerText(), /Plan \d+ – Zuständig: Cora Kranich/);
  assert.ok(!/Mohammadi|Farid\b/.test(await hint.innerText()), 'the hint names nobody');
  assert.equal(await page.getByLabel('Nachname').inputValue(), 'Muhamadi', 'what was typed stays');
  await hint.getByRole('button', { name: 'Trotzdem anlegen' }).click();
  await page.getByText('Die Beratung ist angelegt.').waitFor();
  await ctx.close();
  clean('duplicate', ours(trouble));
});

story('the team lead gives a case to a colleague and sees no name', async ({ browser, server }) => {
  const { ctx, trouble } = await context(browser, {}, server.url);
  const page = await ctx.newPage();
  await login(page, server, 'lars');
  await page.goto(`${server.url}/faelle?zustand=open`);
  assert.equal(await page.getByRole('columnheader', { name: 'Name', exact: true }).count(), 0);
  const row = page.getByRole('row').filter({ hasText: 'Anna Amsel' }).first();
  const number = (await row.getByRole('link').innerText()).trim();
  await row.getByRole('link').click();
  await page.getByRole('heading', { name: 'Zuständigkeit ändern' }).waitFor();
  await page.getByLabel(/^Ben Bussard/).check();
  await page.getByRole('button', { name: 'Fall übergeben' }).click();
  await page.getByText('Der Fall hat eine neue Zuständigkeit.').waitFor();
  const moved = page.getByRole('row').filter({ has: page.getByRole('link', { name: number, exact: true }) });
  assert.match(await moved.innerText(), /Ben Bussard/);
  await ctx.close();
  clean('assign', ours(trouble));
});

story('the list is filtered, turned both ways, and taken out as a file', async ({ browser, server }) => {
  const { ctx, trouble } = await context(browser, { acceptDownloads: true }, server.url);
  const page = await ctx.newPage();
  await login(page, server, 'cora');
  await page.goto(`${server.url}/faelle`);
  await page.getByLabel('Zustand').selectOption({ label: 'in Beratung' });
  await page.getByRole('button', { name: 'Anwenden' }).click();
  assert.match(page.url(), /zustand=open/);
  for (const tag of await page.locator('main tbody .g-tag').allInnerTexts()) assert.equal(tag, 'in Beratung');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Als CSV' }).click()]);
  assert.match(download.suggestedFilename(), /^faelle-\d{4}-\d\d-\d\d\.csv$/);
  const lines = readFileSync(await download.path(), 'utf8').trim().split('\r\n');
  assert.ok(lines.length - 1 >= await page.locator('main tbody tr').count(), 'all of them, not only this page');
  assert.match(lines[0], /Nummer;Name;/);
  await page.getByRole('link', { name: 'Alle anzeigen' }).click();
  const first = await page.locator('main tbody th').first().innerText();
  const next = page.getByRole('link', { name: 'Nächste' });
  if (await next.count()) {
    await next.click();
    await page.getByRole('link', { name: 'Vorherige' }).click();
    assert.equal(await page.locator('main tbody th').first().innerText(), first);
  }
  await ctx.close();
  clean('list', ours(trouble));
});
