// Counts what a person does: one click, one choice, one filled field is one interaction. Looking and scrolling are free.

/** `const me = hand(page); await me.click('Speichern'); me.count` – names are what is read on the screen. */
export function hand(page) {
  const me = {
    count: 0,
    screens: 0,
    async click(name, options = {}) {
      me.count += 1;
      const target = typeof name === 'string' ? page.getByRole('button', { name, ...options }).or(page.getByRole('link', { name, ...options })).first() : name;
      await target.click();
    },
    async choose(question, answer) {
      me.count += 1;
      const group = page.getByRole('group', { name: question });
      if (await group.count()) await group.first().getByLabel(answer, { exact: true }).check();
      else await page.getByLabel(question).first().selectOption({ label: answer });
    },
    async fill(question, text) {
      me.count += 1;
      const field = typeof question === 'string' ? page.getByLabel(question).first() : question;
      await field.fill(text);
    },
    async press(keys) { me.count += 1; await page.keyboard.press(keys); },
  };
  page.on('framenavigated', (frame) => { if (frame === page.mainFrame()) me.screens += 1; });
  return me;
}

/** Fails with the number, so that a journey that grows is seen. */
export function atMost(journey, count, limit) {
  console.log(`    ${journey}: ${count} of at most ${limit} interactions`);
  if (count > limit) throw new Error(`${journey} takes ${count} interactions, at most ${limit} are allowed`);
}
