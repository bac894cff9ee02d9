// Makes a form react while it is filled in: shows what applies, hides what does not, updates
// computed values, filters choices. Nothing is disabled or deleted; the server decides on save.
//
// Markup: <form data-form>, <script type="application/json" id="form-program">, question wrappers
// [data-q=PATH], groups [data-g=NAME], rows [data-row="kinder[k1]"], inputs name=PATH, a check box
// name="PATH!" for "keine Angabe", outputs [data-calc=PATH].

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
    this.values = values;
    this.relevant = new Map();
    this.computed = new Map();
    this.byName = new Map(this.fields.map(([name, role], i) => [name, role === 2 ? -1 : i]).filter(([, i]) => i > 0));
    this.rows = this.fields.length ? program.s.map(() => []) : [];
    this.scopeOf = new Map([["", 0]]);
    this.rows[0] = [""];
    for (const row of rows) {
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
  label(question, choice) {
    const list = this.program.l[this.fields[this.byName.get(question)]?.[5].l];
    return list?.find(([name]) => name === choice)?.[1].label;
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
        const relevant = (i === 0 || this.#counts(above)) && !x && (!r || this.evaluator.truth(r, node));
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

/** The answer in the inputs of a name. */
const read = (form, path, field) => {
  const all = [...form.elements].filter((e) => e.name === path || e.name === `${path}!`);
  if (all.some((e) => e.name !== path && e.checked)) return DECLINED;
  const texts = all.filter((e) => e.name === path).flatMap((e) => {
    if (e.type === "checkbox" || e.type === "radio") return e.checked ? [e.value] : [];
    return e.multiple ? [...e.selectedOptions].map((o) => o.value) : [e.value];
  });
  return canonical(texts.filter(Boolean).join(" "), field);
};

/** Starts one form; returns a function that reads the page again (after rows came or went). */
export const start = (form, program) => {
  const field = new Map(program.f.filter(([, role]) => role !== 3).map((f) => [f[0], f]));
  const of = (path) => field.get(path.slice(path.lastIndexOf(".") + 1));
  let model;
  const resolve = (element, name) => {
    const row = element.parentElement?.closest("[data-row]")?.dataset.row;
    return model.relevant.has(name) || !row ? name : `${row}.${name}`;
  };
  const show = () => {
    for (const e of form.querySelectorAll("[data-q],[data-g],[data-row]")) {
      const path = e.dataset.row ?? resolve(e, e.dataset.q ?? e.dataset.g);
      e.hidden = model.relevant.get(path) === false;
    }
    for (const e of form.querySelectorAll("[data-calc]")) {
      const text = model.text(resolve(e, e.dataset.calc));
      if (e.textContent !== text) e.textContent = text;
    }
    for (const e of form.elements) {
      const offered = e.name && of(e.name)?.[5].f ? model.offered(e.name) : null;
      if (!offered) continue;
      if (e.options) {
        for (const option of e.options) {
          // A chosen one stays: clearing it is for the person to confirm.
          option.hidden = option.disabled = option.value !== "" && !option.selected && !offered.has(option.value);
        }
      } else if (e.type === "checkbox" || e.type === "radio") {
        const wrapper = e.closest("[data-option]") ?? e.closest("label") ?? e;
        wrapper.hidden = !e.checked && !offered.has(e.value);
      }
    }
  };
  const refresh = () => {
    const rows = [...form.querySelectorAll("[data-row]")].map((e) => e.dataset.row);
    const values = new Map();
    for (const { name } of form.elements) {
      const path = name?.replace(/!$/, "");
      if (path && of(path) && !values.has(path)) values.set(path, read(form, path, of(path)));
    }
    model = new Model(program, [...new Set(rows)], values);
    show();
  };
  const changed = ({ target }) => {
    const path = target.name?.replace(/!$/, "");
    if (!path || !of(path)) return;
    model.set(path, read(form, path, of(path)));
    show();
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("reset", () => setTimeout(refresh));
  refresh();
  return refresh;
};

if (typeof document !== "undefined") {
  const form = document.querySelector("form[data-form]");
  const program = document.getElementById("form-program");
  if (form && program) start(form, JSON.parse(program.textContent));
}
