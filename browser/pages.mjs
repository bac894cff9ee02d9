// Pages that `stories/every-page.mjs` visits: path, and as whom ('' = signed out, else a word of the account's line).
// A new page is added here in the same change that adds its route. Paths may be functions of a signed-in page that find a link.
const words = process.env.GELEIT_PAGES?.split(',');

/** First link on `from` whose address fits: for pages of a case, whose number only the demo data know. */
export const linkOn = (from, pattern) => async (page, base) => {
  await page.goto(base + from);
  const paths = await page.locator('main a[href]').evaluateAll((all) => all.map((a) => a.pathname + a.search));
  const found = paths.find((p) => pattern.test(p));
  if (!found) throw new Error(`no link like ${pattern} on ${from}`);
  return found;
};

/** A page below one of the own cases. */
const ofACase = (rest) => async (page, base) => `${await linkOn('/faelle', /^\/faelle\/[0-9a-f-]{36}$/)(page, base)}${rest}`;

export const PAGES = words ? words.map((path) => ({ path, who: '' })) : [
  { path: '/anmelden', who: '' },
  { path: '/barrierefreiheit', who: '' },
  { path: '/gibt-es-nicht', who: '' },
  { path: '/hilfe', who: '' },
  { path: '/heute', who: 'case_manager' },
  { path: '/anfragen', who: 'case_manager' },
  { path: '/anfragen/neu', who: 'case_manager' },
  { path: '/faelle', who: 'case_manager' },
  { path: '/faelle/neu', who: 'case_manager' },
  { name: 'one case', path: linkOn('/faelle', /^\/faelle\/[0-9a-f-]{36}$/), who: 'case_manager' },
  { name: 'Teil A', path: ofACase('/integrationsplan/teil-a'), who: 'case_manager' },
  { name: 'Teil A, guided', path: ofACase('/integrationsplan/teil-a?abschnitt=persoenliche_daten'), who: 'case_manager' },
  { name: 'history of a field', path: ofACase('/integrationsplan/verlauf?feld=geschlecht'), who: 'case_manager' },
  { name: 'fields with a history', path: ofACase('/integrationsplan/verlauf'), who: 'case_manager' },
  { name: 'plan as of a day', path: ofACase('/integrationsplan/stand'), who: 'case_manager' },
  { name: 'check', path: ofACase('/pruefen'), who: 'case_manager' },
  { path: '/konto', who: 'case_manager' },
];
