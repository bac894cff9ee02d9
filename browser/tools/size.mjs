// Size of the modules of the pages as the server sends them: whole-line comments and indentation dropped, gzip. Fails above
// the limit. Tests stay at home; the service worker is loaded by itself, once.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const root = new URL('../../crates/web/assets/js/', import.meta.url);
const slim = (text) => text.split('\n').map((l) => l.trim()).filter((l) => l && !/^(\/\/|\/\*\*.*\*\/$)/.test(l)).join('\n');
const files = readdirSync(root, { recursive: true }).filter((f) => f.endsWith('.js') && !f.includes('.test.') && f !== 'sw.js' && statSync(new URL(f, root)).isFile());
let all = 0;
for (const f of files) {
  const size = gzipSync(slim(readFileSync(new URL(f, root), 'utf8')), { level: 9 }).length;
  all += size;
  console.log(String(size).padStart(6), f);
}
console.log(String(all).padStart(6), 'bytes in all, at most 12288');
process.exitCode = all > 12288 ? 1 : 0;
