import { redirect } from 'react-router';
import { changing } from '../../../http/reading.ts';

export const loader = () => redirect('/');

export const action = changing(async ({ sessions }, { request }) => {
  const form = await request.formData();
  const operator = form.get('operateur');
  await sessions.enterOperator(request.headers, typeof operator === 'string' ? operator : '');
  return redirect('/');
});
