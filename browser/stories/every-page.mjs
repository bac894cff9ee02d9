// Every page in light, dark, forced colours and at 320 px; once without JavaScript.
import { MODES, context } from '../harness/browser.mjs';
import { axe, focusWalk, html, overflow, submittable, targets, textSpacing, unwritten } from '../harness/checks.mjs';
import { login } from '../harness/login.mjs';
import { clean, story } from '../harness/story.mjs';
import { PAGES } from '../pages.mjs';

async function open(browser, server, options, page) {
  const { ctx, trouble } = await context(browser, options, server.url);
  const tab = await ctx.newPage();
  if (page.who) await login(tab, server, page.who);
  const path = typeof page.path === 'function' ? await page.path(tab, server.url) : page.path;
  const answer = await tab.goto(server.url + path, { waitUntil: 'load' });
  return { ctx, tab, trouble, answer, path };
}

for (const page of PAGES) {
  const name = page.name ?? page.path;
  for (const [mode, options] of Object.entries(MODES)) {
    story(`${name} ${mode}${page.who ? ` as ${page.who}` : ''}`, async ({ browser, server }) => {
      const { ctx, tab, trouble, answer } = await open(browser, server, options, page);
      const bad = [...await axe(tab), ...await overflow(tab), ...await targets(tab)];
      if (mode === 'light') bad.push(...await html(await answer.text()), ...await submittable(tab), ...await unwritten(tab));
      if (mode === 'light' || mode === 'narrow') bad.push(...await focusWalk(tab), ...await textSpacing(tab));
      await tab.setViewportSize({ width: 640, height: 400 });
      bad.push(...await overflow(tab));
      await ctx.close();
      clean(name, [...bad, ...trouble]);
    });
  }
  story(`${name} without JavaScript`, async ({ browser, server }) => {
    const { ctx, tab, answer } = await open(browser, server, { javaScriptEnabled: false }, page);
    const bad = [];
    if (!await tab.locator('main h1').count()) bad.push('no heading');
    if (answer.status() >= 500) bad.push(`status ${answer.status()}`);
    const hidden = await tab.locator('main [data-off]').evaluateAll((all) => all.filter((e) => !e.checkVisibility()).length).catch(() => 0);
    if (hidden) bad.push(`${hidden} questions cannot be reached without JavaScript`);
    await ctx.close();
    clean(name, bad);
  });
}
