import { consulting } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { attachment } from '../../../kernel/file-name.ts';
import { calendarOf } from '../calendar.ts';
import { readTold } from '../told-session.ts';
import { mayTakePartInTraining } from '../training.access.ts';
import type { Route } from './+types/calendar.ics.ts';

/** The session as a file that calendars take in, to be handed on where no mail server is set. */
export const loader = consulting(async ({ actor, database, now }, { params }: Route.LoaderArgs) => {
  demand(mayTakePartInTraining(actor));
  const { events } = await database.read(actor, (tx) => readTold(tx, actor, params.code));
  const headers = {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': attachment(`formation-${params.code}.ics`),
  };
  return new Response(calendarOf(events, now(), null), { headers });
});
