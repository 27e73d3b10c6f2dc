import { plainNumber } from './plain-number.js';

/** What is wrong with a line; the reader adds which line. */
export class JsonFault {
  constructor(
    readonly kind: 'notObject' | 'duplicateKey',
    readonly detail: string,
  ) {}
}

const BLANK = /[ \t\r\n]*/y;
// eslint-disable-next-line no-control-regex -- JSON forbids them inside a string, so they are named
const STRING = /"(?:[^"\\\u0000-\u001f]|\\.)*"/y;
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * One flat object → its cells by key. Not `JSON.parse`: that reads an 18-digit number as a double and loses its last digits.
 * A value that is itself an object or a list becomes its own text.
 */
export function jsonCells(text: string): Map<string, string> | JsonFault {
  const cells = new Map<string, string>();
  let at = skip(text, 0);
  if (text[at] !== '{') return new JsonFault('notObject', '这一行不是 JSON 对象');
  at = skip(text, at + 1);
  if (text[at] === '}') return skip(text, at + 1) === text.length ? cells : new JsonFault('notObject', '对象后面还有内容');
  for (;;) {
    const key = token(STRING, text, at);
    if (key === null) return new JsonFault('notObject', '列名要用双引号');
    at = skip(text, at + key.length);
    if (text[at] !== ':') return new JsonFault('notObject', '列名后面缺少冒号');
    at = skip(text, at + 1);
    const value = valueAt(text, at);
    if (value === null) return new JsonFault('notObject', '有一个值不是 JSON');
    const name = unquoted(key);
    if (name === null || value.cell === null) return new JsonFault('notObject', '有一个字符串里的转义写错了');
    if (cells.has(name)) return new JsonFault('duplicateKey', `“${name.slice(0, 40)}”出现了两次`);
    cells.set(name, value.cell);
    at = skip(text, at + value.length);
    if (text[at] === ',') at = skip(text, at + 1);
    else if (text[at] === '}') return skip(text, at + 1) === text.length ? cells : new JsonFault('notObject', '对象后面还有内容');
    else return new JsonFault('notObject', '两个值之间缺少逗号，或缺少右花括号');
  }
}

function valueAt(text: string, at: number): { readonly length: number; readonly cell: string | null } | null {
  if (text[at] === '"') {
    const quoted = token(STRING, text, at);
    return quoted === null ? null : { length: quoted.length, cell: unquoted(quoted) };
  }
  if (text[at] === '{' || text[at] === '[') {
    const length = nestedLength(text, at);
    return length === 0 ? null : { length, cell: text.slice(at, at + length) };
  }
  const literal = token(LITERAL, text, at);
  if (literal === null) return null;
  const cell = literal === 'null' ? '' : literal === 'true' ? '是' : literal === 'false' ? '否' : numberText(literal);
  return { length: literal.length, cell };
}

/** A number is written out where it has an exponent, and left alone where not: its digits are the source's. */
const numberText = (literal: string): string => (/[eE]/.test(literal) ? plainNumber(literal) : literal);

function nestedLength(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at]!;
    if (character === '"') {
      const quoted = token(STRING, text, at);
      if (quoted === null) return 0;
      at += quoted.length - 1;
    } else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1 - start;
    }
  }
  return 0;
}

function unquoted(quoted: string): string | null {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return null;
  }
}

function token(expression: RegExp, text: string, at: number): string | null {
  expression.lastIndex = at;
  return expression.exec(text)?.[0] ?? null;
}

function skip(text: string, at: number): number {
  BLANK.lastIndex = at;
  return at + (BLANK.exec(text)?.[0].length ?? 0);
}
