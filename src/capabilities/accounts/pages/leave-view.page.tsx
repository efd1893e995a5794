import { redirect } from 'react-router';
import { changing } from '../../../http/reading.ts';
import { demandSession } from '../../../http/session.ts';
import { stopSeeingAs } from '../see-as.ts';

export const loader = () => redirect('/');

/** Back to one's own account. */
export const action = changing(async (page) => {
  await stopSeeingAs(page, demandSession(page.session), 'left');
  return redirect('/');
});
