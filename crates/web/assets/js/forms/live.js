// Makes a form react while it is filled in: shows what applies, hides what does not, updates
// computed values, filters choices, counts, and lists what is hidden but still holds an answer.
// Nothing is disabled or deleted; the server decides on save. Markup: docs/ui.md "Live forms".

import { Evaluator } from "./expression.js";

const DECLINED = "keine_angabe";

/** What people type to what is stored: decimal comma, German dates. */
const canonical = (text, field) => {
  const trimmed = text.trim();
  if (field[5].n) return trimmed.replace(",", ".");
  const german = field[5].d && /^(?:(?:(\d\d?)\.)?(\d\d?)\.)?(\d{4})(~?)$/.exec(trimmed);
  if (!german) return field[5].d ? trimmed : text;
  const [, day, month, year, about] = german;
  return [year, month, day].filter(Boolean).map((part) => part.padStart(2, "0")).join("-") + about;
};

/** Answers as a tree: a node is its address; "" is the record, "/" the place above it. */
export class Model {
  constructor(program, rows, values) {
    this.program = program;
    this.fields = program.f;
    // Rows and values that stand elsewhere, and what only the server can tell to be off.
    const [more, known, off] = program.k;
    this.off = new Set(off);
    this.values = new Map([...Object.entries(known), ...values]);
    this.relevant = new Map();
    this.computed = new Map();
    this.byName = new Map(this.fields.map(([name, role], i) => [name, role === 2 ? -1 : i]).filter(([, i]) => i > 0));
    this.rows = this.fields.length ? program.s.map(() => []) : [];
    this.scopeOf = new Map([["", 0]]);
    this.rows[0] = [""];
    for (const row of [...more, ...rows]) {
      const field = this.byName.get(row.slice(row.lastIndexOf(".") + 1).split("[")[0]);
      if (field === undefined || this.fields[field][1] !== 3) continue;
      this.scopeOf.set(row, this.fields[field][3]);
      this.rows[this.fields[field][3]].push(row);
    }
    this.choice = null;
    this.evaluator = new Evaluator(this, program);
    this.root = "/";
    this.recompute(null);
  }

  path = (field, row) => {
    const [name, role] = this.fields[field];
    return role === 0 ? "" : role === 3 ? row : row ? `${row}.${name}` : name;
  };
  #row(node) {
    if (node === "/" || this.scopeOf.has(node)) return node === "/" ? "" : node;
    return node.slice(0, Math.max(0, node.lastIndexOf(".")));
  }
  #outer(row) {
    return row.slice(0, Math.max(0, row.lastIndexOf(".")));
  }
  #field(node) {
    if (node === "") return 0;
    const last = node.slice(node.lastIndexOf(".") + 1).split("[")[0];
    return this.byName.get(last) ?? 0;
  }
  #counts = (node) => this.relevant.get(node) !== false;

  // The tree of the evaluator.
  parent(node) {
    if (node === "/") return null;
    if (node === "") return "/";
    const field = this.fields[this.#field(node)];
    const above = field[1] === 3 ? this.fields[field[2]][2] : field[2];
    return this.path(above, field[1] === 3 ? this.#outer(node) : this.#row(node));
  }
  kids(node, name) {
    if (node === "/") return !name || name === "data" || name === this.program.id ? [""] : [];
    const [at, row] = [this.#field(node), this.#row(node)];
    return this.fields.flatMap(([own, role, parent, , , parts], i) => {
      if (parent !== at || i === 0 || (name && own !== name)) return [];
      return role === 2 ? this.rows[parts.s].filter((r) => this.#outer(r) === row) : [this.path(i, row)];
    }).filter(this.#counts);
  }
  text(node) {
    if (!this.#counts(node)) return "";
    return this.computed.get(node) ?? this.values.get(node) ?? this.program.h[node] ?? "";
  }
  date(node) {
    return Boolean(this.fields[this.#field(node)][5].d);
  }
  pos(node) {
    const field = this.fields[this.#field(node)];
    return field[1] === 3 ? this.rows[field[3]].filter((r) => this.#outer(r) === this.#outer(node)).indexOf(node) + 1 : 1;
  }
  ref(field, from) {
    const scope = this.fields[field][3];
    if (scope === undefined) return null;
    const encloses = (outer, inner) => inner === outer || (inner !== 0 && encloses(outer, this.program.s[inner]));
    for (let row = this.#row(from); ; row = this.#outer(row)) {
      const here = this.scopeOf.get(row) ?? 0;
      if (here === scope) {
        const node = this.path(field, row);
        return this.#counts(node) ? node : null;
      }
      if (encloses(here, scope)) {
        const inside = (r) => !row || r.startsWith(`${row}.`);
        return this.rows[scope].filter(inside).map((r) => this.path(field, r)).filter(this.#counts);
      }
    }
  }
  col(name) {
    return this.choice && (name === "name" ? this.choice[0] : this.choice[1][name]);
  }

  /** Computes again what depends on the fields changed (indices), or everything. */
  recompute(changed) {
    const dirty = changed && new Set(changed);
    for (const i of this.program.o) {
      const [, , parent, scope, reads, { r, c, x, d }] = this.fields[i];
      if (dirty && !dirty.has(i) && !dirty.has(parent) && !reads.some((read) => dirty.has(read))) continue;
      for (const row of this.rows[scope]) {
        // A repeat as a whole has the address of a question; its rows have keys.
        const node = this.path(i, row);
        const above = this.fields[i][1] === 3 ? this.path(parent, this.#outer(row)) : this.path(parent, row);
        const relevant = (i === 0 || this.#counts(above)) && !x && !this.off.has(node) && (!r || this.evaluator.truth(r, node));
        let same = this.relevant.get(node) === relevant;
        this.relevant.set(node, relevant);
        if (c) {
          const text = relevant ? this.evaluator.stored(c, node, d) : "";
          same &&= this.computed.get(node) === text;
          this.computed.set(node, text);
        }
        if (!same) dirty?.add(i);
      }
    }
    return dirty;
  }

  set(path, text) {
    this.values.set(path, text);
    return this.recompute([this.#field(path)]);
  }

  /** Names of the choices a filter leaves, or null without a filter. */
  offered(path) {
    const { f, l } = this.fields[this.#field(path)][5];
    if (!f) return null;
    const names = (this.program.l[l] ?? []).filter((choice) => {
      this.choice = choice;
      return this.evaluator.truth(f, path);
    }).map(([name]) => name);
    this.choice = null;
    return new Set(names);
  }
}

const named = (form, name) => [...form.elements].filter((e) => e.name === name);
const ticks = (e) => /radio|checkbox/.test(e.type);
const holds = (e) => (ticks(e) ? e.checked : e.value);

/** The answer of a question as it is stored. */
const read = (form, path, field) => {
  if (named(form, `${path}!`).some(holds)) return DECLINED;
  return canonical(named(form, path).filter(holds).map((e) => e.value).join(" "), field);
};

/** The answer of a question as a person reads it. */
const words = (form, path) => [...named(form, path), ...named(form, `${path}!`)].filter(holds)
  .map((e) => e.selectedOptions?.[0].text ?? (ticks(e) ? e.labels[0].textContent : e.value)).join(", ");

/** Starts one form. */
export const start = (form, program) => {
  const all = (selector) => [...form.querySelectorAll(selector)];
  const field = new Map(program.f.filter(([, role]) => role !== 3).map((f) => [f[0], f]));
  const of = (path) => field.get(path.slice(path.lastIndexOf(".") + 1));
  const list = form.querySelector("[data-hidden]");
  const rows = all("[data-row]").map((e) => e.dataset.row);
  const values = new Map();
  for (const { name } of form.elements) {
    const path = name?.replace(/!$/, "");
    if (path && of(path) && !values.has(path)) values.set(path, read(form, path, of(path)));
  }
  const model = new Model(program, rows, values);

  const is = (path) => model.relevant.get(path) !== false;

  /** Sections say how much of them is answered; the list of what is hidden follows. */
  const count = () => {
    const kept = [];
    const counts = new Map(all(".g-section").map((section) => [section, [0, 0]]));
    for (const e of all("[data-must],[data-q]:not([data-note],:has(output))")) {
      const path = e.dataset.q;
      const answered = Boolean(model.values.get(path));
      const numbers = counts.get(e.closest(".g-section"));
      const suggested = e.querySelector(".g-q__suggest");
      if (suggested) suggested.hidden = answered;
      if (is(path)) {
        // What the server refused is no answer.
        numbers[0] += answered && !e.matches(".g-q--error");
        numbers[1] += 1;
      } else if (answered && !e.querySelector(":disabled,[readonly]")) kept.push(e);
    }
    for (const [section, numbers] of counts) {
      const link = document.querySelector(`[data-jump] a[href="#${section.id}"]`);
      if (!link) continue;
      link.parentElement.hidden = section.hidden;
      link.parentElement.classList.toggle("g-jump__done", numbers[0] === numbers[1]);
      const note = link.querySelector("[data-count]");
      note.textContent = note.textContent.replace(/\d+/g, () => numbers.shift());
    }
    if (!list) return;
    const elsewhere = [...list.children].filter((item) => !form.querySelector(`[data-q="${CSS.escape(item.dataset.path)}"]`));
    list.replaceChildren(...elsewhere, ...kept.map((e) => {
      const [item, input, value] = ["li", "input", "strong"].map((name) => document.createElement(name));
      const path = item.dataset.path = input.value = e.dataset.q;
      input.type = "hidden";
      input.name = "_verborgen";
      value.dataset.private = "";
      value.textContent = words(form, path);
      const row = e.closest("[data-row]")?.firstElementChild.textContent;
      item.append(input, row ? `${row} – ` : "", e.querySelector(".g-q__label").firstChild.textContent.trim(), ": ", value);
      return item;
    }));
    list.parentElement.hidden = !list.children.length;
  };
  const show = () => {
    for (const e of all("[data-q],[data-g],[data-row]")) {
      e.hidden = !is(e.dataset.row ?? e.dataset.q ?? e.dataset.g);
    }
    for (const e of all("[data-calc]")) {
      const { calc, instead } = e.dataset;
      const text = model.text(calc);
      e.textContent = (text && e.dataset[text]) || text;
      if (!text || (instead && is(instead))) e.parentElement.hidden = true;
    }
    for (const e of form.elements) {
      const offered = e.name && of(e.name)?.[5].f ? model.offered(e.name) : null;
      if (!offered) continue;
      if (e.options) {
        for (const option of e.options) {
          // A chosen one stays: clearing it is for the person to confirm.
          option.hidden = option.disabled = option.value !== "" && !option.selected && !offered.has(option.value);
        }
      } else if (ticks(e)) {
        e.closest("label").hidden = !e.checked && !offered.has(e.value);
      }
    }
    count();
  };
  /** An answer and "keine Angabe" exclude each other. */
  const exclude = (target, path) => {
    if (!holds(target)) return;
    for (const e of named(form, target.name === path ? `${path}!` : path).filter(holds)) {
      if (ticks(e)) e.checked = false;
      else e.value = "";
      e.dispatchEvent(new Event("change", { bubbles: true }));
    }
  };
  const changed = ({ target }) => {
    const path = target.name?.replace(/!$/, "");
    if (!path || !of(path)) return;
    exclude(target, path);
    model.set(path, read(form, path, of(path)));
    show();
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("geleit:saved", count);
  show();
  form.dataset.live = "";
};

if (typeof document !== "undefined") {
  const form = document.querySelector("form[data-form]");
  const program = document.getElementById("form-program");
  if (form && program) start(form, JSON.parse(program.textContent));
}
