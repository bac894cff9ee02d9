// node run.mjs [word …]: tells the stories whose name holds one of the words; all without words.
// The last line is "N passed, N failed".
import { readdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { launch } from './harness/browser.mjs';
import { mailServer } from './harness/mail.mjs';
import { start } from './harness/server.mjs';
import { story, told } from './harness/story.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
process.chdir(here);
for (const file of readdirSync('stories').filter((f) => f.endsWith('.mjs')).sort()) await import(`./stories/${file}`);

story('style sheets use logical properties and tokens only', () => {
  const css = '../crates/web/assets/css';
  const lint = spawnSync(process.execPath, ['node_modules/stylelint/bin/stylelint.mjs', `${css}/app.css`, `${css}/fields.css`, `${css}/parts.css`, `${css}/print.css`], { encoding: 'utf8' });
  if (lint.status !== 0) throw new Error(lint.stdout + lint.stderr);
}, { needs: 'nothing' });

const words = process.argv.slice(2);
const chosen = told().filter((s) => !words.length || words.some((w) => s.name.includes(w)));
const browser = chosen.some((s) => s.needs !== 'nothing') ? await launch() : null;
const mail = chosen.some((s) => s.needs === 'server') ? await mailServer() : null;
let server = null;
let passed = 0;
let failed = 0;
try {
  if (chosen.some((s) => s.needs === 'server')) server = await start({ mail });
  for (const { name, tell } of chosen) {
    const since = performance.now();
    try {
      await tell({ browser, server });
      passed += 1;
      console.log(`  ok  ${name} (${Math.round(performance.now() - since)} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL  ${name}\n      ${error.stack?.includes(error.message) ? error.stack : error.message}`);
    }
  }
} catch (error) {
  failed += 1;
  console.log(`FAIL  start\n      ${error.message}`);
} finally {
  await browser?.close();
  await server?.stop();
  await mail?.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
