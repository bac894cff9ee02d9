// Starts Debian's Chromium with a profile of its own and nothing that talks to the outside.
import { chromium } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--force-color-profile=srgb'];

/** Ways of looking at a page; every page must stand all of them. */
export const MODES = {
  light: { viewport: { width: 1280, height: 900 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  forced: { viewport: { width: 1280, height: 900 }, forcedColors: 'active' },
  narrow: { viewport: { width: 320, height: 640 } },
};

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS,
});

/** A context that collects what must not happen: policy reports, script errors, requests to other hosts, failed requests. */
export async function context(browser, options = {}, base = '') {
  const ctx = await browser.newContext({ locale: 'de-DE', timezoneId: 'Europe/Berlin', serviceWorkers: 'block', ...options });
  const trouble = [];
  await ctx.addInitScript(() => {
    addEventListener('securitypolicyviolation', (e) => console.error(`CSP ${e.effectiveDirective} ${e.blockedURI} ${e.sample}`));
  });
  ctx.on('page', (page) => {
    page.on('console', (m) => { if (m.type() === 'error' && /CSP|Content Security|Trusted|Refused/i.test(m.text())) trouble.push(m.text()); });
    page.on('pageerror', (e) => trouble.push(`script: ${e.message}`));
    page.on('request', (r) => { if (base && !r.url().startsWith(base) && !/^(data|blob|about):/.test(r.url())) trouble.push(`foreign request: ${r.url()}`); });
    page.on('response', (r) => { if (r.status() >= 500) trouble.push(`${r.status()} ${r.url()}`); });
  });
  return { ctx, trouble };
}
