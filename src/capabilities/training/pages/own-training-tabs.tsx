import { SheetTabs } from '../../../sheets/sheet-frame.tsx';
import { openSessionsPath, ownTraineesPath } from '../training.paths.ts';

const tabs = [
  { label: 'Vos agents', path: ownTraineesPath },
  { label: 'Sessions ouvertes', path: openSessionsPath },
] as const;

/** The pages of training of a member, one key away from each other; each is asked something of its own. */
export function OwnTrainingTabs({ current }: { current: (typeof tabs)[number]['path'] }) {
  return <SheetTabs label="Pages de la formation de vos agents" tabs={tabs} current={current} kept={[]} />;
}
