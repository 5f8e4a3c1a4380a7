import { viewProblems } from '../blocks.ts';
import { asFields, asText, type Fields } from '../json.ts';
import { type Modal, SlackError, type Team, type Trigger } from '../model.ts';
import { viewFields } from '../payloads.ts';
import { sayProblem } from '../problems.ts';
import type { World } from '../world.ts';
import { type Method, needed, type Request } from './method.ts';

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': { run: open },
  'views.push': { run: push },
  'views.update': { run: update },
  'views.publish': { run: publish },
};

const triggerLives = 3_000;
const maxStack = 3;

function open({ world, team, args }: Request): Fields {
  const trigger = findTrigger(world, team, args);
  const view = readView(world, 'views.open', args.view, 'modal');
  checkExternalId(world, team, view);
  trigger.used = true;
  const modal = world.newView(team.id, trigger.user, view);
  const stack = world.modals(team.id, trigger.user);
  stack.splice(0, stack.length, modal);
  return { ok: true, view: viewFields(modal, team) };
}

function push({ world, team, args }: Request): Fields {
  const trigger = findTrigger(world, team, args);
  const view = readView(world, 'views.push', args.view, 'modal');
  checkExternalId(world, team, view);
  const stack = world.modals(team.id, trigger.user);
  const top = stack.at(-1);
  // Only an interaction in a modal gives a trigger to push with; the error Slack answers otherwise is not documented.
  if (!top || trigger.view === undefined) throw new SlackError('not_found');
  if (stack.length >= maxStack) throw new SlackError('push_limit_reached');
  trigger.used = true;
  const modal = world.newView(team.id, trigger.user, view, top);
  stack.push(modal);
  return { ok: true, view: viewFields(modal, team) };
}

function update({ world, team, args }: Request): Fields {
  const view = readView(world, 'views.update', args.view, 'modal');
  const id = asText(args.view_id);
  const external = asText(args.external_id);
  const modal = world.findModal(
    (candidate) =>
      candidate.team === team.id && (candidate.id === id || (external !== undefined && candidate.view.external_id === external)),
  );
  if (!modal) throw new SlackError('not_found');
  if (args.hash !== undefined && args.hash !== modal.hash) throw new SlackError('hash_conflict');
  checkExternalId(world, team, view, modal);
  modal.view = world.withIds(view);
  modal.hash = world.nextTs();
  modal.errors = {};
  return { ok: true, view: viewFields(modal, team) };
}

function publish({ world, team, args }: Request): Fields {
  const view = readView(world, 'views.publish', args.view, 'home');
  const user = needed(args, 'user_id');
  if (!world.user(team.id, user))
    throw new SlackError('invalid_arguments', { response_metadata: { messages: ['[ERROR] invalid `user_id`'] } });
  const before = world.home(team.id, user);
  if (args.hash !== undefined && before && args.hash !== before.hash) throw new SlackError('hash_conflict');
  const home = world.newView(team.id, user, view, undefined, before?.id);
  world.setHome(home);
  return { ok: true, view: viewFields(home, team) };
}

/** `expired_trigger_id` and `exchanged_trigger_id`: bolt-python#886, bolt-js#1371. */
function findTrigger(world: World, team: Team, args: Fields): Trigger {
  const trigger = world.triggers.get(needed(args, 'trigger_id'));
  if (!trigger || trigger.team !== team.id) {
    throw new SlackError('invalid_arguments', {
      response_metadata: { messages: ['[ERROR] invalid `trigger_id` [json-pointer:/trigger_id]'] },
    });
  }
  if (trigger.used) throw new SlackError('exchanged_trigger_id');
  if (world.clock() - trigger.issuedAt > triggerLives) throw new SlackError('expired_trigger_id');
  return trigger;
}

/** A bad view is `invalid_arguments`, where a bad message is `invalid_blocks`. Also used for the answer to a submission. */
export function readView(world: World, method: string, value: unknown, type: 'modal' | 'home'): Fields {
  const problems = [...viewProblems(value)];
  if (problems.length === 0 && asFields(value).type !== type) problems.push({ path: '/view/type', reason: 'must be a valid enum value' });
  if (problems.length > 0) {
    world.violates(method, problems);
    throw new SlackError('invalid_arguments', {
      response_metadata: { messages: problems.map((problem) => `[ERROR] ${sayProblem(problem)}`) },
    });
  }
  if (JSON.stringify(value).length > 250_000) throw new SlackError('view_too_large');
  return asFields(value);
}

function checkExternalId(world: World, team: Team, view: Fields, self?: Modal): void {
  const id = asText(view.external_id);
  if (!id) return;
  const taken = world.findModal((modal) => modal.team === team.id && modal.view.external_id === id && modal !== self);
  if (taken) throw new SlackError('duplicate_external_id');
}
