// Sends changed answers while one writes. Contract with the server: docs/ui.md "Autosave".
import { keep, recall, forget } from './drafts.js';

const WAIT = 700;
const RETRY = 15_000;

/** Current values of one name; an empty list means: nothing ticked. */
const values = (form, name) => new FormData(form).getAll(name).map(String);

/** Fills the inputs of a name; false when they cannot hold the whole list. */
function put(form, name, list) {
  let place = 0;
  for (const input of form.elements) {
    if (input.name !== name) continue;
    if (input.type === 'radio' || input.type === 'checkbox') {
      input.checked = list.includes(input.value);
      place += input.checked;
    } else input.value = list[place++] ?? '';
  }
  form.querySelector(`[name="${CSS.escape(name)}"]`)?.dispatchEvent(new Event('change', { bubbles: true }));
  return place >= list.length;
}

function node(tag, className, ...content) {
  const el = document.createElement(tag);
  el.className = className;
  el.append(...content);
  return el;
}

export function start(form, session, drafts) {
  const url = new URL(form.dataset.autosave, location.href).href;
  const page = document.getElementById('status');
  const line = form.querySelector('[data-save-status]') ?? page;
  const text = page.dataset;
  const open = new Set();
  const known = new Map();
  const mine = new Set();
  // Questions whose answer the server did not take: as long as there is one, not everything is saved.
  const stuck = new Set(Array.from(form.querySelectorAll('.g-q--error'), (box) => box.dataset.q));
  let timer = 0;
  let flight = null;
  let offline = false;

  const say = (state, message) => { line.dataset.state = state; if (line.textContent !== message) line.textContent = message; };
  const later = (ms) => { clearTimeout(timer); timer = setTimeout(send, ms); };
  const value = (name) => JSON.stringify(values(form, name));
  for (const { name } of form.elements) if (name) known.set(name, value(name));
  /** Shows what is stored; it is not sent back. */
  const take = (values) => Object.entries(values).map(([name, list]) => {
    const whole = !open.has(name) && put(form, name, list);
    if (whole) known.set(name, value(name));
    return whole;
  }).every(Boolean);
  const question = (path) => form.querySelector(`[data-q="${CSS.escape(path)}"]`);

  form.addEventListener('input', note);
  form.addEventListener('change', note);
  function note(event) {
    const { name } = event.target;
    if (!name || name.startsWith('_')) return;
    open.add(name);
    later(event.type === 'change' ? WAIT / 2 : WAIT);
  }

  function showErrors(sent, errors) {
    for (const path of new Set(sent.map((name) => name.replace(/!$/, '')))) {
      stuck[errors[path] ? 'add' : 'delete'](path);
      const box = question(path);
      const message = box?.querySelector('[data-error]');
      if (!message) continue;
      message.textContent = errors[path] ?? '';
      message.hidden = !errors[path];
      box.classList.toggle('g-q--error', Boolean(errors[path]));
      const input = box.querySelector(`[name="${CSS.escape(path)}"]`);
      input?.[errors[path] ? 'setAttribute' : 'removeAttribute']('aria-invalid', 'true');
    }
  }

  function showConflict({ path, mine: own, theirs, values, by, at }) {
    stuck.add(path);
    const box = question(path);
    box?.querySelector('.g-conflict')?.remove();
    const frame = node('div', 'g-conflict');
    const button = (label, act) => {
      const b = node('button', 'g-link', label);
      b.type = 'button';
      b.addEventListener('click', () => { frame.remove(); act(); });
      return b;
    };
    frame.setAttribute('role', 'group');
    frame.setAttribute('aria-label', text.textConflict);
    frame.append(
      node('p', '', `${text.textMine}: `, node('bdi', '', own)),
      node('p', '', `${text.textTheirs} (${by}, ${at}): `, node('bdi', '', theirs)),
      node('p', 'g-actions',
        button(text.textTakeMine, () => { mine.add(path); Object.keys(values).forEach((name) => open.add(name)); later(0); }),
        button(text.textTakeTheirs, () => { stuck.delete(path); Object.keys(values).forEach((name) => open.delete(name)); take(values); })),
    );
    box?.append(frame);
  }

  async function fail(state, message) {
    offline = state === 'offline';
    let kept = false;
    if (drafts) kept = await keep(session, url, [...open].map((name) => [name, values(form, name)])).then(() => true, () => false);
    say(state, offline && !kept ? text.textNodraft : message);
    later(RETRY);
    return false;
  }

  /** True when everything is with the server. */
  async function send() {
    if (flight) return flight.then(() => (open.size ? send() : true));
    if (!open.size) return true;
    clearTimeout(timer);
    flight = attempt();
    try { return await flight; } finally { flight = null; }
  }

  async function attempt() {
    const sent = [...open].filter((name) => value(name) !== known.get(name));
    open.clear();
    if (!sent.length) {
      // Back to what the server has: nothing waits any more.
      if (offline) say('saved', text.textSaved);
      offline = false;
      done();
      return true;
    }
    const now = sent.map((name) => [name, value(name)]);
    const body = new URLSearchParams({ _csrf: form.elements._csrf.value, _version: form.dataset.version ?? '' });
    for (const name of sent) {
      const list = values(form, name);
      for (const value of list.length ? list : ['']) body.append(name, value);
    }
    mine.forEach((path) => body.append('_mine', path));
    if (!offline) say('busy', text.textSaving);
    let answer;
    try {
      answer = await fetch(url, { method: 'POST', body, redirect: 'manual', headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(20_000) });
    } catch {
      sent.forEach((name) => open.add(name));
      return fail('offline', text.textOffline);
    }
    if (!answer.headers.get('content-type')?.includes('json')) {
      sent.forEach((name) => open.add(name));
      const out = answer.type === 'opaqueredirect' || /40[13]/.test(answer.status);
      return fail(out ? 'problem' : 'offline', out ? text.textSignedout : text.textOffline);
    }
    const { version, saved_at: at, errors = {}, conflicts = [], others = {} } = await answer.json();
    offline = false;
    mine.clear();
    // A page that does not show what others changed keeps its version: then the server will find the conflict.
    if (take(others) && version != null) {
      form.dataset.version = version;
      if (form.elements._version) form.elements._version.value = version;
    }
    now.forEach(([name, json]) => known.set(name, json));
    conflicts.forEach(({ path }) => [path, `${path}!`].forEach((name) => known.delete(name)));
    showErrors(sent, errors);
    conflicts.forEach(showConflict);
    say(stuck.size ? 'problem' : 'saved', conflicts.length ? text.textConflict : stuck.size ? text.textProblem : `${text.textSaved} ${at ?? ''}`);
    if (open.size) { later(WAIT); return false; }
    done();
    return true;
  }
  function done() {
    forget(url).catch(() => {});
    // The page hears of it only when everything is saved; the form always, because it counts what was refused.
    form.dispatchEvent(new Event('geleit:saved', { bubbles: !stuck.size }));
  }

  // Without a connection a normal submit would end on the browser's error page: send first, then go.
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    if (!offline) return;
    event.preventDefault();
    const { submitter } = event;
    send().then((good) => { if (good) form.requestSubmit(submitter); });
  }, true);
  addEventListener('online', () => later(0));
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') send(); });

  recall(session, url).then((answers) => {
    if (!answers?.length) return;
    for (const [name, list] of answers) put(form, name, list);
    later(0);
  }).catch(() => {});
}
