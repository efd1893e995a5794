import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const trainingRoutes: RouteConfigEntry[] = [
  route('formation', 'capabilities/training/pages/overview.page.tsx'),
  route('formation.csv', 'capabilities/training/pages/training.csv.ts'),
  route('formation/catalogue', 'capabilities/training/pages/courses.page.tsx'),
  route('formation/catalogue.csv', 'capabilities/training/pages/courses.csv.ts'),
  route('formation/catalogue/nouvelle', 'capabilities/training/pages/new-course.page.tsx'),
  route('formation/catalogue/:code', 'capabilities/training/pages/course.page.tsx'),
  route('formation/sessions', 'capabilities/training/pages/sessions.page.tsx'),
  route('formation/sessions.csv', 'capabilities/training/pages/sessions.csv.ts'),
  route('formation/sessions/nouvelle', 'capabilities/training/pages/new-session.page.tsx'),
  route('formation/sessions/:code', 'capabilities/training/pages/session.page.tsx'),
  route('formation/sessions/:code/modifier', 'capabilities/training/pages/correct-session.page.tsx'),
  route('formation/sessions/:code/inscrits.csv', 'capabilities/training/pages/enrolments.csv.ts'),
  route('formation/sessions/:code/rendez-vous.ics', 'capabilities/training/pages/calendar.ics.ts'),
  route('formation/logiciels', 'capabilities/training/pages/applications.page.tsx'),
  route('formation/logiciels.csv', 'capabilities/training/pages/applications.csv.ts'),
  route('formation/logiciels/:code', 'capabilities/training/pages/shown-lines.page.tsx'),
  route('formation/inscriptions', 'capabilities/training/pages/own-trainees.page.tsx'),
  route('formation/inscriptions.csv', 'capabilities/training/pages/own-trainees.csv.ts'),
  route('avis/merci', 'capabilities/training/pages/evaluation-done.page.tsx'),
  route('avis/:token', 'capabilities/training/pages/evaluation.page.tsx'),
];
