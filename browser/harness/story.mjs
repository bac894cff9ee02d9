// A list of stories told one after the other. A story is a name and a function; it fails by throwing.
const stories = [];

/** Registers a story. `needs: 'server'` (default) gets { server, browser }; `needs: 'browser'` runs without the program. */
export const story = (name, tell, { needs = 'server' } = {}) => stories.push({ name, tell, needs });

/** Throws with all sentences of a list of complaints. */
export function clean(where, complaints) {
  if (complaints.length) throw new Error(`${where}\n      ${complaints.join('\n      ')}`);
}

export const told = () => stories;
