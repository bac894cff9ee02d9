// The page's evaluator gives what the server's gives. The snapshot is written by
// `cargo test -p forms --test vectors`; GELEIT_VECTORS may name a larger file of the same shape
// (`cargo run -p forms --example vectors`).
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { Evaluator } from "./expression.js";
import { Model } from "./live.js";

const load = (path) => JSON.parse(readFileSync(path, "utf8"));
const shared = load(new URL("../../../../forms/tests/vectors/shared.json", import.meta.url));

/** A document given as [name, child or text …]. */
class Doc {
  constructor(json) {
    const build = ([name, ...children], parent) => {
      const node = { name, parent, children: [] };
      node.children = children.map((c) => (typeof c === "string" ? c : build(c, node)));
      return node;
    };
    this.root = build(json, null);
  }
  find(path) {
    let at = this.root;
    for (const segment of (path ?? "/").split("/").filter(Boolean)) {
      const [, name, index = 1] = /^([^[]+)(?:\[(\d+)\])?$/.exec(segment);
      at = this.kids(at, name)[index - 1];
      if (!at) return null;
    }
    return at;
  }
  parent(node) {
    return node.parent;
  }
  kids(node, name) {
    return node.children.filter((c) => typeof c !== "string" && (!name || c.name === name));
  }
  text(node) {
    return node.children.map((c) => (typeof c === "string" ? c : this.text(c))).join("");
  }
  pos(node) {
    return node.parent ? this.kids(node.parent, node.name).indexOf(node) + 1 : 1;
  }
  ref() {
    return null;
  }
}

const unpack = ({ type, value }) =>
  type === "number" && typeof value === "string" ? Number(value) : value;

const check = (doc, env, [expr, context, program, outcome], want) => {
  const node = doc.find(context);
  assert.ok(node, `${expr}: context ${context}`);
  const evaluator = new Evaluator(doc, env);
  const type = want ?? outcome.type;
  const found =
    type === "number" ? evaluator.number(program, node)
      : type === "boolean" ? evaluator.truth(program, node)
        : evaluator.text(program, node);
  const expected = unpack(outcome);
  const same = Object.is(found, expected) || found === expected;
  return same ? null : `${expr} at ${context}: found ${JSON.stringify(found)} (${found}), server ${expected}`;
};

test("every shared vector gives what the server gives", () => {
  process.env.TZ = "UTC";
  const doc = new Doc(shared.doc);
  const wrong = shared.vectors.map((v) => check(doc, shared.env, v)).filter(Boolean);
  assert.deepEqual(wrong, []);
  assert.ok(shared.vectors.length > 600);
});

test("a form behaves in the page as on the server", () => {
  for (const stories of shared.forms) {
    for (const { program, rows, values, states } of stories) {
      const model = new Model(program, rows, new Map(Object.entries(values)));
      for (const [path, relevant, calculated, offered] of states) {
        assert.equal(model.relevant.get(path), relevant, path);
        if (calculated !== null) assert.equal(model.text(path), calculated, path);
        if (relevant && offered) assert.deepEqual([...model.offered(path)], offered, path);
      }
    }
  }
});

test("one change after the other ends where everything at once ends", () => {
  for (const stories of shared.forms) {
    for (const { program, rows, values, states } of stories) {
      const model = new Model(program, rows, new Map());
      for (const [path, text] of Object.entries(values).reverse()) model.set(path, text);
      for (const [path, relevant, calculated] of states) {
        assert.equal(model.relevant.get(path), relevant, path);
        if (calculated !== null) assert.equal(model.text(path), calculated, path);
      }
    }
  }
});

const more = process.env.GELEIT_VECTORS;
test("all cases of the public engines", { skip: !(more && existsSync(more)) }, () => {
  const { docs, cases } = load(more);
  const wrong = [];
  for (const { doc, context, root, tz, want, env, program, expr, outcome } of cases) {
    process.env.TZ = tz;
    const tree = new Doc(docs[doc]);
    const at = tree.find(context);
    if (root) tree.root = tree.find(root);
    const found = at && check({ ...tree, find: () => at, parent: tree.parent, kids: tree.kids, text: tree.text, pos: tree.pos, ref: tree.ref }, env, [expr, context, program, outcome], want);
    if (found) wrong.push(found);
  }
  process.env.TZ = "UTC";
  assert.deepEqual(wrong, []);
});
