// What every page must stand. Each check returns a list of sentences; empty is good.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate, FileSystemConfigLoader } from 'html-validate';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const validator = new HtmlValidate(new FileSystemConfigLoader());
const configFile = new URL('../fixtures/page.html', import.meta.url).pathname;

/** axe with the rules of WCAG 2.2 AA and best practice; the source comes in by evaluate, so the page's policy stays as it is. */
export async function axe(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'],
  }));
  return violations.map((v) => `axe ${v.id}: ${v.help} – ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}`);
}

/** Nothing may force sideways scrolling of the page. */
export async function overflow(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > clientWidth + 1 && !e.closest('.g-scroll, .g-jump')).slice(0, 3);
    return [`page is ${scrollWidth}px wide in ${clientWidth}px: ${wide.map((e) => `${e.tagName.toLowerCase()}.${e.className}`).join(', ')}`];
  });
}

/** WCAG 1.4.12: more space between lines, words and letters must not cut text off. */
export async function textSpacing(page) {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }');
    document.adoptedStyleSheets = [sheet];
  });
  const bad = await overflow(page);
  bad.push(...await page.evaluate(() => [...document.querySelectorAll('button, .kern-btn, .g-tag, .g-choice, legend, label, th')]
    .filter((e) => e.checkVisibility() && !e.closest('.kern-sr-only') && e.scrollHeight > e.clientHeight + 4 && getComputedStyle(e).overflow !== 'visible' && e.clientHeight > 2)
    .slice(0, 3).map((e) => `text cut off with wide spacing: ${e.textContent.trim().slice(0, 40)}`)));
  await page.evaluate(() => { document.adoptedStyleSheets = []; });
  return bad;
}

/** Every stop of the Tab key has a visible outline, lies in view and is not covered by something else. */
export async function focusWalk(page, limit = 400) {
  const bad = [];
  await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); });
  const seen = new Set();
  for (let i = 0; i < limit; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return null;
      const r = e.getBoundingClientRect();
      const frame = e.closest('.g-big, .g-choice') ?? e;
      const style = [e, frame].map((x) => getComputedStyle(x));
      const outlined = style.some((s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && !/, 0\)$|transparent/.test(s.outlineColor));
      const name = `${e.tagName.toLowerCase()}${e.id ? `#${e.id}` : ''}${e.name ? `[${e.name}=${e.value}]` : ''} ${(e.textContent || '').trim().slice(0, 24)}`;
      const x = (Math.max(r.left, 0) + Math.min(r.right, innerWidth)) / 2;
      const y = (Math.max(r.top, 0) + Math.min(r.bottom, innerHeight)) / 2;
      const top = document.elementFromPoint(x, y);
      const inView = r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
      const covered = inView && top && !e.contains(top) && !top.contains(e) && !e.labels?.[0]?.contains(top);
      return { name, outlined, inView, covered: covered ? `${top.tagName.toLowerCase()}.${top.className}` : '', key: `${name}@${Math.round(r.left + scrollX)},${Math.round(r.top + scrollY)}` };
    });
    if (!stop || seen.has(stop.key)) break;
    seen.add(stop.key);
    if (!stop.outlined) bad.push(`no visible focus: ${stop.name}`);
    if (!stop.inView) bad.push(`focus out of view: ${stop.name}`);
    if (stop.covered) bad.push(`focus covered by ${stop.covered}: ${stop.name}`);
  }
  if (!seen.size) bad.push('the Tab key reaches nothing');
  return bad.slice(0, 8);
}

/** A text that was never written shows as its key in brackets. */
export const unwritten = (page) => page.evaluate(() => [...new Set(document.documentElement.outerHTML.match(/\[[a-z][a-z0-9]*(?:-[a-z0-9_]+)+\]/g) ?? [])]
  .filter((key) => !key.startsWith('[data-'))
  .map((key) => `text not written: ${key}`));

/** A form that cannot be sent is a trap that axe does not see. */
export const submittable = (page) => page.evaluate(() => [...document.querySelectorAll('form')]
  .filter((f) => !f.querySelector('button[type=submit], button:not([type]), input[type=submit]') && ![...document.querySelectorAll('button[form]')].some((b) => b.getAttribute('form') === f.id))
  .map((f) => `form without submit button: ${f.action}`));

/** Targets of at least 24 by 24 px (WCAG 2.5.8), links in sentences excepted. */
export const targets = (page) => page.evaluate(() => [...document.querySelectorAll('button, summary, .kern-btn, .g-choice, .g-nav a, select, input:not([type=hidden])')]
  .filter((e) => e.checkVisibility({ checkOpacity: true }) && !e.classList.contains('kern-sr-only'))
  .map((e) => [e, (e.matches('[type=radio],[type=checkbox]') && e.labels?.[0] && e.labels[0].contains(e) ? e.labels[0] : e).getBoundingClientRect()])
  .filter(([e, r]) => r.width > 0 && (r.height < 24 || r.width < 24) && !e.matches('[type=radio],[type=checkbox]'))
  .slice(0, 5).map(([e, r]) => `target ${Math.round(r.width)}×${Math.round(r.height)}px: ${e.textContent.trim().slice(0, 30) || e.name}`));

/** The text the server sent. */
export async function html(text) {
  const report = await validator.validateString(text, configFile);
  return report.results.flatMap((r) => r.messages).filter((m) => m.severity === 2).slice(0, 8).map((m) => `html ${m.line}:${m.column} ${m.message} (${m.ruleId})`);
}
