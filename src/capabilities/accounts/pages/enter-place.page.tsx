import { redirect } from 'react-router';
import { changing } from '../../../http/reading.ts';

export const loader = () => redirect('/');

export const action = changing(async ({ sessions }, { request }) => {
  const form = await request.formData();
  const place = form.get('place');
  await sessions.enterPlace(request.headers, typeof place === 'string' ? place : '');
  return redirect('/');
});
