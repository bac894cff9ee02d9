// Heute and everything that comes back.
import assert from 'node:assert/strict';
import { context } from '../harness/browser.mjs';
import { typedDay, writableCase } from '../harness/cases.mjs';
import { atMost, hand } from '../harness/counter.mjs';
import { login } from '../harness/login.mjs';
import { clean, story } from '../harness/story.mjs';

story('Heute shows few lines and leads to all of them', async ({ browser, server }) => {
  const { ctx, trouble } = await context(browser, {}, server.url);
  const page = await ctx.newPage();
  await login(page, server, 'case_manager');
  await page.goto(`${server.url}/heute`);
  const blocks = page.locator('main .g-card');
  const all = await blocks.count();
  assert.ok(all >= 2 && all <= 5, `${all} blocks`);
  for (const block of await blocks.all()) assert.ok(await block.locator('li.g-task').count() <= 7);
  const title = await page.title();
  const names = await page.locator('main [data-private] bdi').allInnerTexts();
  assert.ok(names.every((name) => !title.includes(name)));
  await page.goto(`${server.url}/wiedervorlagen`);
  const days = await page.locator('.g-duty .g-task__note').allInnerTexts();
  const sorted = days.map((text) => text.slice(0, 10).split('.').reverse().join('-'));
  assert.deepEqual(sorted, [...sorted].sort(), 'by day');
  await page.getByRole('group', { name: 'Wann' }).getByLabel('Überfällig', { exact: true }).check();
  await page.getByRole('button', { name: 'Anwenden' }).click();
  const headings = await page.locator('main h2').allInnerTexts();
  assert.ok(headings.every((heading) => heading === 'Überfällig'), headings.join());
  await ctx.close();
  clean('Heute', trouble);
});

story('a reminder is set, comes up on Heute and is ticked off, without JavaScript', async ({ browser, server }) => {
  const { ctx, trouble } = await context(browser, { javaScriptEnabled: false }, server.url);
  const page = await ctx.newPage();
  await login(page, server, 'case_manager');
  const path = await writableCase(page, server.url, 4);
  await page.goto(`${server.url}${path}/wiedervorlagen`);
  await page.getByLabel('Woran soll erinnert werden?').fill('Zeugnis nachreichen 🎓');
  await page.getByLabel('Am', { exact: false }).last().fill('gestern');
  await page.getByRole('button', { name: 'Wiedervorlage anlegen' }).click();
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByLabel('Woran soll erinnert werden?').inputValue(), 'Zeugnis nachreichen 🎓');
  await page.locator('[name=due_on]').fill(typedDay());
  await page.getByRole('button', { name: 'Wiedervorlage anlegen' }).click();
  await page.getByText('Die Wiedervorlage ist angelegt.').waitFor();

  await page.goto(`${server.url}/heute`);
  const line = page.getByRole('listitem').filter({ hasText: 'Zeugnis nachreichen 🎓' }).first();
  const me = hand(page);
  await me.click(line.getByRole('button', { name: 'Erledigt' }));
  await page.getByText('Die Wiedervorlage ist erledigt.').waitFor();
  atMost('a reminder ticked off from Heute', me.count, 2);
  assert.equal(await page.getByText('Zeugnis nachreichen 🎓').count(), 0);
  await ctx.close();
  clean('reminder', trouble);
});

story('who leads sees counts and no name', async ({ browser, server }) => {
  const { ctx, trouble } = await context(browser, {}, server.url);
  const page = await ctx.newPage();
  await login(page, server, 'team_lead');
  await page.goto(`${server.url}/heute`);
  await page.getByText('Ohne Stand zum Stichtag').waitFor();
  assert.equal(await page.locator('main [data-private]').count(), 0);
  await ctx.close();
  clean('team lead', trouble);
});
