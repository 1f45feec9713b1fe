import { parseSync } from 'vite';

/**
 * @typedef {object} Import
 * @property {string | null} module As written; null: not a plain string.
 * @property {readonly string[] | null} names What is imported of it by name; null: all of it, or not known.
 * @property {number} line
 *
 * @typedef {Readonly<Record<string, unknown>> & { readonly type: string, readonly start: number }} Node
 */

/**
 * Everything that a module imports, in whatever way and types too, and every property it reads by name.
 * @param {string} file its name says which language it is
 * @param {string} text
 * @returns {{ imports: Import[], properties: { name: string, line: number }[] }}
 */
export function moduleUses(file, text) {
  const { program, errors } = parseSync(file, text);
  if (errors[0] !== undefined) throw new Error(`${file} cannot be read: ${errors[0].message}`);
  /** @type {Import[]} */
  const imports = [];
  /** @type {{ name: string, line: number }[]} */
  const properties = [];
  visit(program, (node) => {
    const line = () => text.slice(0, node.start).split('\n').length;
    const found = importOf(node);
    if (found !== null) imports.push({ ...found, line: line() });
    const name = propertyOf(node);
    if (name !== null) properties.push({ name, line: line() });
  });
  return { imports, properties };
}

/**
 * @param {Node} node
 * @returns {Omit<Import, 'line'> | null}
 */
function importOf(node) {
  switch (node.type) {
    case 'ImportDeclaration':
      return { module: stringOf(node.source), names: namesOf(node.specifiers, 'imported') };
    case 'ExportNamedDeclaration':
      return node.source ? { module: stringOf(node.source), names: namesOf(node.specifiers, 'local') } : null;
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return { module: stringOf(node.source), names: null };
    case 'TSExternalModuleReference':
      return { module: stringOf(node.expression), names: null };
    case 'CallExpression': {
      const isRequire = asNode(node.callee)?.name === 'require';
      return isRequire ? { module: stringOf(/** @type {unknown[]} */ (node.arguments)[0]), names: null } : null;
    }
    default:
      return null;
  }
}

/** @param {Node} node */
function propertyOf(node) {
  if (node.type !== 'MemberExpression') return null;
  const property = asNode(node.property);
  return node.computed ? stringOf(property) : String(property?.name);
}

/**
 * @param {unknown} specifiers
 * @param {'imported' | 'local'} side
 * @returns {string[] | null}
 */
function namesOf(specifiers, side) {
  const names = [];
  for (const specifier of /** @type {Node[]} */ (specifiers)) {
    // A default import or a namespace has no name on the other side.
    const name = asNode(specifier[side]);
    if (name === undefined || !/^(?:Import|Export)Specifier$/.test(specifier.type)) return null;
    names.push(String(name.name ?? name.value));
  }
  return names;
}

/** @param {unknown} node */
function stringOf(node) {
  const value = asNode(node)?.value;
  return typeof value === 'string' ? value : null;
}

/**
 * @param {unknown} value
 * @returns {Node | undefined}
 */
function asNode(value) {
  return typeof value === 'object' && value !== null && 'type' in value ? /** @type {Node} */ (value) : undefined;
}

/**
 * Calls `see` with a node of the syntax tree and everything under it.
 * @param {unknown} value
 * @param {(node: Node) => void} see
 */
function visit(value, see) {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  const node = asNode(value);
  if (node === undefined) return;
  see(node);
  for (const child of Object.values(node)) visit(child, see);
}
