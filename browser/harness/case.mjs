// Cases and plans as a case manager reaches them.

/** Opens counselling for an invented person and answers the address of the case. */
export async function openCase(page, server, { last = 'Tesfay', first = 'Selam', depth = 'einfach', health = 'ja' } = {}) {
  await page.goto(`${server.url}/faelle/neu`);
  const field = (name) => page.locator(`main [name="${name}"]`);
  await field('last_name').fill(last);
  await field('first_name').fill(first);
  await field('born').fill('3.4.1990');
  await field('counselling_type').and(page.locator(`[value="${depth}"]`)).check();
  for (const name of ['agreement', 'notice']) await field(name).first().check();
  for (const [purpose, answer] of [['beratung', 'ja'], ['gesundheit', health], ['evaluation', 'ja']]) {
    const radio = page.locator(`main [name="purpose_${purpose}"][value="${answer}"]`);
    if (await radio.count()) await radio.check();
  }
  await field('language').selectOption('tir');
  await page.locator('main form button[type="submit"]:visible').last().click();
  // Another story may have counselled somebody of that name: then the page asks first.
  const known = page.locator('[data-errors]').getByRole('button');
  await known.or(page.locator('h1 [data-private]')).first().waitFor();
  if (await known.count()) await known.click();
  await page.waitForURL(/\/faelle\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** Ends counselling of a case without goals. */
export async function closeCase(page, server, address) {
  await page.goto(`${server.url}${address}/beenden`);
  await page.locator('main [name="reason"]').selectOption('umzug');
  await page.locator('main form button[type="submit"]:visible').last().click();
  await page.waitForURL(`**${address}`);
}

/** The question at an address. */
export const question = (page, path) => page.locator(`[data-q="${path}"]`);

/** Waits until the page says that everything is stored. */
export const stored = (page) => page.locator('[data-save-status]').filter({ hasText: /^(Gespeichert|Saved) \d/ }).waitFor();

/** Does something and waits for the answer of the save that follows. */
export async function saving(page, act) {
  const isSave = (answer) => answer.request().method() === 'POST' && answer.request().headers().accept === 'application/json';
  const [answer] = await Promise.all([page.waitForResponse(isSave), act()]);
  await stored(page);
  return answer;
}
