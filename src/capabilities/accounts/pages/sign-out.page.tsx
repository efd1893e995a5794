import { redirect, redirectDocument } from 'react-router';
import { changing } from '../../../http/reading.ts';
import { settingCookies } from '../../../http/setting-cookies.ts';
import { farewellPath, signInPath } from '../../../http/sign-in-path.ts';

export const loader = () => redirect('/');

export const action = changing(async ({ session, sessions }, { request }) => {
  const farewell = (await sessions.openId?.leave(session)) ?? null;
  const cookies = await sessions.signOut(request.headers);
  const headers = settingCookies([...cookies, ...(farewell ?? [])]);
  // Pages are never kept (no-store); what scripts put aside goes too.
  headers.set('clear-site-data', '"storage"');
  // The page itself must be asked for, scripts or not: its header leads on to the provider.
  return farewell ? redirectDocument(farewellPath, { headers }) : redirect(signInPath(), { headers });
});
