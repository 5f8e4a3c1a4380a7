import type { SoughtKinds, Store } from '../../src/ports/store.ts';
import { accountTable } from './accounts.ts';
import { agendaTable } from './agenda.ts';
import { checkInTable } from './check-ins.ts';
import { conversationTable } from './conversations.ts';
import type { Database, Queryable } from './database.ts';
import { deliveryTable } from './deliveries.ts';
import { digestTable } from './digests.ts';
import { DatabaseError } from './errors.ts';
import { evaluationTable } from './evaluations.ts';
import { fiveLinesTable } from './five-lines.ts';
import { harvesterTable, invitationTable } from './harvesters.ts';
import { heardTable } from './heard.ts';
import { initiativeTable } from './initiatives.ts';
import { libraryTable } from './library.ts';
import { meetingTable, storyTable } from './meetings.ts';
import { kindLists } from './names.ts';
import { operationsTable } from './operations.ts';
import { organisationTable } from './organisations.ts';
import { peopleTable } from './people.ts';
import { postTable } from './posts.ts';
import { queriesOf } from './queries.ts';
import { rightsTable } from './rights.ts';
import { serviceTable } from './services.ts';
import { trialTable } from './trials.ts';

/** The core's store over PGlite or PostgreSQL. */
export function createStore(database: Database, sought: SoughtKinds): Store {
  const kinds = kindLists(sought);
  return {
    transaction: (work) =>
      retryOnDeadlock(() =>
        database.transaction((session) => {
          const { db: counted, changes } = counting(session);
          const db = queriesOf(counted);
          return work({
            changes,
            operations: operationsTable(db),
            organisations: organisationTable(db),
            services: serviceTable(db),
            people: peopleTable(db),
            accounts: accountTable(db),
            heard: heardTable(db),
            initiatives: initiativeTable(db),
            harvesters: harvesterTable(db, kinds),
            invitations: invitationTable(db),
            meetings: meetingTable(db),
            stories: storyTable(db),
            fiveLines: fiveLinesTable(db),
            trials: trialTable(db),
            evaluations: evaluationTable(db),
            checkIns: checkInTable(db),
            agenda: agendaTable(db),
            deliveries: deliveryTable(db),
            posts: postTable(db, kinds),
            rights: rightsTable(db, kinds),
            library: libraryTable(db),
            digests: digestTable(db),
            conversations: conversationTable(db),
          });
        }),
      ),
    close: () => database.close(),
  };
}

/** Which statements may write: each text is looked at once. */
const writing = new Map<string, boolean>();

function mayWrite(text: string): boolean {
  const known = writing.get(text) ?? writes.test(text);
  if (writing.size < mostTexts) writing.set(text, known);
  return known;
}

const mostTexts = 1_000;
const writes = /\b(?:insert\s+into|delete\s+from|update\s+\w+\s+(?:as\s+)?(?:\w+\s+)?set)\b/i;

/** Counts the statements that may write. A row that is only held is not written. */
function counting(session: Queryable): { db: Queryable; changes: () => number } {
  let changes = 0;
  const db: Queryable = {
    query(text, params) {
      if (mayWrite(text)) changes += 1;
      return session.query(text, params);
    },
    defer(text, params) {
      if (mayWrite(text)) changes += 1;
      session.defer(text, params);
    },
    exec(script) {
      changes += 1;
      return session.exec(script);
    },
  };
  return { db, changes: () => changes };
}

/**
 * Runs the transaction again after a deadlock, or when a record it refers to was removed meanwhile (a person erased, or merged with
 * another): the database has rolled all of it back. Three attempts.
 */
async function retryOnDeadlock<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      const mayRetry = error instanceof DatabaseError && (error.code === '40P01' || error.code === '23503');
      if (!mayRetry || attempt === 3) throw error;
    }
  }
}
