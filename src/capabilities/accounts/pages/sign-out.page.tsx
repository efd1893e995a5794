import { redirect } from 'react-router';
import { changing } from '../../../http/reading.ts';
import { settingCookies } from '../../../http/setting-cookies.ts';
import { signInPath } from '../../../http/sign-in-path.ts';

export const loader = () => redirect('/');

export const action = changing(async ({ sessions }, { request }) => {
  const cookies = await sessions.signOut(request.headers);
  const headers = settingCookies(cookies);
  // Pages are never kept (no-store); what scripts put aside goes too.
  headers.set('clear-site-data', '"storage"');
  return redirect(signInPath(), { headers });
});
