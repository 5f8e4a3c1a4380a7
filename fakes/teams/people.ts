import { randomUUID } from 'node:crypto';
import type { Entries, Target } from '../slack/forms.ts';
import { asFields, asList, asText, type Fields } from '../slack/json.ts';
import { filled, pick } from './forms.ts';
import { actionsIn, checkCard } from './limits.ts';
import { drawn } from './reading.ts';
import { dialogOf, type InPlace, showMessage, type TeamsDialog, type TeamsOutcome, type TeamsShown } from './shown.ts';
import { cardIn, channelId, type TeamsActivity, type TeamsConversation, type TeamsWorld } from './world.ts';

/** What somebody sends with words, or without any: a voice clip, a picture, another's message. */
type Besides = 'voice' | 'file' | 'forward';

const sentBesides: Readonly<Record<Besides, readonly Fields[]>> = {
  voice: [{ contentType: 'audio/mp4', contentUrl: 'https://smba.example/v3/attachments/1/views/original' }],
  file: [
    { contentType: 'application/vnd.microsoft.teams.file.download.info', content: { fileType: 'jpg', uniqueId: '1' }, name: 'cour.jpg' },
  ],
  forward: [{ contentType: 'forwardedMessageReference', id: '1795507200000', content: '{"messagePreview":"On a planté"}' }],
};

/** Teams attaches what was typed in this form too. */
const htmlOf = (text: string): Fields => ({ contentType: 'text/html', content: `<p>${escapedHtml(text)}</p>` });

/** How this person's acts differ from honest, fresh ones. */
export interface TeamsVariant {
  /** A client that knows no `Action.Execute`. */
  readonly oldClient?: boolean;
  readonly tenant?: string;
  /** They are of this tenant, and here through a channel shared with it. */
  readonly home?: string;
  readonly token?: string | null;
  /** Nothing they do is delivered before it is done again. */
  readonly late?: boolean;
}

/** Where a file is asked to go, instead of where their OneDrive is; an answer may not say which message it answers. */
interface Where {
  readonly toNone?: boolean;
  readonly uploadUrl?: string;
  readonly contentUrl?: string;
}

/** What stays of a screen between two acts. */
interface Screen {
  dialog?: TeamsDialog | undefined;
  readonly inPlace: Map<string, InPlace>;
  readonly notices: string[];
  redo?: () => Promise<TeamsOutcome>;
}

/** What people act through. */
interface Teams {
  readonly world: TeamsWorld;
  readonly origin: string;
  serviceIn(region: string): string;
  /** Brings an activity to the bot, signed unless told otherwise. */
  deliver(activity: Fields, authorization?: string | null): Promise<{ status: number; body: unknown; ms: number }>;
}

const screens = new WeakMap<Teams, Map<string, Screen>>();

/** Someone at their screen: acts on the bot through its one door, and sees what Teams would show them. */
export class FakeTeamsPerson {
  readonly id: string;
  readonly #teams: Teams;
  readonly #variant: TeamsVariant;
  /** Where the card is whose button opened the dialog: what is submitted says so too. */
  #openedIn: TeamsConversation | null = null;

  constructor(id: string, teams: Teams, variant: TeamsVariant = {}) {
    this.id = id;
    this.#teams = teams;
    this.#variant = variant;
  }

  with(variant: TeamsVariant): FakeTeamsPerson {
    return new FakeTeamsPerson(this.id, this.#teams, { ...this.#variant, ...variant });
  }

  /** The same activity once more, as when an answer was lost on its way. */
  again(_retry?: { readonly num: number; readonly reason: string }): Promise<TeamsOutcome> {
    const { redo } = this.#screen;
    if (!redo) throw new Error(`${this.id} has done nothing yet`);
    return redo();
  }

  /** Does something of which the bot hears when what this resolves with is called. */
  async late(act: (person: FakeTeamsPerson) => Promise<TeamsOutcome>): Promise<() => Promise<TeamsOutcome>> {
    await act(this.with({ late: true }));
    const { redo } = this.#screen;
    if (!redo) throw new Error(`${this.id} has done nothing.`);
    return redo;
  }

  command(command: string, text = '', { channel }: { readonly channel?: string } = {}): Promise<TeamsOutcome> {
    const words = `${command} ${text}`.trimEnd();
    return channel === undefined
      ? this.#say(this.#personal, words, words, [], undefined, true)
      : this.#say(
          this.#place(channel),
          words,
          `<at>Vendange</at> ${this.#named(words).words}`,
          this.#named(words).mentions,
          undefined,
          true,
        );
  }

  /** `raw`: channels are named by choosing them, which Teams offers in channels alone: it is said there. */
  dm(text: string, { raw = false, besides }: { readonly raw?: boolean; readonly besides?: Besides } = {}): Promise<TeamsOutcome> {
    if (besides) return this.#say(this.#personal, text, text, [], undefined, false, [htmlOf(text), ...sentBesides[besides]]);
    const [, named] = /<#([^>|]+)/.exec(text) ?? [];
    if (raw && named !== undefined && this.#teams.world.channels.has(channelId(named))) return this.mention(named, text);
    if (!raw) return this.#say(this.#personal, text, text, []);
    const { words, mentions } = this.#people(text);
    return this.#say(this.#personal, text, words, mentions);
  }

  /** Edits a message of theirs. */
  edit(on: TeamsShown, text: string): Promise<TeamsOutcome> {
    this.#posted(on).versions.push({ text });
    return this.#send({ ...this.#changed(on, 'editMessage'), type: 'messageUpdate', textFormat: 'plain', text });
  }

  delete(on: TeamsShown): Promise<TeamsOutcome> {
    this.#posted(on).deleted = true;
    return this.#send({ ...this.#changed(on, 'softDeleteMessage'), type: 'messageDelete' });
  }

  /** « Annuler », in the place of a message that was deleted. */
  undelete(on: TeamsShown): Promise<TeamsOutcome> {
    this.#posted(on).deleted = false;
    return this.#send({ ...this.#changed(on, 'undeleteMessage'), type: 'messageUpdate', textFormat: 'plain', text: on.text });
  }

  #posted(on: TeamsShown): TeamsActivity {
    const found = this.#teams.world.activities.find((one) => one.id === on.ts && one.conversation === on.channel);
    if (found?.author !== this.id) throw new Error('Only its writer changes a message.');
    return found;
  }

  #changed(on: TeamsShown, eventType: string): Fields {
    const base = this.#base(this.#place(on.channel));
    return { ...base, id: on.ts, channelData: { ...asFields(base.channelData), eventType } };
  }

  /** In a channel or a group chat, naming the bot, and other channels by their ids. */
  mention(channel: string, text: string, { threadTs }: { readonly threadTs?: string } = {}): Promise<TeamsOutcome> {
    const { words, mentions } = this.#named(text);
    return this.#say(this.#place(channel), text, `<at>Vendange</at> ${words}`, mentions, threadTs);
  }

  /** People chosen from Teams' list: a name that its writer went over comes as a mention for each of its words. */
  #people(text: string): { words: string; mentions: readonly Fields[] } {
    const mentions: Fields[] = [];
    const words = text.replace(/<@([^>|]+)[^>]*>/g, (raw, id: string) => {
      const user = this.#teams.world.users.get(id);
      const parts = (user?.name ?? raw).split(' ').map((name) => ({ text: `<at>${name}</at>`, name }));
      for (const { text, name } of parts) mentions.push({ type: 'mention', text, mentioned: { id: user?.pairwise ?? id, name } });
      return parts.map((part) => part.text).join('&nbsp;');
    });
    return { words, mentions };
  }

  /** As Teams sends names chosen from its lists. */
  #named(text: string): { words: string; mentions: readonly Fields[] } {
    const { world } = this.#teams;
    const named = [...text.matchAll(/<#([^>|]+)[^>]*>/g)].map(([raw, id = '']) => ({
      raw,
      id: channelId(id),
      name: world.channels.get(channelId(id))?.name ?? id,
    }));
    const words = named.reduce((said, { raw, name }) => said.replace(raw, `<at>${name}</at>`), text);
    const mentions = [{ id: world.bot, name: 'Vendange' }, ...named].map(({ id, name }) => ({
      type: 'mention',
      text: `<at>${name}</at>`,
      mentioned: { id, name },
    }));
    return { words, mentions };
  }

  /** Presses a button of a card, as it stands on their screen. */
  async press(on: TeamsShown, target: Target): Promise<TeamsOutcome> {
    const action = pick(actionsIn(cardIn(on.content)), target);
    this.#teams.world.expectAnswer(this.id, true);
    const base = { ...this.#base(this.#place(on.channel)), replyToId: on.ts };
    if (action.type === 'Action.OpenUrl') throw new Error(`"${drawn(action.title)}" leads to ${String(action.url)}`);
    const data = asFields(action.data);
    if (asFields(data.msteams).type === 'task/fetch') {
      this.#openedIn = this.#place(on.channel);
      return this.#opens({ ...base, type: 'invoke', name: 'task/fetch', value: { data } }, false);
    }
    if (action.type === 'Action.Execute' && this.#variant.oldClient !== true) {
      const value = { action: { type: 'Action.Execute', verb: action.verb, data }, trigger: 'manual' };
      return this.#send({ ...base, type: 'invoke', name: 'adaptiveCard/action', value }, (body) => this.#replaced(on, asFields(body)));
    }
    const submit = action.type === 'Action.Execute' ? asFields(action.fallback) : action;
    if (submit.type !== 'Action.Submit') throw new Error('an older client has nothing to press');
    return this.#send({ ...base, type: 'message', value: asFields(submit.data) });
  }

  /** Where a link of a card leads. */
  follow(on: TeamsShown, target: Target): URL {
    const action = pick(actionsIn(cardIn(on.content)), target);
    if (action.type !== 'Action.OpenUrl') throw new Error('not a link');
    return new URL(String(action.url));
  }

  /** Fills in the open dialog and sends it. Entries are named by field or label. */
  async submit(dialog: TeamsDialog, entries: Entries = {}): Promise<TeamsOutcome> {
    if (this.#screen.dialog?.id !== dialog.id) throw new Error(`"${dialog.title}" is no longer open`);
    const { values, missing } = filled(dialog.card, entries);
    if (Object.keys(missing).length > 0) return { status: 0, body: '', ms: 0, sent: false, errors: missing };
    this.#teams.world.expectAnswer(this.id, false);
    const [submit] = asList(dialog.card.actions).map(asFields);
    const data = { ...asFields(submit?.data), ...values };
    const name = dialog.fromMenu ? 'composeExtension/submitAction' : 'task/submit';
    const value = dialog.fromMenu ? { commandId: 'suggest-telling', commandContext: 'message', data } : { data };
    const place = dialog.fromMenu ? this.#personal : (this.#openedIn ?? this.#personal);
    return this.#send({ ...this.#base(place), type: 'invoke', name, value }, (body) => this.#submitted(dialog, asFields(body)));
  }

  async dismiss(): Promise<TeamsOutcome> {
    this.#screen.dialog = undefined;
    return { status: 0, body: '', ms: 0, sent: false, errors: {} };
  }

  /** Chosen in the menu of the composer. */
  shortcut(commandId: string): Promise<TeamsOutcome> {
    const value = { commandId, commandContext: 'compose' };
    return this.#opens({ ...this.#base(this.#personal), type: 'invoke', name: 'composeExtension/fetchTask', value }, true);
  }

  /** Chosen in the menu of a message. */
  messageShortcut(commandId: string, on: TeamsShown): Promise<TeamsOutcome> {
    const { world } = this.#teams;
    const user = world.users.get(on.author);
    const from = user
      ? { user: { id: user.id, displayName: user.name, userIdentityType: 'aadUser' } }
      : { application: { id: world.clientId, displayName: 'Vendange', applicationIdentityType: 'bot' } };
    const content = escapedHtml(asText(on.content.text) ?? '');
    const messagePayload = { id: on.ts, messageType: 'message', from, body: { contentType: 'html', content: `<div>${content}</div>` } };
    const value = { commandId, commandContext: 'message', messagePayload };
    return this.#opens({ ...this.#base(this.#place(on.channel)), type: 'invoke', name: 'composeExtension/fetchTask', value }, true);
  }

  /** Teams has no home tab of a bot: one says a word. */
  openHome(): Promise<TeamsOutcome> {
    return this.dm('mon espace');
  }

  install(): Promise<TeamsOutcome> {
    this.#user.installed = true;
    return this.#send({ ...this.#base(this.#personal), type: 'installationUpdate', action: 'add' });
  }

  /** Takes the bot away; Teams tells it. */
  remove(): Promise<TeamsOutcome> {
    this.#user.installed = false;
    return this.#send({ ...this.#base(this.#personal), type: 'installationUpdate', action: 'remove' });
  }

  /** Messages that offer a file. */
  offers(): readonly TeamsShown[] {
    const all = [...this.messages(), ...this.ephemerals()];
    return all.filter(({ content }) =>
      asList(content.attachments).some((one) => String(asFields(one).contentType).endsWith('file.consent')),
    );
  }

  /** Answers to a file that was offered. */
  answerFile(on: TeamsShown, action: 'accept' | 'decline', { uploadUrl, contentUrl, toNone }: Where = {}): Promise<TeamsOutcome> {
    const { world, origin } = this.#teams;
    const offer = asList(on.content.attachments)
      .map(asFields)
      .find((one) => String(one.contentType).endsWith('file.consent'));
    if (!offer) throw new Error('no file is offered there');
    const { name, content } = offer;
    const id = randomUUID();
    if (action === 'accept') world.files.set(id, { name: String(name), owner: this.id, content: undefined, at: 0 });
    const uploadInfo = {
      contentUrl: contentUrl ?? `https://vignes-my.sharepoint.com/${id}`,
      name,
      uploadUrl: uploadUrl ?? `${origin}/upload/v3/${id}`,
      uniqueId: id,
      fileType: 'json',
    };
    const context = asFields(content)[action === 'accept' ? 'acceptContext' : 'declineContext'];
    const value = { type: 'fileUpload', action, context, ...(action === 'accept' ? { uploadInfo } : {}) };
    const answers = toNone ? {} : { replyToId: on.ts };
    return this.#send({ ...this.#base(this.#personal), ...answers, type: 'invoke', name: 'fileConsent/invoke', value });
  }

  /**
   * Their conversation with the bot (or another they are in), as it stands, oldest first, but what answers their commands
   * and presses: Teams shows it there too, other platforms beside (`ephemerals`).
   */
  messages(channel?: string): readonly TeamsShown[] {
    const place = channel === undefined ? this.#personal.id : channelId(channel);
    return this.#seen((one) => one.conversation === place && !one.aside);
  }

  ephemerals(): readonly TeamsShown[] {
    return this.#seen((one) => one.conversation === this.#personal.id && one.aside);
  }

  #seen(match: (activity: TeamsActivity) => boolean): readonly TeamsShown[] {
    return this.#teams.world.activities.filter((one) => !one.deleted && match(one)).map((one) => this.#show(one));
  }

  /** What they took of the files they were offered, oldest first. */
  files(): readonly { readonly name: string; readonly content: string; readonly at: number }[] {
    return [...this.#teams.world.files.values()].flatMap(({ name, owner, content, at }) =>
      content === undefined || owner !== this.id ? [] : [{ name, content, at }],
    );
  }

  view(): TeamsDialog | undefined {
    return this.#screen.dialog;
  }

  /** What dialogs without a form told them. */
  notices(): readonly string[] {
    return this.#screen.notices;
  }

  home(): TeamsShown | undefined {
    return this.messages().findLast(
      ({ fromBot, visible }) => fromBot && /^(Bonjour|Hello).*(Votre espace|page|en une phrase|in one sentence)/s.test(visible),
    );
  }

  get #screen(): Screen {
    const all = screens.get(this.#teams) ?? new Map<string, Screen>();
    screens.set(this.#teams, all);
    const known = all.get(this.id) ?? { inPlace: new Map(), notices: [] };
    all.set(this.id, known);
    return known;
  }

  get #user() {
    const user = this.#teams.world.users.get(this.id);
    if (!user) throw new Error(`nobody is ${this.id}`);
    return user;
  }

  get #personal(): TeamsConversation {
    return this.#teams.world.personal(this.id);
  }

  #place(name: string): TeamsConversation {
    const { world } = this.#teams;
    const id = channelId(name);
    const known = world.conversations.get(id);
    if (known) return known;
    if (!world.channels.has(id)) throw new Error(`no conversation ${id}`);
    return { id, kind: 'channel', members: [] };
  }

  /** What every activity says of who, where and when. */
  #base(place: TeamsConversation, under?: string): Fields {
    const { world } = this.#teams;
    const { pairwise, id, name, zone, locale } = this.#user;
    const tenant = this.#variant.tenant ?? world.tenant;
    const channel = world.channels.get(place.id);
    return {
      id: `f:${randomUUID()}`,
      // Each act has its own moment, even when the clock of a test stands still.
      timestamp: new Date(Number(world.nextId())).toISOString(),
      channelId: 'msteams',
      serviceUrl: this.#teams.serviceIn(world.regionOf(place.id)),
      from: { id: pairwise, name, aadObjectId: id, ...(this.#variant.home === undefined ? {} : { tenantId: this.#variant.home }) },
      recipient: { id: world.bot, name: 'Vendange' },
      conversation: {
        id: channel ? `${place.id};messageid=${under ?? world.nextId()}` : place.id,
        conversationType: place.kind,
        tenantId: tenant,
        ...(place.kind === 'personal' ? {} : { isGroup: true }),
      },
      channelData: {
        tenant: { id: tenant },
        ...(channel
          ? {
              channel: { id: channel.id, type: channel.shared ? 'shared' : 'standard' },
              team: { id: channel.team, name: world.teams.get(channel.team) },
            }
          : {}),
      },
      locale,
      entities: [{ type: 'clientInfo', locale, country: 'FR', platform: 'Web', timezone: zone }],
    };
  }

  #say(
    place: TeamsConversation,
    read: string,
    text: string,
    mentions: readonly Fields[],
    under?: string,
    command = false,
    attachments: readonly Fields[] = [],
  ): Promise<TeamsOutcome> {
    const { world } = this.#teams;
    world.expectAnswer(this.id, command);
    const posted = world.post(place.id, this.id, { text: read }, under);
    const base = this.#base(place, under ?? posted.id);
    return this.#send({
      ...base,
      id: posted.id,
      type: 'message',
      textFormat: 'plain',
      text,
      entities: [...asList(base.entities), ...mentions],
      ...(attachments.length > 0 && { attachments }),
    });
  }

  async #send(activity: Fields, then: (body: unknown) => Partial<TeamsOutcome> = () => ({})): Promise<TeamsOutcome> {
    const { token } = this.#variant;
    const act = async (): Promise<TeamsOutcome> => {
      const answer = token === undefined ? await this.#teams.deliver(activity) : await this.#teams.deliver(activity, token);
      if (answer.ms > 5_000) this.#teams.world.violates(String(activity.name ?? activity.type), `answered in ${Math.round(answer.ms)} ms`);
      const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? '');
      return { status: answer.status, body, ms: answer.ms, sent: true, errors: {}, ...(answer.status === 200 ? then(answer.body) : {}) };
    };
    this.#screen.redo = act;
    return this.#variant.late === true ? { status: 0, body: '', ms: 0, sent: false, errors: {} } : act();
  }

  #replaced(on: TeamsShown, { statusCode, type, value }: Fields): Partial<TeamsOutcome> {
    if (statusCode !== 200) return {};
    if (type === 'application/vnd.microsoft.activity.message') {
      this.#screen.notices.push(String(value));
      return {};
    }
    const card = asFields(value);
    checkCard(this.#teams.world, 'answer to a press', card);
    const versions = this.#teams.world.find(on.channel, on.ts)?.versions.length ?? 0;
    this.#teams.world.expectAnswer(this.id, false);
    this.#screen.inPlace.set(`${on.channel}/${on.ts}`, { card, versions });
    return { shown: 'in place' };
  }

  #opens(activity: Fields, fromMenu: boolean): Promise<TeamsOutcome> {
    return this.#send(activity, (body) => this.#shows(asFields(asFields(body).task), fromMenu));
  }

  #shows({ type, value }: Fields, fromMenu: boolean): Partial<TeamsOutcome> {
    if (type === 'message') {
      this.#screen.notices.push(String(value));
      return { shown: 'a notice' };
    }
    if (type !== 'continue') throw new Error(`Teams opens nothing from ${String(type)}`);
    const { title, card: attachment } = asFields(value);
    const card = asFields(asFields(attachment).content);
    checkCard(this.#teams.world, 'dialog', card);
    this.#screen.dialog = dialogOf(drawn(title), card, fromMenu);
    return { shown: 'a form' };
  }

  #submitted(dialog: TeamsDialog, body: Fields): Partial<TeamsOutcome> {
    // Teams closes it; other clients leave it open and blank.
    if (body.task === undefined) throw new Error('A dialog was sent and answered with nothing.');
    const shown = this.#shows(asFields(body.task), dialog.fromMenu);
    if (shown.shown === 'a notice') {
      this.#screen.dialog = undefined;
      return shown;
    }
    // On the screen it is the same dialog, with what was typed still in it.
    const again = this.#screen.dialog;
    if (again) this.#screen.dialog = { ...again, id: dialog.id };
    return { ...shown, errors: again?.errors ?? {} };
  }

  #show(activity: TeamsActivity): TeamsShown {
    return showMessage(activity, this.#screen.inPlace.get(`${activity.conversation}/${activity.id}`));
  }
}

function escapedHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
