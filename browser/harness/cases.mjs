// Cases of the demo data that a story can work with.

/** Address of a case of this person whose plan can be written now; `number` counts from the newest. */
export async function writableCase(page, base, number = 0) {
  await page.goto(`${base}/faelle`);
  const paths = await page.locator('main a[href]').evaluateAll((all) => all.map((a) => a.pathname));
  for (const path of new Set(paths.filter((p) => /^\/faelle\/[0-9a-f-]{36}$/.test(p)))) {
    await page.goto(`${base}${path}/integrationsplan/teil-b`);
    if (await page.locator('main a[href$="/teil-b/neu"]').count() && number-- === 0) return path;
  }
  throw new Error('no case of the demo data can be written');
}

/** A day from today as people type it. */
export function typedDay(days = 0) {
  const day = new Date(Date.now() + days * 86_400_000);
  return day.toLocaleDateString('de-DE', { timeZone: 'Europe/Berlin' });
}
