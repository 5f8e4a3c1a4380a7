import { activeMarkup } from '../../fakes/slack/blocks.ts';
import type { FakeSlack } from '../../fakes/slack/server.ts';
import type { Chat } from './chat.ts';

const methods = { send: 'chat.postMessage', edit: 'chat.update', 'shown-file': 'files.completeUploadExternal', file: 'upload' };

export function slackChat(slack: FakeSlack): Chat {
  return {
    name: 'slack',
    get violations() {
      return slack.violations;
    },
    addUser: (seed) => void slack.addUser(seed),
    person: (id) => slack.person(id),
    addChannel: ({ members, bot = true, ...seed }) =>
      void slack.addChannel({ ...seed, members: bot ? [...members, slack.team.bot] : members }),
    naming: (channel) => `<#${channel}>`,
    sent: () =>
      slack.sent().map(({ original, edits, ...one }) => ({
        ...one,
        original: JSON.stringify([original.text, original.blocks]),
        edits: edits.map(({ text, blocks }) => JSON.stringify([text, blocks])),
      })),
    unlimited() {
      slack.rateLimits.enabled = false;
    },
    limit({ inAMinute, atOnce }) {
      if (inAMinute !== undefined) slack.rateLimits.messagesPerMinute = inAMinute;
      if (atOnce !== undefined) slack.rateLimits.burst = atOnce;
    },
    fail: ({ what, to, ...rule }) =>
      void slack.fail({ method: methods[what], ...rule, ...(to === undefined ? {} : { match: ({ channel }) => channel === to }) }),
    refuse: (times) => void slack.fail({ method: methods.send, how: { error: 'restricted_action' }, times }),
    attempts: () => slack.calls.filter(({ method }) => method === methods.send).length,
    close(person, closed) {
      const user = slack.world.user(slack.team.id, person);
      if (user) user.deleted = closed;
    },
    archive(id, archived) {
      const channel = slack.world.channels.get(id);
      if (channel) channel.archived = archived;
    },
    revoke(revoked) {
      slack.team.tokenError = revoked ? 'token_revoked' : undefined;
    },
    keepApart: () => void slack.team.scopes.delete('mpim:write'),
    answers: () => slack.calls.filter(({ method }) => method === 'response_url' || method === 'views.open').length,
    active() {
      // What the bot itself may show so: the channels there are, by their names.
      const channels = new Set([...slack.world.channels.keys()].map((id) => `channel ${id}`));
      return slack
        .sent()
        .flatMap(({ text, blocks, original, edits }) => [{ text, blocks }, original, ...edits].flatMap(activeMarkup))
        .filter((one) => !channels.has(one));
    },
  };
}
