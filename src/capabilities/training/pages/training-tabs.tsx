import { SheetTabs } from '../../../sheets/sheet-frame.tsx';
import { applicationsTablePath, coursesPath, sessionsPath, trainingPath } from '../training.paths.ts';

const tabs = [
  { label: 'Chiffres', path: trainingPath },
  { label: 'Sessions', path: sessionsPath },
  { label: 'Formations proposées', path: coursesPath },
  { label: 'Par logiciel', path: applicationsTablePath },
] as const;

/** The pages of training, one key away from each other; each is asked something of its own. */
export function TrainingTabs({ current }: { current: (typeof tabs)[number]['path'] }) {
  return <SheetTabs label="Pages de la formation" tabs={tabs} current={current} kept={[]} />;
}
