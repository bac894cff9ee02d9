// Answers that could not be sent, encrypted on this device.
// One AES-GCM key per session, not extractable, stored under the hash of the session id:
// another session on the same device finds no key. 24 hours at most; wiped at logout.
const NAME = 'geleit-entwuerfe';
const DAY = 86_400_000;

const ask = (request) => new Promise((good, bad) => {
  request.onsuccess = () => good(request.result);
  request.onerror = () => bad(request.error);
});

async function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => { request.result.createObjectStore('keys'); request.result.createObjectStore('drafts'); };
  return ask(request);
}

async function store(kind, mode, work) {
  const db = await open();
  try { return await work(db.transaction(kind, mode).objectStore(kind)); } finally { db.close(); }
}

async function key(session, create) {
  const found = await store('keys', 'readonly', (s) => ask(s.get(session)));
  if (found || !create) return found;
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await store('keys', 'readwrite', (s) => ask(s.put(fresh, session)));
  return fresh;
}

/** Keeps the open answers of one form; the address is authenticated with them. */
export async function keep(session, url, answers) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode(url);
  const text = new TextEncoder().encode(JSON.stringify(answers));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, await key(session, true), text);
  await store('drafts', 'readwrite', (s) => ask(s.put({ session, iv, data, at: Date.now() }, url)));
}

/** The kept answers of a form, or nothing. */
export async function recall(session, url) {
  const draft = await store('drafts', 'readonly', (s) => ask(s.get(url)));
  const secret = draft && (await key(session, false));
  if (!secret || draft.session !== session) return null;
  const additionalData = new TextEncoder().encode(url);
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: draft.iv, additionalData }, secret, draft.data);
  return JSON.parse(new TextDecoder().decode(text));
}

/** The server has them: the draft goes. */
export const forget = (url) => store('drafts', 'readwrite', (s) => ask(s.delete(url)));

/** Removes what is older than a day or belongs to another session. */
export async function sweep(session) {
  await store('drafts', 'readwrite', async (s) => {
    const [names, all] = await Promise.all([ask(s.getAllKeys()), ask(s.getAll())]);
    all.forEach((d, i) => { if (d.session !== session || Date.now() - d.at > DAY) s.delete(names[i]); });
  });
  await store('keys', 'readwrite', async (s) => (await ask(s.getAllKeys())).forEach((id) => { if (id !== session) s.delete(id); }));
}

/** Everything goes, keys first of all. */
export const wipe = () => Promise.race([ask(indexedDB.deleteDatabase(NAME)), new Promise((good) => setTimeout(good, 500))]);
