// Served at /sw.js with `Service-Worker-Allowed: /`; the server writes the base path of this build into BASE.
// Keeps assets and the offline page. Pages with content are never stored, not even for a moment.
const BASE = '/assets';
const CACHE = `geleit${BASE}`;
const OFFLINE = '/offline';
const FIRST = ['css/kern.css', 'css/app.css', 'css/fields.css', 'css/parts.css', 'fonts/fira-sans-latin-400.woff2', 'fonts/fira-sans-latin-600.woff2', 'img/icon.svg'];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([OFFLINE, ...FIRST.map((f) => `${BASE}/${f}`)])).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((n) => n !== CACHE).map((n) => caches.delete(n)))).then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith(`${BASE}/`)) {
    event.respondWith(caches.match(request).then((hit) => hit ?? fetch(request).then(async (answer) => {
      if (answer.ok) await (await caches.open(CACHE)).put(request, answer.clone());
      return answer;
    })));
  } else if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => caches.match(OFFLINE).then((page) => page ?? Response.error())));
  }
});
