import type { Form } from '../../src/cards/card.ts';
import { strike } from './attack.ts';
import type { Heard } from './house.ts';
import { type Known, uuids } from './rules.ts';
import { filledIn, type HostileTown, type Role } from './town.ts';

/** What cards have shown: for each button what it was about, and each form with what it was about. */
export interface Offered {
  readonly buttons: ReadonlyMap<string, ReadonlySet<string>>;
  readonly forms: ReadonlyMap<string, { readonly form: Form; readonly subjects: ReadonlySet<string> }>;
}

/** How far people of the town press from card to card: « Plus » shows the same card. */
const cardsDeep = 2;

/**
 * What people of the town were shown, and what they are shown when they press every button of their cards, one card after the
 * other, and fill in every form: each kind of button and of record once.
 */
export async function everythingOffered(town: HostileTown, known: Known): Promise<Offered> {
  const { house, account, people } = town;
  const buttons = new Map<string, Set<string>>();
  const forms = new Map<string, { form: Form; subjects: Set<string> }>();
  const followed = new Set<string>();

  const keep = (heard: readonly Heard[]) => {
    for (const one of heard) {
      for (const { intent, subject } of one.buttons) buttons.set(intent, (buttons.get(intent) ?? new Set()).add(subject));
      const { form } = one;
      if (form) forms.set(form.intent, { form, subjects: (forms.get(form.intent)?.subjects ?? new Set()).add(form.subject) });
    }
  };
  const follow = async (role: Role, heard: readonly Heard[], deep: number): Promise<void> => {
    keep(heard);
    if (deep === 0) return;
    const { externalId } = account(role);
    const theirs = heard.filter(({ to }) => to.includes(externalId));
    const acts = [
      ...theirs.flatMap((one) => one.buttons.map(({ intent, subject }) => ({ type: 'press' as const, intent, subject }))),
      ...theirs.flatMap(({ form }) =>
        form ? [{ type: 'submit' as const, intent: form.intent, subject: form.subject, values: filledIn(form, 1) }] : [],
      ),
    ];
    for (const said of acts) {
      const kind = `${said.type} ${said.intent} ${templateOf(said.subject, known)}`;
      if (followed.has(kind)) continue;
      followed.add(kind);
      await strike(house, account(role), said, async (blow) => follow(role, blow.heard, said.intent === 'more' ? deep : deep - 1));
    }
  };
  const before = [...house.heard];
  for (const role of people)
    await follow(
      role,
      before.filter(({ to }) => to.includes(account(role).externalId)),
      cardsDeep,
    );
  return { buttons, forms };
}

/** What a subject looks like: its ids by the tables they are of. */
function templateOf(subject: string, { records }: Known): string {
  return subject.replace(uuids, (id) => (records.has(id) ? `<${records.get(id)}>` : id));
}

/**
 * For each button and form, what it can be about: what its cards showed, and the same with every other record of the same kind.
 * Of a button that no card showed, every record there is.
 */
export function targetsOf(shown: ReadonlySet<string>, known: Known): readonly string[] {
  const { records } = known;
  const found = new Set(shown);
  const templates = new Set([...shown].map((one) => templateOf(one, known)).filter((one) => one.includes('<')));
  for (const template of templates)
    for (const [id, table] of records) if (template.includes(`<${table}>`)) found.add(template.replaceAll(`<${table}>`, id));
  if (shown.size === 0) for (const id of records.keys()) found.add(id);
  // What would need two records at once.
  return [...found].filter((one) => !one.includes('<'));
}
