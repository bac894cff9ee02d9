// The form's expressions in the page. Same meaning as the server's evaluator; shared vectors in
// expression.test.js hold them equal. No eval: a program is a JSON tree that is walked. A few functions
// stay with the server (times of the day, formats, look-ups): `forms::is_live` names them.
//
// A tree gives nodes: {root, parent(n), kids(n, name), text(n), date(n), pos(n), ref(field, n),
// col(name)}; nodes are compared with ===. `ref` gives one node, an array
// of nodes, or null for a field that does not count now.

const DAY = 864e5;

/** A date or a date with a time: ms of the local calendar, counted as if it were UTC. */
class Moment {
  constructor(ms) {
    this.ms = ms;
  }
}

const utc = (y, m, d, h = 0, i = 0, s = 0, f = 0) => {
  const date = new Date(0);
  date.setUTCFullYear(y, m - 1, d);
  date.setUTCHours(h, i, s, f);
  const same = date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  return same && h < 24 && i < 60 && s < 60 ? date.getTime() : NaN;
};

const DATE = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d*))?)?)?$/;

const parseMoment = (text) => {
  const m = DATE.exec(text.trim());
  if (!m) return null;
  const [, y, mo, d, h = 0, i = 0, s = 0, f = ""] = m;
  const ms = utc(+y, +mo, +d, +h, +i, +s, +(f + "000").slice(0, 3));
  return Number.isNaN(ms) ? null : new Moment(ms);
};

/** `JJJJ`, `JJJJ-MM`, `JJJJ-MM-TT`, each perhaps with `~`: the day that stands for it, or null. */
const parsePartial = (text) => {
  const m = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?~?$/.exec(text.trim());
  if (!m || +m[1] < 1) return null;
  const ms = utc(+m[1], +(m[2] ?? 7), +(m[3] ?? (m[2] ? 15 : 1)));
  return Number.isNaN(ms) ? null : new Moment(ms);
};

const fromDays = (days) =>
  Number.isFinite(days) && Math.abs(days) <= 3e6 ? new Moment(Math.round(days * DAY)) : null;

const midnight = (moment) => new Moment(Math.floor(moment.ms / DAY) * DAY);

const momentText = ({ ms }) => new Date(ms).toISOString().slice(0, 10);

/** A number as text, never with an exponent. */
export const formatNumber = (n) => {
  if (n === 0) return "0";
  const text = String(n);
  const m = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!m) return text;
  const [, sign, first, rest = "", exponent] = m;
  const digits = first + rest;
  return +exponent < 0
    ? `${sign}0.${"0".repeat(-exponent - 1)}${digits}`
    : sign + digits.padEnd(+exponent + 1, "0");
};

const NUMBER = /^[ \t\r\n]*(-?(?:\d+\.?\d*|\.\d+))[ \t\r\n]*$/;

const textNumber = (text) => {
  const m = NUMBER.exec(text);
  if (m) return Number(m[1]);
  const moment = parseMoment(text);
  return moment ? moment.ms / DAY : NaN;
};

const words = (text) => text.split(/[ \t\r\n]+/).filter(Boolean);

const patterns = new Map();
const matches = (text, pattern) => {
  if (!patterns.has(pattern)) {
    let compiled = null;
    for (const flags of ["u", ""]) {
      try {
        compiled ??= new RegExp(pattern, flags);
      } catch { /* refused when the form was published, or without the flag */ }
    }
    patterns.set(pattern, compiled);
  }
  return patterns.get(pattern)?.test(text) ?? false;
};

const round = (n, places) => {
  if (Number.isNaN(places)) return NaN;
  if (!Number.isFinite(n)) return n;
  const p = Math.max(-30, Math.min(30, Math.trunc(places)));
  if (!p) return Math.floor(n + 0.5);
  const factor = Number(`1e${Math.abs(p)}`);
  return p < 0
    ? Math.floor(n / factor + 0.5) * factor
    : Math.floor(Number(`${formatNumber(n)}e${p}`) + 0.5) / factor;
};

/** Full months between two moments. */
const months = (from, to) => {
  if (!from || !to) return NaN;
  const [a, b] = [new Date(midnight(from).ms), new Date(midnight(to).ms)];
  if (b < a) return NaN;
  return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth()
    - (b.getUTCDate() < a.getUTCDate() ? 1 : 0);
};

/**
 * Evaluates a program at a node. `env` is {today, now, lang} with ISO texts.
 * The result keeps its type; `text`, `number` and `truth` convert it.
 */
export class Evaluator {
  constructor(tree, env) {
    this.tree = tree;
    this.env = env;
  }

  number(program, node) {
    return this.#number(this.run(program, node));
  }
  text(program, node) {
    return this.#text(this.run(program, node));
  }
  truth(program, node) {
    return this.#truth(this.run(program, node));
  }

  run(program, node) {
    return this.#eval(program, { node, current: node, position: 0 });
  }

  /** A stored value: what is no number is stored as nothing. */
  stored(program, node, isDate) {
    let value = this.run(program, node);
    if (typeof value === "number") {
      if (!Number.isFinite(value)) return "";
      if (isDate) value = fromDays(Math.floor(value)) ?? "";
    }
    if (isDate && value instanceof Moment) value = midnight(value);
    return this.#text(value);
  }

  // Nodes are wrapped in arrays, so that node ids may be of any kind.
  #nodeText = (n) => this.tree.text(n);
  #nodeNumber(n) {
    const text = this.tree.text(n);
    const partial = this.tree.date?.(n) ? parsePartial(text) : null;
    return partial ? partial.ms / DAY : textNumber(text);
  }
  #text(v) {
    if (Array.isArray(v)) return v.length ? this.#nodeText(v[0]) : "";
    if (v instanceof Moment) return momentText(v);
    return typeof v === "number" ? formatNumber(v) : String(v);
  }
  #number(v) {
    if (Array.isArray(v)) return v.length ? this.#nodeNumber(v[0]) : NaN;
    if (v instanceof Moment) return v.ms / DAY;
    return typeof v === "string" ? textNumber(v) : Number(v);
  }
  #truth(v) {
    if (Array.isArray(v)) return v.length > 0 && this.#nodeText(v[0]) !== "";
    return v instanceof Moment || (typeof v === "number" ? v !== 0 && !Number.isNaN(v) : Boolean(v));
  }
  #moment(v) {
    if (v instanceof Moment) return v;
    if (typeof v === "number") return fromDays(v);
    if (typeof v === "boolean") return null;
    if (!Array.isArray(v)) return parseMoment(v);
    if (!v.length) return null;
    const text = this.#nodeText(v[0]);
    return parseMoment(text) ?? (this.tree.date?.(v[0]) ? parsePartial(text) : null);
  }
  #day(v) {
    if (v instanceof Moment || typeof v === "number") return this.#moment(v);
    const text = this.#text(v);
    return parsePartial(text) ?? parseMoment(text);
  }

  #eval(p, at) {
    if (!Array.isArray(p)) return p;
    const [op, a, b] = p;
    const sub = (x) => this.#eval(x, at);
    switch (op) {
      case "$": {
        const found = this.tree.ref(a, at.node);
        return found === null || found === undefined ? "" : Array.isArray(found) ? found : [found];
      }
      case "@": return this.tree.col?.(a) ?? "";
      case "/": return this.#path(a, b, at);
      case "neg": return -this.#number(sub(a));
      case "or": return this.#truth(sub(a)) || this.#truth(sub(b));
      case "and": return this.#truth(sub(a)) && this.#truth(sub(b));
      case "+": return this.#number(sub(a)) + this.#number(sub(b));
      case "-": return this.#number(sub(a)) - this.#number(sub(b));
      case "*": return this.#number(sub(a)) * this.#number(sub(b));
      case "div": return this.#number(sub(a)) / this.#number(sub(b));
      case "mod": return this.#number(sub(a)) % this.#number(sub(b));
      case "|": return [...new Set([...sub(a), ...sub(b)])];
      case "=": case "!=": case "<": case "<=": case ">": case ">=":
        return this.#compare(op, sub(a), sub(b));
      default: return this.#call(op, p.slice(1), at);
    }
  }

  #compare(op, l, r) {
    const equality = op === "=" || op === "!=";
    const one = (other) => equality && typeof other === "boolean";
    // Several nodes: true as soon as one pair is.
    if (Array.isArray(l) && l.length !== 1 && !one(r)) return l.some((n) => this.#compare(op, [n], r));
    if (Array.isArray(r) && r.length !== 1 && !one(l)) return r.some((n) => this.#compare(op, l, [n]));
    if (equality) return this.#equal(l, r) === (op === "=");
    const [x, y] = [this.#number(l), this.#number(r)];
    return op === "<" ? x < y : op === "<=" ? x <= y : op === ">" ? x > y : x >= y;
  }

  #equal(l, r) {
    const either = (test) => test(l) || test(r);
    if (either((v) => typeof v === "boolean")) return this.#truth(l) === this.#truth(r);
    if (either((v) => typeof v === "number")) return this.#number(l) === this.#number(r);
    if (either((v) => v instanceof Moment)) {
      const [x, y] = [this.#moment(l), this.#moment(r)];
      if (x && y) return x.ms === y.ms;
    }
    return this.#text(l) === this.#text(r);
  }

  #nodes(p, at) {
    const value = this.#eval(p, at);
    return Array.isArray(value) ? value : [];
  }

  #filter(nodes, predicates, at) {
    return (predicates ?? []).reduce(
      (left, predicate) =>
        left.filter((node, i) => {
          const value = this.#eval(predicate, { ...at, node, position: i + 1 });
          return typeof value === "number" ? value === i + 1 : this.#truth(value);
        }),
      nodes,
    );
  }

  #path(start, steps, at) {
    const { tree } = this;
    let nodes = Array.isArray(start)
      ? this.#filter(this.#nodes(start[0], at), start[1], at)
      : [start === 0 ? tree.root : start === 1 ? at.node : at.current];
    for (const step of steps) {
      const [to, predicates] = Array.isArray(step) ? step : [step];
      const reached = [];
      for (const node of nodes) {
        let found;
        if (to === ".") found = [node];
        else if (to === "..") {
          const parent = tree.parent(node);
          found = parent === null || parent === undefined || reached.includes(parent) ? [] : [parent];
        } else found = tree.kids(node, to === "*" ? null : to);
        reached.push(...this.#filter(found, predicates, at));
      }
      nodes = reached;
    }
    return nodes;
  }

  #call(name, args, at) {
    const { tree, env } = this;
    const value = (i) => this.#eval(args[i], at);
    const num = (i) => (i < args.length ? this.#number(value(i)) : NaN);
    const str = (i) => (i < args.length ? this.#text(value(i)) : tree.text(at.node));
    const truth = (i) => this.#truth(value(i));
    const numbers = () =>
      args.flatMap((arg) => {
        const v = this.#eval(arg, at);
        return Array.isArray(v) && v.length !== 1 ? v.map((n) => this.#nodeNumber(n)) : [this.#number(v)];
      }).filter((n) => !Number.isNaN(n));
    const pieces = (from) =>
      args.slice(from).flatMap((arg) => {
        const v = this.#eval(arg, at);
        return Array.isArray(v) ? v.map(this.#nodeText) : [this.#text(v)];
      });
    const cut = (keep) => {
      const [text, mark] = [str(0), str(1)];
      const i = text.indexOf(mark);
      return i < 0 ? "" : keep(text, i, mark.length);
    };
    switch (name) {
      case "if": return value(truth(0) ? 1 : 2);
      case "coalesce": {
        let last = "";
        for (const arg of args) {
          last = this.#eval(arg, at);
          if (typeof last === "number" ? !Number.isNaN(last) : typeof last === "boolean" || last instanceof Moment || this.#text(last) !== "") break;
        }
        return Number.isNaN(last) ? "" : last;
      }
      case "true": return true;
      case "false": return false;
      case "not": return !truth(0);
      case "boolean": return truth(0);
      case "number": return num(0);
      case "int": return Math.trunc(num(0));
      case "abs": return Math.abs(num(0));
      case "round": return round(num(0), args.length > 1 ? num(1) : 0);
      case "count": return this.#nodes(args[0], at).length;
      case "count-non-empty": return this.#nodes(args[0], at).filter(this.#nodeText).length;
      case "sum": return this.#nodes(args[0], at).filter((n) => tree.text(n).trim()).reduce((s, n) => s + this.#nodeNumber(n), 0);
      case "min": case "max": {
        const all = numbers();
        return all.length ? Math[name](...all) : NaN;
      }
      case "position": {
        if (!args.length) return at.position || tree.pos(at.node);
        const [node] = this.#nodes(args[0], at);
        return node === undefined ? NaN : tree.pos(node);
      }
      case "string": return str(0);
      case "concat": return pieces(0).join("");
      case "join": return pieces(1).join(str(0));
      case "substr": {
        const chars = [...str(0)];
        const place = (n) => (Number.isNaN(n) ? 0 : Math.trunc(n));
        return chars.slice(place(num(1)), args.length > 2 ? place(num(2)) : undefined).join("");
      }
      case "substring-before": return cut((text, i) => text.slice(0, i));
      case "substring-after": return cut((text, i, n) => text.slice(i + n));
      case "contains": return str(0).includes(str(1));
      case "starts-with": return str(0).startsWith(str(1));
      case "ends-with": return str(0).endsWith(str(1));
      case "string-length": return [...str(0)].length;
      case "normalize-space": return words(str(0)).join(" ");
      case "regex": return matches(str(0), str(1));
      case "selected": return words(str(0)).includes(str(1).trim());
      case "selected-at": {
        const i = num(1);
        return i >= 0 ? words(str(0))[Math.trunc(i)] ?? "" : "";
      }
      case "count-selected": return words(str(0)).length;
      case "today": return parseMoment(env.today);
      case "date": {
        const moment = this.#moment(value(0));
        return moment ? midnight(moment) : "";
      }
      case "alter": case "monate": {
        const to = args.length > 1 ? this.#day(value(1)) : parseMoment(env.today);
        const full = months(this.#day(value(0)), to);
        return name === "alter" ? Math.floor(full / 12) : full;
      }
      default: return "";
    }
  }
}
