// A real mail server that keeps what it takes, read by a parser that is not ours.
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** Resolves when it listens; `letters` grows with every letter taken. */
export async function mailServer() {
  const letters = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then((letter) => { letters.push(letter); done(); }, done);
    },
  });
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  const { port } = server.server.address();
  return { url: `smtp://127.0.0.1:${port}`, letters, stop: () => new Promise((done) => { server.close(done); }) };
}

/** Waits until so many letters fit; answers them. */
export async function arrived(letters, fits, count) {
  const until = Date.now() + 30_000;
  for (;;) {
    const found = letters.filter(fits);
    if (found.length >= count) return found;
    if (Date.now() > until) throw new Error(`${found.length} of ${count} letters arrived`);
    await new Promise((soon) => { setTimeout(soon, 50); });
  }
}
