// Minutes that several people type at once, and the clock of the item. Contract: docs/ui.md "Live minutes".
const box = document.querySelector('[data-live]');
const { item, textSoon, textOver } = box.dataset;
const $ = (name) => box.querySelector(`[data-${name}]`);
const notes = $('notes');
const form = notes?.form;
const follows = 'follow' in box.dataset;
const pen = Array.from(crypto.getRandomValues(new Uint8Array(8)), (b) => b.toString(16).padStart(2, '0')).join('');

// A delta: n characters stay, -n go, a text comes. Characters are code points, as on the server.
const chars = (text) => Array.from(text);
const size = (part) => (typeof part === 'string' ? chars(part).length : Math.abs(part));

function between(before, after) {
  const [a, b] = [chars(before), chars(after)];
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return [head, b.slice(head, b.length - tail).join(''), head + tail - a.length, tail].filter(Boolean);
}
const changes = (delta) => delta.some((part) => typeof part === 'string' || part < 0);

function apply(delta, text) {
  const from = chars(text);
  let at = 0;
  return delta.map((part) => {
    if (typeof part === 'string') return part;
    at += size(part);
    return part > 0 ? from.slice(at - part, at).join('') : '';
  }).join('');
}

/** Two changes made at the same time, each as it must be behind the other; what is own stands first. */
function transform(own, theirs) {
  const [a, b] = [[...own], [...theirs]];
  const [mine, other] = [[], []];
  while (a.length || b.length) {
    const [x, y] = [a[0], b[0]];
    if (typeof x === 'string') { mine.push(x); other.push(size(x)); a.shift(); continue; }
    if (typeof y === 'string') { mine.push(size(y)); other.push(y); b.shift(); continue; }
    const n = Math.min(size(x ?? 0), size(y ?? 0));
    if (!n) break;
    if (x > 0 && y > 0) { mine.push(n); other.push(n); }
    if (x < 0 && y > 0) mine.push(-n);
    if (x > 0 && y < 0) other.push(-n);
    for (const [list, part] of [[a, x], [b, y]]) if (size(part) > n) list[0] -= Math.sign(part) * n; else list.shift();
  }
  return [mine, other];
}

/** Where a caret stands after a change; what comes in right at it stays behind it. */
function moved(place, delta) {
  let [at, to] = [0, place];
  for (const part of delta) {
    if (typeof part === 'string') to += at < place ? size(part) : 0;
    else {
      if (part < 0) to -= Math.max(0, Math.min(-part, place - at));
      at += size(part);
    }
  }
  return to;
}

let version = Number(box.dataset.version);
const read = () => (form ? notes.value : notes?.textContent ?? '');
let known = read();
let flight = null;
let count = 0;
let busy = null;
let timer = 0;

function write(delta) {
  const text = apply(delta, read());
  if (!form) { notes.textContent = text; return; }
  const [from, to] = [notes.selectionStart, notes.selectionEnd].map((n) => moved(chars(notes.value.slice(0, n)).length, delta));
  const focused = document.activeElement === notes;
  const { scrollTop } = notes;
  notes.value = text;
  const back = (n) => chars(text).slice(0, n).join('').length;
  if (focused) notes.setSelectionRange(back(from), back(to));
  notes.scrollTop = scrollTop;
}

function take(edits) {
  for (const [number, whose, delta] of edits) {
    if (number <= version || !notes) continue;
    version = number;
    if (whose === pen) { known = apply(delta, known); flight = null; continue; }
    const typed = between(flight ? apply(flight, known) : known, read());
    let past = delta;
    known = apply(delta, known);
    if (flight) [flight, past] = transform(flight, delta);
    write(transform(typed, past)[1]);
  }
}

const words = document.getElementById('status').dataset;
const line = form?.querySelector('[data-save-status]') ?? document.getElementById('status');
const say = (state, text) => { line.dataset.state = state; line.textContent = text; };
const later = (ms) => { clearTimeout(timer); timer = setTimeout(send, ms); };
const send = () => (busy ??= attempt().finally(() => { busy = null; }));

/** True when everything that was typed is with the server. */
async function attempt() {
  clearTimeout(timer);
  while (form) {
    if (!flight) {
      const delta = between(known, read());
      if (!changes(delta)) break;
      [flight, count] = [delta, count + 1];
    }
    const body = new URLSearchParams({ _csrf: form.elements._csrf.value, stift: pen, nummer: count, fassung: version, aenderung: JSON.stringify(flight) });
    let answer;
    try {
      answer = await fetch(notes.dataset.notes, { method: 'POST', body, redirect: 'manual', headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(10_000) });
      if (!answer.headers.get('content-type')?.includes('json')) throw answer;
      const { edits, error } = await answer.json();
      if (error) { flight = null; say('problem', error); return false; }
      take(edits);
    } catch (trouble) {
      const out = trouble.type === 'opaqueredirect' || /40[13]/.test(trouble.status);
      say(out ? 'problem' : 'offline', out ? words.textSignedout : notes.dataset.textOffline);
      later(2_000);
      return false;
    }
  }
  if (form) {
    form.elements.fassung.value = version;
    if (line.dataset.state) say('saved', words.textSaved);
    if (!['decision', 'task'].some((name) => form.elements[name]?.value)) form.dispatchEvent(new Event('geleit:saved', { bubbles: true }));
  }
  return true;
}

notes?.addEventListener('input', () => { if (line.dataset.state !== 'offline') say('busy', words.textSaving); later(300); });
addEventListener('online', () => later(0));

// The clock. The server says how much is left; here it only runs down.
const clock = $('clock');
let left = Number(box.dataset.left);
let runs = 'runs' in box.dataset;
let since = performance.now();
let announced = left;
const remaining = () => Math.round(left - (runs ? (performance.now() - since) / 1000 : 0));
function tone() {
  const sound = new AudioContext();
  const wave = sound.createOscillator();
  wave.connect(sound.destination);
  wave.start();
  wave.stop(sound.currentTime + 0.3);
}
function tick() {
  const now = remaining();
  const [minutes, seconds] = [Math.trunc(Math.abs(now) / 60), Math.abs(now) % 60];
  clock.textContent = `${now < 0 ? '+' : ''}${minutes}:${String(seconds).padStart(2, '0')}`;
  clock.dataset.state = now < 0 ? 'over' : now <= 120 ? 'soon' : '';
  for (const [mark, text] of [[120, textSoon], [0, textOver]]) {
    if (announced > mark && now <= mark) { $('say').textContent = text; if ($('sound')?.checked) tone(); }
  }
  announced = now;
}
if (clock) setInterval(tick, 500);

let stream;
function listen() {
  stream = new EventSource(`${box.dataset.live}?punkt=${item}&seit=${version}`);
  stream.addEventListener('text', (event) => take([JSON.parse(event.data)]));
  stream.addEventListener('ende', () => location.reload());
  stream.addEventListener('lauf', (event) => {
    const { punkt, rest, laeuft } = JSON.parse(event.data);
    const here = punkt === item;
    if (follows && (!here || 'waits' in box.dataset)) { location.reload(); return; }
    const other = $('elsewhere');
    if (other) { other.hidden = here; other.querySelector('a').href = punkt; }
    if (!here || !clock) return;
    [left, runs, since] = [rest, laeuft, performance.now()];
    box.toggleAttribute('data-runs', laeuft);
    box.setAttribute('data-here', '');
    tick();
  });
  stream.onerror = () => {
    // A refused stream ends for good; one that broke is asked for again by the browser.
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 5_000);
  };
}
if (item) listen();

// Nothing leaves the page before it is stored, and without a connection nothing leaves it at all.
const reach = () => fetch(location.href, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(5_000) }).then(() => true, () => false);
let through = null;
document.addEventListener('submit', (event) => {
  if (event.target === through || event.target.method !== 'post') return;
  event.preventDefault();
  event.stopPropagation();
  const { target, submitter } = event;
  Promise.all([send(), reach()]).then(async ([good, there]) => {
    if (!good || !there) { say('offline', notes?.dataset.textOffline ?? words.textOffline); return; }
    if ('still' in target.dataset) {
      // Holding the time changes no page.
      const body = new URLSearchParams(new FormData(target, submitter));
      await fetch(target.action, { method: 'POST', body, redirect: 'manual' }).catch(() => {});
      return;
    }
    through = target;
    target.requestSubmit(submitter);
    through = null;
  });
}, true);
