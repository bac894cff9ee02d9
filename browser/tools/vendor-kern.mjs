// Takes the parts of KERN that the pages use out of the npm package and repairs them:
//   node tools/vendor-kern.mjs
// writes crates/web/assets/css/kern.css, its licence beside it, and icons/*.svg.
// Repairs (each is a known defect of KERN 2.7 under our rules, see docs/ui.md):
//   - physical sides become logical ones, so that right-to-left text works
//   - data: URLs become files, so that the content security policy needs no exception
//   - the rule that removes the focus outline of [tabindex] goes
//   - smooth scrolling goes; `*:not(i){font-family}` becomes inheritance, so that :lang(ar) can choose a font
//   - icons in forced colours take the system's text colour instead of white
//   - everything sits in one cascade layer, so that app.css wins without fighting over specificity
import { readFileSync, writeFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postcss from 'postcss';

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, '../../crates/web/assets');
const kern = dirname(createRequire(import.meta.url).resolve('@kern-ux/native/package.json'));
const version = JSON.parse(readFileSync(join(kern, 'package.json'), 'utf8')).version;

/** Components in use. A class is kept when its block is named here. */
const BLOCKS = new Set(['sr-only', 'icon', 'alert', 'btn',
  'label', 'link', 'body',
  'title', 'light', 'dark', 'layer', 'level-0', 'level-1', 'level-2']);
/** Variants of those that no page uses. */
const UNUSED = /(--block|--x-small|width-2|width-4|link--stretched|list--horizontal|kern-title--large)/;
const ICONS = ['account-circle', 'add', 'arrow-back', 'arrow-down', 'arrow-forward', 'arrow-up', 'check', 'chevron-right',
  'close', 'danger', 'delete', 'download', 'edit', 'help', 'home', 'info', 'logout', 'mail', 'more-vert', 'open-in-new',
  'search', 'success', 'visibility', 'visibility-off', 'warning', 'calendar-today', 'content-copy', 'language', 'checklist'];

const root = postcss.parse(readFileSync(join(kern, 'dist/kern.css'), 'utf8'));
const block = (cls) => cls.replace(/^kern-/, '').split(/--|__/)[0];

function keep(selector) {
  if (UNUSED.test(selector)) return false;
  if (/type=["']?file|kern-dialog|kern-dropdown|kern-input-group|kern-kopfzeile/.test(selector)) return false;
  const classes = [...selector.replace(/:(not|is|has)\([^)]*\)/g, '').matchAll(/\.([A-Za-z][\w-]*)/g)].map((m) => m[1]);
  for (const cls of classes) {
    if (!cls.startsWith('kern-')) return false;
    const icon = cls.match(/^kern-icon--(.+)$/);
    if (icon && !ICONS.includes(icon[1]) && !['small', 'default', 'large', 'x-large'].includes(icon[1])) return false;
    if (!BLOCKS.has(block(cls))) return false;
  }
  return true;
}

root.walkComments((c) => c.remove());
root.walkAtRules('charset', (a) => a.remove());
root.walkRules((rule) => {
  if (rule.parent.type === 'atrule' && rule.parent.name === 'keyframes') return;
  const sel = rule.selectors.filter((s) => keep(s) && !/^\[tabindex\]|^area|^iframe|^\[contentEditable/i.test(s));
  if (!sel.length) return rule.remove();
  if (sel.join() === '*:not(i)') return rule.replaceWith('button, input, select, textarea { font-family: inherit; }');
  rule.selectors = sel;
});

const LOGICAL = {
  'padding-left': 'padding-inline-start', 'padding-right': 'padding-inline-end',
  'margin-left': 'margin-inline-start', 'margin-right': 'margin-inline-end',
  'border-left': 'border-inline-start', 'border-right': 'border-inline-end',
  'border-left-width': 'border-inline-start-width', 'border-right-width': 'border-inline-end-width',
  'padding-top': 'padding-block-start', 'padding-bottom': 'padding-block-end',
  'margin-top': 'margin-block-start', 'margin-bottom': 'margin-block-end',
  left: 'inset-inline-start', right: 'inset-inline-end',
};
const icons = new Map();
root.walkDecls((d) => {
  if (d.prop === 'scroll-behavior' || d.prop === 'scrollbar-gutter' || d.prop === '-webkit-mask') return d.remove();
  if (LOGICAL[d.prop]) d.prop = LOGICAL[d.prop];
  if (d.prop === 'text-align') d.value = { left: 'start', right: 'end' }[d.value] ?? d.value;
  if (d.prop === 'float' || d.prop === 'clear') d.value = { left: 'inline-start', right: 'inline-end' }[d.value] ?? d.value;
  // Four-value padding with unequal sides is physical too.
  if (d.prop === 'padding' || d.prop === 'margin') {
    const parts = postcss.list.space(d.value);
    if (parts.length === 4 && parts[1] !== parts[3]) {
      const [top, end, bottom, start] = parts;
      d.cloneBefore({ prop: `${d.prop}-block`, value: `${top} ${bottom}` });
      d.prop = `${d.prop}-inline`;
      d.value = `${start} ${end}`;
    }
  }
  if (d.important && d.parent.selector === 'textarea') d.important = false;
  if (d.important && d.value.includes('--kern-color-white')) { d.value = 'CanvasText'; }
  const data = d.value.match(/url\("data:image\/svg\+xml,([^"]+)"\)/);
  if (data) {
    const svg = decodeURIComponent(data[1]).replace(/ (height|width)=''/g, '').replace(/'/g, '"');
    const known = [...icons].find(([, s]) => s === svg);
    const own = d.parent.selector.match(/kern-icon--([\w-]+)/);
    const name = known ? known[0] : own ? own[1] : `mark-${icons.size}`;
    icons.set(name, svg);
    d.value = d.value.replace(data[0], `url("../icons/${name}.svg")`);
  }
});
// Custom properties nobody refers to any more.
for (let gone = 1; gone;) {
  gone = 0;
  const used = new Set();
  root.walkDecls((d) => { for (const m of d.value.matchAll(/var\((--[\w-]+)/g)) used.add(m[1]); });
  const ours = readdirSync(join(assets, 'css')).filter((f) => f.endsWith('.css') && f !== 'kern.css').map((f) => readFileSync(join(assets, 'css', f), 'utf8'));
  for (const css of ours) for (const m of css.matchAll(/var\((--kern-[\w-]+)/g)) used.add(m[1]);
  root.walkDecls(/^--kern/, (d) => { if (!used.has(d.prop)) { d.remove(); gone++; } });
}
for (let again = true; again;) {
  again = false;
  root.walk((n) => { if ((n.type === 'rule' || (n.type === 'atrule' && n.nodes)) && !n.nodes.length) { n.remove(); again = true; } });
}

mkdirSync(join(assets, 'icons'), { recursive: true });
for (const f of readdirSync(join(assets, 'icons'))) if (f.startsWith('mark-')) rmSync(join(assets, 'icons', f));
const head = `/* KERN Design System, @kern-ux/native ${version}, EUPL-1.2 (kern-LICENSE.md).
   Reduced and repaired by browser/tools/vendor-kern.mjs; do not edit here. */\n`;
writeFileSync(join(assets, 'css/kern.css'), `${head}@layer kern {\n${root.toString().replace(/\n\s*\n+/g, '\n')}\n}\n`);
writeFileSync(join(assets, 'css/kern-LICENSE.md'), readFileSync(join(kern, 'LICENSE.md')));
for (const [name, svg] of icons) writeFileSync(join(assets, `icons/${name}.svg`), `${svg}\n`);
console.log(`kern ${version}: ${root.toString().length} bytes, ${icons.size} icons`);
