// Pages that `stories/every-page.mjs` visits: path, and as whom ('' = signed out, else a word of the account's line).
// A new page is added here in the same change that adds its route. Paths may be functions of a signed-in page that find a link.
import { closeCase, openCase } from './harness/case.mjs';

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
/** A page of the second open case in the list of a person. */
const ofCase = (end) => async (page, base) => {
  await page.goto(`${base}/faelle?zustand=open`);
  const links = await page.locator('main tbody a[href^="/faelle/"]').evaluateAll((all) => all.map((a) => a.pathname));
  return links[1] + end;
};

/** A closed case: made once a run, because the demo does not promise everybody one. */
let closed = '';
const ofAClosedCase = (end) => async (page, base) => {
  if (!closed) {
    const server = { url: base };
    closed = await openCase(page, server, { last: 'Abgeschlossen', first: 'Erfunden' });
    await closeCase(page, server, closed);
  }
  return closed + end;
};

/** The page of a contact the person recorded: not every case of the demo has one. */
const aContact = async (page, base) => {
  await page.goto(`${base}/faelle?zustand=open`);
  const links = await page.locator('main tbody a[href^="/faelle/"]').evaluateAll((all) => all.map((a) => a.pathname));
  for (const link of links) {
    const found = await linkOn(`${link}/verlauf`, /\/verlauf\/[0-9a-f-]{36}$/)(page, base).catch(() => null);
    if (found) return found;
  }
  throw new Error('no case of the demo has a contact');
};
/** Teil B of a case with a step that comes back, and pages below it. */
const partB = linkOn('/wiedervorlagen', /\/integrationsplan\/teil-b$/);
const below = (more) => async (page, base) => (await partB(page, base)) + more;
const step = async (page, base) => linkOn(await partB(page, base), /\/teil-b\/r\d+\/r\d+$/)(page, base);
const goal = async (page, base) => linkOn(await partB(page, base), /\/teil-b\/r\d+$/)(page, base);

/** A body by its kind, and a page below it. */
export const ofABody = (kind, end = '') => async (page, base) => {
  await page.goto(`${base}/gremien`);
  const row = page.locator('main tbody tr').filter({ has: page.getByRole('cell', { name: kind }) }).first();
  return await row.locator('a[href^="/gremien/"]').first().getAttribute('href') + end;
};
export const ROUND = 'Koordinierungsrunde';
const FORUM = 'Austauschforum';
/** The meeting of a body that is planned next, and a page below it. */
export const aMeetingOf = (kind, end = '') => async (page, base) => {
  await page.goto(base + await ofABody(kind)(page, base));
  const planned = page.locator('main .g-task').filter({ hasText: 'geplant' }).first();
  return await planned.locator('a[href^="/sitzungen/"]').first().getAttribute('href') + end;
};
/** The item at a place of the agenda of the round, and a page below it. */
export const anItem = (place = 1, end = '') => async (page, base) => {
  await page.goto(base + await aMeetingOf(ROUND)(page, base));
  return await page.locator('.g-agenda__item').nth(place - 1).locator('.g-agenda__title a').getAttribute('href') + end;
};
/** Minutes of a meeting of the round that was, the latest first. */
const minutesOf = (place) => async (page, base) => {
  await page.goto(base + await ofABody(ROUND, '/sitzungen')(page, base));
  const held = page.locator('main .g-task').filter({ hasText: 'gehalten' }).nth(place);
  return `${await held.locator('a[href^="/sitzungen/"]').first().getAttribute('href')}/protokoll`;
};
const ACTOR = /^\/akteure\/[0-9a-f-]{36}$/;
const FORMAT = /^\/formate\/[0-9a-f-]{36}$/;
const TOPIC = /^\/themen\/[0-9a-f-]{36}$/;
/** A run of the process, by its id. */
const RUN = /^\/optimierung\/[0-9a-f-]{36}$/;

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
  { name: 'cases narrowed to nothing', path: '/faelle?zustand=closed&gemeinde=08335015&wer=substituted', who: 'cora' },
  { name: 'cases of a team lead', path: '/faelle', who: 'lars' },
  { name: 'responsibility', path: linkOn('/faelle?zustand=open', /\/zustaendigkeit$/), who: 'lars' },
  { name: 'contacts', path: ofCase('/verlauf'), who: 'cora' },
  { name: 'a contact', path: aContact, who: 'cora' },
  { name: 'person and household', path: ofCase('/personen'), who: 'cora' },
  { path: '/suche', who: 'case_manager' },
  { name: 'consents', path: ofCase('/einwilligungen'), who: 'cora' },
  { name: 'a further consent', path: ofCase('/einwilligungen/neu'), who: 'cora' },
  { name: 'withdrawal', path: async (page, base) => linkOn(await ofCase('/einwilligungen')(page, base), /\/widerruf$/)(page, base), who: 'cora' },
  { name: 'a further agreement', path: ofCase('/beratungsvereinbarung/neu'), who: 'cora' },
  { name: 'release from confidentiality', path: ofCase('/schweigepflicht/neu'), who: 'cora' },
  { name: 'depth of counselling', path: ofCase('/beratungsart'), who: 'cora' },
  { name: 'ending counselling', path: ofCase('/beenden'), who: 'cora' },
  { name: 'a closed case', path: ofAClosedCase(''), who: 'cora' },
  { name: 'taking up again', path: ofAClosedCase('/wiederaufnehmen'), who: 'cora' },
  { name: 'printing a plan', path: ofACase('/drucken'), who: 'case_manager' },
  { name: 'printing a plan of no day', path: ofACase('/integrationsplan.pdf?am=31.2.2026'), who: 'case_manager' },
  { path: '/auswertung', who: 'team_lead' },
  { path: '/auswertung?tag=30.06.2026', who: 'team_lead' },
  { path: '/wiedervorlagen', who: 'case_manager' },
  { path: '/stichtag', who: 'case_manager' },
  { path: '/stichtag?tag=31.2.2026', who: 'case_manager' },
  { name: 'Teil B', path: partB, who: 'case_manager' },
  { name: 'a new goal', path: below('/neu'), who: 'case_manager' },
  { name: 'a suggested goal', path: below('/neu?ziel=wo_suche'), who: 'case_manager' },
  { name: 'one goal', path: goal, who: 'case_manager' },
  { name: 'removing a goal', path: async (page, base) => `${await goal(page, base)}?entfernen=1`, who: 'case_manager' },
  { name: 'a new step', path: async (page, base) => `${await goal(page, base)}/neu`, who: 'case_manager' },
  { name: 'one step', path: step, who: 'case_manager' },
  { name: 'reminders of a case', path: async (page, base) => `${(await partB(page, base)).split('/').slice(0, 3).join('/')}/wiedervorlagen`, who: 'case_manager' },
  { name: 'Heute of a team lead', path: '/heute', who: 'team_lead' },
  { name: 'Heute of an integration officer', path: '/heute', who: 'integration_officer' },
  { name: 'all plans with required answers missing', path: '/heute?alle=unvollstaendig', who: 'case_manager' },
  { path: '/konto', who: 'case_manager' },
  { path: '/themen', who: 'case_manager' },
  { name: 'topics narrowed to nothing', path: '/themen?bereich=gesundheit&stand=beantwortet', who: 'integration_officer' },
  { name: 'raising a topic from a case', path: async (page, base) => `/themen/neu?fall=${(await ofACase('')(page, base)).split('/')[2]}`, who: 'case_manager' },
  { name: 'a topic in the forum', path: linkOn('/themen?ebene=mikro&stand=offen', TOPIC), who: 'speaker' },
  { name: 'a topic in the round', path: linkOn('/themen?ebene=meso&stand=offen', TOPIC), who: 'integration_officer' },
  { name: 'an answered topic', path: linkOn('/themen?stand=beantwortet&ebene=meso', TOPIC), who: 'cora' },
  { path: '/themen/fluss', who: 'case_manager' },
  { path: '/themen/fluss', who: 'council_member' },
  { path: '/akteure', who: 'integration_officer' },
  { path: '/akteure', who: 'council_member' },
  { name: 'organisations narrowed to nothing', path: '/akteure?wort=gibtsnicht', who: 'case_manager' },
  { path: '/akteure/neu', who: 'integration_officer' },
  { path: '/akteure/verzeichnis', who: 'case_manager' },
  { path: '/akteure/netz', who: 'integration_officer' },
  { name: 'the network of an area', path: '/akteure/netz?bereich=sprache', who: 'council_member' },
  { path: '/akteure/einlesen', who: 'integration_officer' },
  { name: 'an organisation', path: linkOn('/akteure', ACTOR), who: 'case_manager' },
  { name: 'an organisation with a correction', path: linkOn('/heute', ACTOR), who: 'integration_officer' },
  { name: 'changing an organisation', path: async (page, base) => `${await linkOn('/akteure', ACTOR)(page, base)}/aendern`, who: 'integration_officer' },
  { path: '/formate', who: 'lars' },
  { path: '/formate', who: 'integration_officer' },
  { path: '/formate/neu', who: 'integration_officer' },
  { path: '/formate/vorschlagen', who: 'case_manager' },
  { name: 'a format', path: linkOn('/formate', FORMAT), who: 'lars' },
  { name: 'answering a proposal', path: linkOn('/formate', /^\/formate\/vorschlaege\/[0-9a-f-]{36}$/), who: 'integration_officer' },
  { path: '/gremien', who: 'integration_officer' },
  { path: '/gremien/neu', who: 'integration_officer' },
  { path: '/gremien/nachfolge', who: 'integration_officer' },
  { name: 'the round', path: ofABody(ROUND), who: 'integration_officer' },
  { name: 'the forum', path: ofABody(FORUM), who: 'lars' },
  { name: 'renaming a body', path: ofABody(ROUND, '/aendern'), who: 'integration_officer' },
  { name: 'rules of a body', path: ofABody(ROUND, '/geschaeftsgrundlage'), who: 'round_member' },
  { name: 'writing the rules', path: ofABody(ROUND, '/geschaeftsgrundlage/neu'), who: 'integration_officer' },
  { name: 'a new office', path: ofABody(ROUND, '/aemter/neu'), who: 'integration_officer' },
  { name: 'one office', path: async (page, base) => linkOn(await ofABody(ROUND)(page, base), /\/aemter\/[0-9a-f-]{36}$/)(page, base), who: 'integration_officer' },
  { name: 'a new mandate', path: ofABody(FORUM, '/mandate/neu'), who: 'lars' },
  { name: 'meetings and decisions', path: ofABody(ROUND, '/sitzungen'), who: 'round_member' },
  { name: 'planning a meeting', path: ofABody(ROUND, '/sitzungen/neu'), who: 'integration_officer' },
  { name: 'a meeting of the round', path: aMeetingOf(ROUND), who: 'integration_officer' },
  { name: 'a meeting of the forum', path: aMeetingOf(FORUM), who: 'speaker' },
  { name: 'a meeting as a member sees it', path: aMeetingOf(ROUND), who: 'round_member' },
  { name: 'a meeting that was', path: async (page, base) => linkOn(await ofABody(ROUND, '/sitzungen')(page, base), /^\/sitzungen\/[0-9a-f-]{36}$/)(page, base), who: 'round_member' },
  { name: 'moving a meeting', path: aMeetingOf(ROUND, '/aendern'), who: 'integration_officer' },
  { name: 'minutes to be checked', path: minutesOf(0), who: 'integration_officer' },
  { name: 'minutes with an objection', path: minutesOf(1), who: 'integration_officer' },
  { name: 'approved minutes as a member reads them', path: minutesOf(2), who: 'round_member' },
  { name: 'correcting minutes', path: async (page, base) => linkOn(await minutesOf(0)(page, base), /\/protokoll\/punkte\/[0-9a-f-]{36}$/)(page, base), who: 'integration_officer' },
  { name: 'who gets minutes', path: ofABody(ROUND, '/verteiler'), who: 'integration_officer' },
  { path: '/protokolle', who: 'round_member' },
  { name: 'words found in minutes', path: '/protokolle?words=jugendamt', who: 'integration_officer' },
  { name: 'words that stand everywhere', path: '/protokolle?words=der+die', who: 'integration_officer' },
  { path: '/beschluesse', who: 'round_member' },
  { name: 'decisions narrowed to nothing', path: '/beschluesse?words=gibtesnicht', who: 'integration_officer' },
  { name: 'an item of the agenda', path: anItem(3), who: 'integration_officer' },
  { name: 'looking for a date', path: ofABody(ROUND, '/termine/neu'), who: 'integration_officer' },
  { name: 'a paper for a meeting', path: aMeetingOf(ROUND, '/unterlagen/neu'), who: 'integration_officer' },
  { name: 'a guest for an item', path: anItem(3, '/gast'), who: 'integration_officer' },
  { path: '/gremien/kalender', who: 'round_member' },
  { name: 'the meeting on the wall', path: aMeetingOf(ROUND, '/durchfuehren'), who: 'round_member' },
  { name: 'changing an item', path: anItem(3, '/aendern'), who: 'integration_officer' },
  { name: 'a new item', path: aMeetingOf(FORUM, '/punkte/neu'), who: 'speaker' },
  { path: '/aufgaben?zeige=offen', who: 'integration_officer' },
  { path: '/aufgaben?zeige=erledigt', who: 'integration_officer' },
  { name: 'part 1 of the forum, closed', path: aMeetingOf(FORUM, '/teil-1'), who: 'speaker' },
  { path: '/forum/kennwort', who: 'case_manager' },
  { path: '/optimierung', who: 'integration_officer' },
  { path: '/optimierung', who: 'case_manager' },
  { name: 'an earlier run', path: linkOn('/optimierung', RUN), who: 'integration_officer' },
  { name: 'a step with a meeting', path: linkOn('/optimierung', /\/schritte\/4$/), who: 'integration_officer' },
  { name: 'a step as it is read', path: linkOn('/optimierung', /\/schritte\/4$/), who: 'case_manager' },
  { name: 'the last step', path: linkOn('/optimierung', /\/schritte\/7$/), who: 'integration_officer' },
  { name: 'planning the meeting of a step', path: async (page, base) => `${await linkOn('/optimierung', /\/schritte\/4$/)(page, base)}/sitzung`, who: 'integration_officer' },
  { name: 'a letter', path: async (page, base) => linkOn(await linkOn('/optimierung', /\/schritte\/5$/)(page, base), /\/vorlagen\/einladung-runder-tisch$/)(page, base), who: 'case_manager' },
  { name: 'a run on paper', path: linkOn('/optimierung', /\/drucken$/), who: 'integration_officer' },
  { path: '/optimierung/neu', who: 'integration_officer' },
  { path: '/empfehlungen', who: 'integration_officer' },
  { path: '/empfehlungen', who: 'case_manager' },
  { path: '/empfehlungen/E09', who: 'integration_officer' },
  { path: '/empfehlungen/E24', who: 'integration_officer' },
  { path: '/empfehlungen/E22', who: 'lars' },
  { path: '/empfehlungen/bericht', who: 'council_member' },
  { name: 'Heute of a round member', path: '/heute', who: 'round_member' },
];
