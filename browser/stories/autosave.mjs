// Typing is never lost: the server has it, or this device has it encrypted. Runs without the program: the page and the
// server's answers are given here, the modules are the real ones.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { context } from '../harness/browser.mjs';
import { story } from '../harness/story.mjs';

const BASE = 'http://127.0.0.1:9';
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types geleit";
const TYPES = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', woff2: 'font/woff2' };

/** A page whose server is `world`: world.answer(fields) gives the JSON, world.online = false cuts the line. */
async function desk(browser, world) {
  const { ctx, trouble } = await context(browser, {}, BASE);
  world.sent = [];
  world.posted = [];
  await ctx.route('**/*', async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/assets/')) {
      return route.fulfill({ body: readFileSync(`../crates/web${pathname}`), contentType: TYPES[pathname.split('.').pop()] });
    }
    if (world.online === false) return route.abort('internetdisconnected');
    if (pathname === '/plan/entwurf') {
      const fields = Object.fromEntries(new URLSearchParams(request.postData()));
      world.sent.push(fields);
      const { status = 200, ...json } = world.answer(fields);
      return route.fulfill({ status, json });
    }
    if (request.method() === 'POST') world.posted.push(pathname);
    if (pathname === '/sw.js') return route.fulfill({ status: 404, body: '' });
    const page = readFileSync('fixtures/autosave.html', 'utf8').replace('SESSION', world.session ?? 's1');
    return route.fulfill({ body: page, contentType: 'text/html; charset=utf-8', headers: { 'content-security-policy': POLICY } });
  });
  const page = await ctx.newPage();
  page.on('dialog', (d) => d.accept());
  await page.goto(`${BASE}/plan`);
  await page.waitForLoadState('networkidle');
  return { ctx, page, trouble, status: page.locator('[data-save-status]'), place: page.getByLabel('Geburtsort') };
}
const says = (locator, text) => locator.filter({ hasText: text }).waitFor({ timeout: 5000 });
const saved = () => ({ version: 8, saved_at: '10:42' });

story('autosave sends only what changed, with token and version, and says when', async ({ browser }) => {
  const world = { answer: saved };
  const { ctx, page, trouble, status, place } = await desk(browser, world);
  await place.fill('Charkiw');
  await says(status, 'Gespeichert 10:42');
  assert.deepEqual(world.sent, [{ _csrf: 'token', _version: '7', geburtsort: 'Charkiw' }]);
  await page.locator('#ka').uncheck();
  await page.waitForResponse('**/plan/entwurf');
  assert.deepEqual(world.sent[1], { _csrf: 'token', _version: '8', 'nationalitaet!': '' });
  assert.equal(await page.locator('[name=_version]').inputValue(), '8');
  assert.deepEqual(trouble, []);
  await ctx.close();
}, { needs: 'browser' });

story('autosave shows an error at the field, keeps what was typed and takes the error away again', async ({ browser }) => {
  const world = { answer: (f) => (f.geburtsort.includes('\u202e') || f.geburtsort === '???' ? { version: 7, errors: { geburtsort: 'Bitte einen Ort eintragen.' } } : saved()) };
  const { ctx, page, status, place } = await desk(browser, world);
  await place.fill('???');
  await says(page.locator('#f-geburtsort-error'), 'Bitte einen Ort eintragen.');
  assert.equal(await place.getAttribute('aria-invalid'), 'true');
  assert.equal(await place.inputValue(), '???');
  await place.fill('Charkiw 🌻 مرحبا');
  await says(status, 'Gespeichert');
  assert.equal(await page.locator('#f-geburtsort-error').isVisible(), false);
  await ctx.close();
}, { needs: 'browser' });

story('as long as one answer is refused, nothing says that everything is saved', async ({ browser }) => {
  const world = { answer: (f) => (f.geburtsort === '???' ? { status: 422, version: 7, errors: { geburtsort: 'Bitte einen Ort eintragen.' } } : saved()) };
  const { ctx, page, status, place } = await desk(browser, world);
  await place.fill('???');
  await says(page.locator('#f-geburtsort-error'), 'Bitte einen Ort eintragen.');
  await Promise.all([page.waitForResponse('**/plan/entwurf'), page.getByLabel('weiblich').check()]);
  assert.equal(world.sent.at(-1).geschlecht, 'w', 'the other answer is stored');
  await says(status, 'Bitte prüfen');
  await place.fill('Kyjiw');
  await says(status, 'Gespeichert 10:42');
  await ctx.close();
}, { needs: 'browser' });

story('autosave shows both versions of a conflict and lets one choose', async ({ browser }) => {
  const world = { answer: (f) => (f._version === '7' ? { status: 409, version: 9, conflicts: [{ path: 'geburtsort', mine: 'Charkiw', theirs: '<b>Kyjiw</b>', values: { geburtsort: ['<b>Kyjiw</b>'] }, by: 'F. Yıldız', at: '10:41' }] } : { version: 10, saved_at: '10:43' }) };
  const { ctx, page, status, place, trouble } = await desk(browser, world);
  await place.fill('Charkiw');
  const box = page.getByRole('group', { name: 'Zwei Fassungen' });
  await says(box, 'F. Yıldız');
  assert.match(await box.innerText(), /<b>Kyjiw<\/b>/);
  await box.getByRole('button', { name: 'Meine Angabe nehmen' }).click();
  await says(status, 'Gespeichert 10:43');
  assert.deepEqual(world.sent.map((f) => f._version), ['7', '9']);
  assert.equal(world.sent[1].geburtsort, 'Charkiw');
  assert.equal(await box.count(), 0);
  assert.deepEqual(trouble, []);
  await ctx.close();
}, { needs: 'browser' });

story('without a connection the answer stays on the device, encrypted, and is sent after a reload', async ({ browser }) => {
  const world = { answer: saved };
  const { ctx, page, status, place } = await desk(browser, world);
  world.online = false;
  await place.fill('Geheimhausen');
  await says(status, 'Offline – nur auf diesem Gerät');
  const stored = await page.evaluate(async () => {
    const db = await new Promise((good) => { const r = indexedDB.open('geleit-entwuerfe'); r.onsuccess = () => good(r.result); });
    const all = (s) => new Promise((good) => { const r = db.transaction(s).objectStore(s).getAll(); r.onsuccess = () => good(r.result); });
    const [draft] = await all('drafts');
    const [key] = await all('keys');
    db.close();
    return { text: new TextDecoder('latin1').decode(draft.data), extractable: key.extractable };
  });
  assert.equal(stored.extractable, false);
  assert.ok(!stored.text.includes('Geheimhausen'));
  world.online = true;
  await page.reload();
  await says(status, 'Gespeichert');
  assert.equal(await place.inputValue(), 'Geheimhausen');
  assert.equal(world.sent.at(-1).geburtsort, 'Geheimhausen');
  await ctx.close();
}, { needs: 'browser' });

story('another session on the same device cannot read the draft, and it goes', async ({ browser }) => {
  const world = { answer: saved };
  const { ctx, page, status, place } = await desk(browser, world);
  world.online = false;
  await place.fill('Geheimhausen');
  await says(status, 'Offline');
  world.online = true;
  world.session = 's2';
  await page.reload();
  await page.waitForFunction(async () => {
    const db = await new Promise((good) => { const r = indexedDB.open('geleit-entwuerfe'); r.onsuccess = () => good(r.result); });
    if (!db.objectStoreNames.contains('drafts')) { db.close(); return false; }
    const count = (s) => new Promise((good) => { const r = db.transaction(s).objectStore(s).count(); r.onsuccess = () => good(r.result); });
    const left = await count('drafts') + await count('keys');
    db.close();
    return left === 0;
  }, null, { timeout: 5000 });
  assert.equal(await place.inputValue(), '');
  assert.deepEqual(world.sent, []);
  await ctx.close();
}, { needs: 'browser' });

story('logout wipes drafts and keys before it leaves', async ({ browser }) => {
  const world = { answer: saved };
  const { ctx, page, status, place } = await desk(browser, world);
  world.online = false;
  await place.fill('Geheimhausen');
  await says(status, 'Offline');
  world.online = true;
  world.session = '';
  await Promise.all([page.waitForURL('**/abmelden'), page.getByRole('button', { name: 'Abmelden' }).click()]);
  const names = await page.evaluate(async () => (await indexedDB.databases()).map((d) => d.name));
  assert.deepEqual(names, []);
  assert.deepEqual(world.posted, ['/abmelden']);
  await ctx.close();
}, { needs: 'browser' });
