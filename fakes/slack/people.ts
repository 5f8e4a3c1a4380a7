import { answerSubmission, showCommandAnswer } from './answers.ts';
import type { Answer, Deliveries, Inbound, Retry, Tampering } from './delivery.ts';
import { acted, type Entries, type Entry, findControl, stateOf, type Target, unsendable } from './forms.ts';
import { escaped, type Fields } from './json.ts';
import type { Channel, Message, Modal, Team } from './model.ts';
import {
  type Actor,
  closedPayload,
  commandPayload,
  eventPayload,
  messageActionsPayload,
  messageEvent,
  messageFields,
  messageShortcutPayload,
  shortcutPayload,
  submissionPayload,
  viewActionsPayload,
  viewFields,
} from './payloads.ts';
import { newResponseUrl } from './response-url.ts';
import { type ShownMessage, type ShownView, showMessage, showView } from './shown.ts';
import type { World } from './world.ts';

/** What somebody sends with words, or without any: a voice clip, a picture, another's message. */
type Besides = 'voice' | 'file' | 'forward';

/** The parts of each that Slack's own event has, and the bot may read. */
const sentBesides: Readonly<Record<Besides, Fields>> = {
  voice: {
    subtype: 'file_share',
    files: [{ id: 'F0VOICE', subtype: 'slack_audio', mimetype: 'audio/mp4', name: 'audio_message.m4a', media_display_type: 'audio' }],
  },
  file: { subtype: 'file_share', files: [{ id: 'F0PICTURE', mimetype: 'image/jpeg', name: 'cour.jpg', mode: 'hosted' }] },
  forward: { attachments: [{ is_share: true, is_msg_unfurl: true, author_id: 'U0OTHER', text: 'On a planté', channel_id: 'C0OTHER' }] },
};

/** How this person's acts differ from honest, fresh ones. */
export interface Variant extends Tampering {
  /** The trigger was issued more than three seconds ago. */
  readonly staleTrigger?: boolean;
  /** The payload says it comes from another workspace. */
  readonly team?: string;
  /** They are of this workspace, and here through a channel shared with it (Slack Connect), or of another of the same Grid. */
  readonly home?: string;
}

export interface Outcome extends Answer {
  /** False when the client itself kept the form back. */
  readonly sent: boolean;
  /** What stands under the fields of the form, by block id. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface PersonTools {
  readonly world: World;
  readonly deliveries: Deliveries;
  readonly origin: () => string;
}

interface Memory {
  redo?: (retry: Retry) => Promise<Outcome>;
  /** Nothing they do is delivered before it is done again. */
  readonly late?: true;
}

/** Someone at their screen: acts on the bot through its public doors, and sees what Slack would show them. */
export class FakePerson {
  readonly id: string;
  readonly team: Team;
  readonly #tools: PersonTools;
  readonly #variant: Variant;
  readonly #memory: Memory;

  constructor(id: string, team: Team, tools: PersonTools, variant: Variant = {}, memory: Memory = {}) {
    this.id = id;
    this.team = team;
    this.#tools = tools;
    this.#variant = variant;
    this.#memory = memory;
  }

  /** The same person, whose acts arrive differently: `amina.with({ badSignature: true }).dm('…')`. */
  with(variant: Variant): FakePerson {
    return new FakePerson(this.id, this.team, this.#tools, { ...this.#variant, ...variant }, this.#memory);
  }

  /** Delivers this person's last act once more, identical, as Slack does when it got no 200 (events only, in real life). */
  again(retry: Retry = { num: 1, reason: 'http_timeout' }): Promise<Outcome> {
    if (!this.#memory.redo) throw new Error(`${this.id} has done nothing yet`);
    return this.#memory.redo(retry);
  }

  /** Does something of which the bot hears when what this resolves with is called. */
  async late(act: (person: FakePerson) => Promise<Outcome>): Promise<() => Promise<Outcome>> {
    const late = new FakePerson(this.id, this.team, this.#tools, this.#variant, { late: true });
    await act(late);
    return () => late.again();
  }

  /** In their conversation with the bot unless a channel is named. Command text is escaped, as in messages (undocumented). */
  command(command: string, text = '', { channel }: { readonly channel?: string } = {}): Promise<Outcome> {
    const place = this.#place(channel);
    const about = { team: this.team.id, user: this.id, channel: place.id };
    const payload = commandPayload(this.#actor, place, command, escaped(text), {
      response_url: newResponseUrl(this.#tools.world, this.#tools.origin(), { ...about, source: undefined }),
      trigger_id: this.#trigger(),
    });
    return this.#act({ kind: 'command', payload }, (answer) => showCommandAnswer(this.#tools.world, about, answer));
  }

  /** `raw` leaves `<@U…>` and the like as they are: what the client sends when someone picks a name from its list. */
  dm(
    text: string,
    { raw = false, threadTs, besides }: { readonly raw?: boolean; readonly threadTs?: string; readonly besides?: Besides } = {},
  ): Promise<Outcome> {
    return this.#say(this.#place(undefined), raw ? text : escaped(text), 'message', threadTs, besides && sentBesides[besides]);
  }

  mention(channel: string, text: string, { threadTs }: { readonly threadTs?: string } = {}): Promise<Outcome> {
    return this.#say(this.#place(channel), `<@${this.team.bot}> ${escaped(text)}`, 'app_mention', threadTs);
  }

  /** Edits a message of theirs; `unfurled`: Slack tells of a link that unfolds in the same way, and the words are the same. */
  edit(on: ShownMessage, text: string, { unfurled = false }: { readonly unfurled?: boolean } = {}): Promise<Outcome> {
    const { world } = this.#tools;
    const message = this.#message(on);
    const before = messageFields(message, this.team, false);
    if (!unfurled) world.edit(message, { text: escaped(text), blocks: [], mrkdwn: true }, 'person');
    return this.#changed('message_changed', message, {
      message: { ...messageFields(message, this.team, false) },
      previous_message: before,
    });
  }

  delete(on: ShownMessage): Promise<Outcome> {
    const { world } = this.#tools;
    const message = this.#message(on);
    message.deletedAt = world.clock();
    return this.#changed('message_deleted', message, {
      deleted_ts: message.ts,
      previous_message: messageFields(message, this.team, false),
    });
  }

  #changed(subtype: string, message: Message, more: Fields): Promise<Outcome> {
    const { world } = this.#tools;
    const event_ts = world.nextTs();
    return this.#event({
      type: 'message',
      subtype,
      hidden: true,
      channel: message.channel,
      channel_type: 'im',
      ts: event_ts,
      event_ts,
      ...more,
    });
  }

  /** Presses a button, or uses another element with `entry`. What is on screen decides, even when it is stale. */
  press(on: ShownMessage | ShownView, target: Target, entry?: Entry): Promise<Outcome> {
    const control = findControl(on.blocks, target);
    const action = { ...acted(control, entry), action_ts: this.#tools.world.nextTs() };
    const entries = entry === undefined ? {} : { [control.actionId]: entry };
    if (on.kind !== 'message') {
      const modal = this.#modal(on);
      const payload = viewActionsPayload(this.#actor, modal, [action], stateOf(on.blocks, entries), { trigger_id: this.#trigger(modal) });
      return this.#act({ kind: 'interactive', payload });
    }
    const message = this.#message(on);
    const payload = messageActionsPayload(
      this.#actor,
      message,
      this.#place(on.channel),
      [action],
      stateOf(on.blocks, entries),
      this.#reach(message),
    );
    return this.#act({ kind: 'interactive', payload });
  }

  /** Fills in the open form and sends it. Entries are named by action id, block id or label. */
  async submit(view: ShownView, entries: Entries = {}): Promise<Outcome> {
    const modal = this.#modal(view);
    const errors = unsendable(view.blocks, entries);
    if (Object.keys(errors).length > 0) {
      modal.errors = errors;
      return { status: 0, body: '', ms: 0, sent: false, errors };
    }
    const payload = submissionPayload(this.#actor, modal, stateOf(view.blocks, entries), { trigger_id: this.#trigger(modal) });
    return this.#act({ kind: 'interactive', payload }, (answer) => answerSubmission(this.#tools.world, modal, answer));
  }

  /** Closes the form; the bot only learns of it when the view asked for that. */
  async dismiss(view: ShownView): Promise<Outcome> {
    const modal = this.#modal(view);
    const stack = this.#tools.world.modals(this.team.id, this.id);
    stack.splice(modal.view.clear_on_close === true ? 0 : stack.indexOf(modal));
    if (modal.view.notify_on_close !== true) return { status: 0, body: '', ms: 0, sent: false, errors: {} };
    return this.#act({ kind: 'interactive', payload: closedPayload(this.#actor, modal) });
  }

  shortcut(callbackId: string): Promise<Outcome> {
    const more = { trigger_id: this.#trigger(), action_ts: this.#tools.world.nextTs() };
    return this.#act({ kind: 'interactive', payload: shortcutPayload(this.#actor, callbackId, more) });
  }

  messageShortcut(callbackId: string, on: ShownMessage): Promise<Outcome> {
    const message = this.#message(on);
    const more = { ...this.#reach(message), action_ts: this.#tools.world.nextTs() };
    const payload = messageShortcutPayload(this.#actor, callbackId, message, this.#place(on.channel), more);
    return this.#act({ kind: 'interactive', payload });
  }

  openHome(): Promise<Outcome> {
    const { world } = this.#tools;
    const home = world.home(this.team.id, this.id);
    const event = {
      type: 'app_home_opened',
      user: this.id,
      channel: this.#place(undefined).id,
      tab: 'home',
      event_ts: world.nextTs(),
      ...(home && { view: viewFields(home, this.team) }),
    };
    return this.#event(event);
  }

  /** Their conversation with the bot (or another they are in), as it stands, oldest first. */
  messages(channel?: string): readonly ShownMessage[] {
    const place = channel === undefined ? this.#tools.world.im(this.team, this.id) : this.#place(channel);
    return this.#seen(this.#tools.world.messagesIn(place?.id).filter((message) => message.onlyFor === undefined));
  }

  /** What only they see, in any conversation, oldest first. */
  ephemerals(): readonly ShownMessage[] {
    return this.#seen(this.#tools.world.messagesFor(this.id));
  }

  /** The files they can open in their conversation with the bot, oldest first. */
  files(): readonly { readonly name: string; readonly content: string; readonly at: number }[] {
    const place = this.#tools.world.im(this.team, this.id);
    return [...this.#tools.world.files.values()].flatMap(({ name, content, shared }) =>
      content !== undefined && shared && shared.channel === place?.id ? [{ name, content, at: shared.at }] : [],
    );
  }

  /** The form on top, if one is open. */
  view(): ShownView | undefined {
    const top = this.#tools.world.modals(this.team.id, this.id).at(-1);
    return top && showView(top);
  }

  home(): ShownView | undefined {
    const home = this.#tools.world.home(this.team.id, this.id);
    return home && showView(home);
  }

  get #actor(): Actor {
    const { team, id } = this;
    return { team, teamId: this.#variant.team ?? team.id, user: id, home: this.#variant.home, enterprise: team.enterprise };
  }

  async #act(inbound: Inbound, then: (answer: Answer) => Readonly<Record<string, string>> = () => ({})): Promise<Outcome> {
    const deliver = async (tampering: Tampering): Promise<Outcome> => {
      const answer = await this.#tools.deliveries.send(inbound, tampering);
      return { ...answer, sent: true, errors: then(answer) };
    };
    this.#memory.redo = (retry) => deliver({ ...this.#variant, retry });
    return this.#memory.late ? { status: 0, body: '', ms: 0, sent: false, errors: {} } : deliver(this.#variant);
  }

  #say(
    place: Channel,
    text: string,
    type: 'message' | 'app_mention',
    threadTs: string | undefined,
    besides: Fields = {},
  ): Promise<Outcome> {
    const { world } = this.#tools;
    const message = world.post(
      { team: this.team.id, channel: place.id, author: this.id, via: 'person', ...(threadTs !== undefined && { threadTs }) },
      { text, blocks: [], mrkdwn: true },
    );
    return this.#event({ ...messageEvent(this.#actor, message, type), ...besides });
  }

  #event(event: Fields): Promise<Outcome> {
    const { world } = this.#tools;
    return this.#act({ kind: 'event', payload: eventPayload(this.#actor, world.nextId('Ev'), world.clock(), event) });
  }

  #reach(source: Message): Fields {
    const { world, origin } = this.#tools;
    const about = { team: this.team.id, user: this.id, channel: source.channel, source };
    return { response_url: newResponseUrl(world, origin(), about), trigger_id: this.#trigger() };
  }

  #trigger(from?: Modal): string {
    const { world } = this.#tools;
    const id = world.newTrigger(this.team.id, this.id, from);
    const trigger = world.triggers.get(id);
    if (trigger && this.#variant.staleTrigger) trigger.issuedAt -= 3_001;
    return id;
  }

  #place(channel: string | undefined): Channel {
    const found = channel === undefined ? this.#tools.world.openIm(this.team, this.id) : this.#tools.world.channels.get(channel);
    if (!found) throw new Error(`no conversation ${channel}`);
    return found;
  }

  #message(shown: ShownMessage): Message {
    const found = this.#tools.world.message(shown.channel, shown.ts);
    if (!found) throw new Error(`no message ${shown.ts}`);
    return found;
  }

  #modal(shown: ShownView): Modal {
    const { world } = this.#tools;
    const open = world.modals(this.team.id, this.id).find(({ id }) => id === shown.id) ?? world.home(this.team.id, this.id);
    if (open?.id !== shown.id) throw new Error(`"${shown.title}" is no longer open`);
    return open;
  }

  #seen(messages: readonly Message[]): readonly ShownMessage[] {
    return messages
      .filter((message) => message.team === this.team.id && message.deletedAt === undefined)
      .map((message) => showMessage(message, this.team));
  }
}
