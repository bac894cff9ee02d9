// What every page gets: shortcuts, menus, privacy screen, focus on errors, guard against leaving unsaved work.
// Nothing here is needed: without JavaScript every page works by links and forms.
const doc = document;
const root = doc.documentElement;
const $ = (selector, within = doc) => within.querySelector(selector);
const $$ = (selector, within = doc) => [...within.querySelectorAll(selector)];

// Errors first: whoever sent a form wants to know what is wrong.
$('[data-errors]')?.focus();
doc.addEventListener('click', (event) => {
  const link = event.target.closest?.('[data-errors] a');
  const target = link && doc.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  const input = target.matches('fieldset') ? $('input', target) : target;
  input.focus();
  target.closest('.g-q')?.scrollIntoView({ block: 'center' });
});

// Menus: Escape and a click elsewhere close; the focus goes back to the button.
const menus = $$('details.g-menu');
doc.addEventListener('click', (event) => menus.forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));
menus.forEach((menu) => {
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && menu.open) { menu.open = false; $('summary', menu).focus(); }
  });
  menu.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
});

// Privacy screen: at once here, and remembered by the server for the next page.
$('[data-shield-form]')?.addEventListener('submit', (event) => {
  event.preventDefault();
  const on = root.toggleAttribute('data-shield');
  $('button', event.target).setAttribute('aria-pressed', on);
  const body = new URLSearchParams(new FormData(event.target));
  body.set('an', on ? '1' : '0');
  fetch(event.target.action, { method: 'POST', body, redirect: 'manual' }).catch(() => {});
});

// Leaving with unsaved work asks first. Autosave says when nothing is open any more.
const unsaved = new Set();
const guard = (event) => event.preventDefault();
const watch = () => (unsaved.size ? addEventListener : removeEventListener)('beforeunload', guard);
doc.addEventListener('input', (event) => {
  const form = event.target.form;
  if (form?.matches('[data-guard]')) { unsaved.add(form); watch(); }
});
doc.addEventListener('geleit:saved', (event) => { unsaved.delete(event.target); watch(); });
doc.addEventListener('submit', (event) => {
  if (event.defaultPrevented) return;
  if (event.target.dataset.sent) return event.preventDefault();
  if (event.target.method === 'post') event.target.dataset.sent = '1';
  unsaved.delete(event.target);
  watch();
});
addEventListener('pageshow', () => $$('form[data-sent]').forEach((form) => delete form.dataset.sent));

// Shortcuts with Strg or Alt always, single keys only if switched on in the account (WCAG 2.1.4).
const press = (selector) => {
  const here = doc.activeElement?.form;
  const target = (here && $(selector, here)) || $(selector);
  target?.click();
  return Boolean(target);
};
const search = () => {
  const box = $('[data-key-search]');
  if (!box) return false;
  if (box.checkVisibility()) { box.focus(); box.select(); } else location.href = '/suche';
  return true;
};
doc.addEventListener('keydown', (event) => {
  const strg = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const typing = event.target.closest?.('input:not([type=radio],[type=checkbox]), textarea, select, [contenteditable]');
  let done = false;
  if (strg && event.key === 'k') done = search();
  else if (strg && event.key === 's') done = press('form[data-form] button[type=submit]:not([name])');
  else if (strg && event.key === 'Enter') done = press('.g-bar .kern-btn--primary');
  else if (event.altKey && !event.ctrlKey && /^Digit[1-7]$/.test(event.code)) done = press(`[data-key-nav="${event.code[5]}"]`);
  else if (doc.body.hasAttribute('data-keys') && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) {
    if (event.key === '/') done = search();
    else if (event.key === '?') { location.href = '/hilfe/tastatur'; done = true; }
    else if (event.key === 'b') done = press('[data-shield-form] button');
  }
  if (done) event.preventDefault();
});

// The jump list follows the section in view.
const jump = $('[data-jump]');
if (jump) {
  const links = new Map($$('a', jump).map((link) => [link.hash.slice(1), link]));
  const seen = new IntersectionObserver((entries) => {
    const entry = entries.find((e) => e.isIntersecting && links.has(e.target.id));
    if (entry) links.forEach((link, id) => link.setAttribute('aria-current', id === entry.target.id));
  }, { rootMargin: '-10% 0px -75% 0px' });
  $$('.g-section').forEach((section) => seen.observe(section));
}

// A form without live logic shows everything; live forms say themselves when their first evaluation is done.
addEventListener('load', () => $$('[data-form]').forEach((form) => form.setAttribute('data-live', '')));

// Drafts of an older session cannot be read any more; at logout they go at once.
const { session, drafts } = doc.body.dataset;
if (session) {
  import('./drafts.js').then(({ sweep }) => sweep(session)).catch(() => {});
  if ($('form[data-autosave]')) import('./autosave.js').then(({ start }) => $$('form[data-autosave]').forEach((form) => start(form, session, drafts === 'on')));
}
$('form[data-logout]')?.addEventListener('submit', (event) => {
  event.preventDefault();
  unsaved.clear();
  watch();
  const go = () => event.target.submit();
  import('./drafts.js').then(({ wipe }) => wipe()).then(go, go);
});

// The service worker keeps styles, fonts and the offline page, never a page with content.
if ('serviceWorker' in navigator) {
  const url = '/sw.js';
  const policy = self.trustedTypes?.createPolicy('geleit', { createScriptURL: (u) => { if (u !== url) throw new TypeError(u); return u; } });
  navigator.serviceWorker.register(policy ? policy.createScriptURL(url) : url).catch(() => {});
}
