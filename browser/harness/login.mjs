// Signs in as a user would, second factor included.
import { createHmac } from 'node:crypto';

/** RFC 6238 code of a base32 secret, six digits, 30 seconds. */
export function totp(secret, at = Date.now()) {
  const bits = [...secret.replace(/[\s=]/g, '').toUpperCase()].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = hash[19] & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** `who` is a word of the account's line ("Integrationsmanagement"); empty takes the first account. */
export async function login(page, server, who = '') {
  const account = server.accounts.find((a) => `${a.user} ${a.rest}`.includes(who)) ?? server.accounts[0];
  await page.goto(`${server.url}/anmelden`);
  await page.locator('input[autocomplete="username"]').fill(account.user);
  await page.locator('input[type="password"]').fill(account.password);
  await page.locator('main form button[type="submit"]').first().click();
  const code = page.locator('input[autocomplete="one-time-code"]');
  if (await code.count()) {
    const secret = account.rest.match(/\b[A-Z2-7]{16,}\b/)?.[0];
    if (!secret) throw new Error(`${account.user} needs a code, but the start message shows no secret`);
    await code.fill(totp(secret));
    await page.locator('main form button[type="submit"]').first().click();
  }
  if (new URL(page.url()).pathname.startsWith('/anmelden')) throw new Error(`login of ${account.user} refused: ${await page.locator('main').innerText()}`);
  return account;
}
