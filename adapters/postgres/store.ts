import type { Store } from '../../src/ports.ts';
import { agendaTable } from './agenda.ts';
import type { Database } from './database.ts';
import { deliveryTable } from './deliveries.ts';
import { harvesterTable, invitationTable } from './harvesters.ts';
import { initiativeTable } from './initiatives.ts';
import { meetingTable, storyTable } from './meetings.ts';
import { organisationTable } from './organisations.ts';
import { peopleTable } from './people.ts';
import { postTable } from './posts.ts';
import { rightsTable } from './rights.ts';

/** The core's store over PGlite or PostgreSQL. */
export function createStore(database: Database): Store {
  return {
    transaction: (work) =>
      database.transaction((db) =>
        work({
          organisations: organisationTable(db),
          people: peopleTable(db),
          initiatives: initiativeTable(db),
          harvesters: harvesterTable(db),
          invitations: invitationTable(db),
          meetings: meetingTable(db),
          stories: storyTable(db),
          agenda: agendaTable(db),
          deliveries: deliveryTable(db),
          posts: postTable(db),
          rights: rightsTable(db),
        }),
      ),
    close: () => database.close(),
  };
}
