import type { RowsOf } from '../../core/row.ts';
import { versionOf } from '../meeting/rows.ts';
import type { ServicesParams } from './params.ts';

export const servicesRows: RowsOf<ServicesParams> = {
  services: ({ services }) => [
    services.map((one, index) => ['show-service', one.id, String(index + 1)]),
    [
      ['add-service', ''],
      ['audit-log', ''],
    ],
  ],
  service: ({ id, channels }) => [
    channels.map((channel, index) => ['unbind-channel', `${id}:${channel}`, String(index + 1)]),
    [
      ['change-service', id],
      ['remove-service', id],
      ['services', ''],
    ],
  ],
  serviceRemoving: ({ id }) => [
    [
      ['confirm-remove-service', id],
      ['keep-service', id],
    ],
  ],
  serviceRemoved: () => [[['services', '']]],
  serviceUnknown: () => [[['services', '']]],
  serviceNameUnclear: () => [[['add-service', '']]],
  channelUnclear: () => [[['services', '']]],
  channelTaken: ({ id }) => [[['show-service', id]]],
  channelNotBound: () => [[['services', '']]],
  whichService: ({ story, version, services }) => [
    services.map((one, index) => ['share-with-service', `${versionOf(story, version)}:${one.id}`, String(index + 1)]),
  ],
  serviceGone: ({ story, version, aloud }) => [[aloud ? ['record-oral', story] : ['choose-sharing', versionOf(story, version)]]],
};
