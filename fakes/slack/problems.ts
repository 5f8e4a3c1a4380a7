import { asText, type Fields, isFields } from './json.ts';

/** Something Slack would refuse: where (a JSON pointer) and why, in Slack's own words where they are known. */
export interface Problem {
  readonly path: string;
  readonly reason: string;
}

export function sayProblem({ path, reason }: Problem): string {
  return `${reason} [json-pointer:${path}]`;
}

/** Collects what is wrong with a payload instead of stopping at the first mistake. */
export class Problems {
  readonly found: Problem[] = [];

  add(path: string, reason: string): void {
    this.found.push({ path, reason });
  }

  /** Slack's schemas refuse any property they do not name. */
  onlyKeys(path: string, value: Fields, allowed: readonly string[]): void {
    for (const key of Object.keys(value)) {
      if (value[key] !== undefined && !allowed.includes(key)) this.add(path, `invalid additional property: ${key}`);
    }
  }

  required(path: string, value: Fields, ...names: readonly string[]): void {
    for (const name of names) {
      if (value[name] === undefined || value[name] === null) this.add(path, `missing required field: ${name}`);
    }
  }

  /** Lengths are counted in UTF-16 units, the strictest way: what passes here passes however Slack counts. */
  string(path: string, value: unknown, max: number, min = 1): void {
    if (value === undefined) return;
    const found = asText(value);
    if (found === undefined) this.add(path, 'must be a string');
    else if (found.length < min) this.add(path, `must be more than ${min - 1} characters`);
    else if (found.length > max) this.add(path, `must be less than ${max + 1} characters`);
  }

  boolean(path: string, value: unknown): void {
    if (value !== undefined && typeof value !== 'boolean') this.add(path, 'must be a boolean');
  }

  oneOf(path: string, value: unknown, allowed: readonly unknown[]): void {
    if (value !== undefined && !allowed.includes(value)) this.add(path, 'must be a valid enum value');
  }

  number(path: string, value: unknown, min: number, max: number): void {
    if (value === undefined) return;
    if (!Number.isInteger(value) || Number(value) < min || Number(value) > max) this.add(path, `must be an integer from ${min} to ${max}`);
  }

  /** Calls `each` with every item that is an object, and says so of those that are not. */
  array(path: string, value: unknown, max: number, each: (path: string, item: Fields) => void, min = 1): void {
    if (value === undefined) return;
    if (!Array.isArray(value)) {
      this.add(path, 'must be an array');
      return;
    }
    if (value.length > max) this.add(path, `no more than ${max} items allowed`);
    if (value.length < min) this.add(path, `no fewer than ${min} items allowed`);
    for (const [index, item] of value.entries()) {
      if (isFields(item)) each(`${path}/${index}`, item);
      else this.add(`${path}/${index}`, 'must be an object');
    }
  }

  text(path: string, value: unknown, max: number, kinds: readonly ('plain_text' | 'mrkdwn')[] = ['plain_text']): void {
    if (value === undefined) return;
    if (!isFields(value)) {
      this.add(path, 'must be an object');
      return;
    }
    const kind = kinds.find((allowed) => allowed === value.type);
    if (kind === undefined) {
      this.add(`${path}/type`, `must be ${kinds.join(' or ')}`);
      return;
    }
    this.onlyKeys(path, value, kind === 'plain_text' ? ['type', 'text', 'emoji'] : ['type', 'text', 'verbatim']);
    this.required(path, value, 'text');
    this.string(`${path}/text`, value.text, max);
    this.boolean(`${path}/emoji`, value.emoji);
    this.boolean(`${path}/verbatim`, value.verbatim);
  }
}
