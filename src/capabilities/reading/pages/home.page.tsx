import { reading } from '../../../http/reading.ts';
import { PageTitle } from '../../../web/page-title.tsx';

export const meta = () => [{ title: 'Accueil · Bièvre' }];

export const loader = reading(async ({ actor }) => ({ name: actor.name }));

export default function HomePage() {
  return <PageTitle title="Accueil" />;
}
