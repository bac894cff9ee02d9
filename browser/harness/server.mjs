// Starts the program with fictional data, or uses one that runs (GELEIT_URL).
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const freePort = () => new Promise((done) => {
  const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => done(port)); });
});

/** Resolves when the server answers; `accounts` are the lines of the start message that hold an address and a password. */
export async function start({ cases = 40, mail = null } = {}) {
  if (process.env.GELEIT_URL) return { url: process.env.GELEIT_URL, accounts: given(), letters: [], output: '', stop() {} };
  const bin = process.env.GELEIT_BIN;
  if (!bin) throw new Error('set GELEIT_BIN to the program, or GELEIT_URL to a running demo');
  const dir = mkdtempSync(join(tmpdir(), 'geleit-browser-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(bin, ['demo', '--dir', join(dir, 'data'), '--port', String(port), '--cases', String(cases), ...(mail ? ['--mail', mail.url] : [])], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let gone = null;
  child.stdout.on('data', (d) => { output += d; });
  child.stderr.on('data', (d) => { output += d; });
  child.on('exit', (code) => { gone = code; });
  const until = Date.now() + 120_000;
  for (;;) {
    if (gone !== null) throw new Error(`the program ended with ${gone}:\n${output}`);
    if (Date.now() > until) { child.kill('SIGKILL'); throw new Error(`no answer from ${url}/healthz:\n${output}`); }
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) break;
    await new Promise((r) => setTimeout(r, 100));
  }
  const stop = () => new Promise((done) => {
    const finish = () => { rmSync(dir, { recursive: true, force: true }); done(); };
    if (gone !== null) return finish();
    child.once('exit', finish);
    child.kill('SIGTERM');
  });
  return { url, dir, letters: mail?.letters ?? [], output: () => output, accounts: given() ?? accounts(output), stop };
}

function given() {
  const { GELEIT_USER: user, GELEIT_PASSWORD: password } = process.env;
  return user ? [{ user, password, rest: '' }] : null;
}

/** Lines like `  anna     ein Satz als Passwort  case_manager`: columns are two blanks apart. */
export function accounts(text) {
  return [...text.matchAll(/^ {2}(\S+) +(\S.*?) {2}(\S.*)$/gm)].map(([, user, password, rest]) => ({ user, password, rest: rest.trim() }));
}
