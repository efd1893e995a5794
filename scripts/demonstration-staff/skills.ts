import { isThere, type Person } from './careers.ts';
import { pick } from './chance.ts';

/** What each domain of the systems pole runs; the head of the domain knows it best. */
const applications: readonly (readonly string[])[] = [
  ['coriolis', 'salvia-financement', 'i-parapheur', 'coribudg-totem'],
  ['sedit-rh', 'bl-social', 'inser', 'planitech'],
  ['melodie', 'adagio', 'requiem', 'alto'],
  ['concerto', 'polyfac', 'maestro', 'nutridata'],
  ['ulis', 'pelehas', 'estia-erp'],
  ['orphee', 'agora', 'maidis'],
  ['elise', 'airs-delib', 'sharepoint'],
];

const topics = {
  G: ['Linux', 'Windows Server', 'Virtualisation', 'Oracle', 'Réseau', 'Stockage'],
  E: ['Ordonnancement', 'Sauvegarde', 'Linux'],
  R: ['Virtualisation', 'Réseau', 'Sécurité'],
  T: ['Postes de travail', 'Téléphonie', 'Réseau'],
  M: ['Gestion de projet', 'Sécurité'],
} as const;

type Skill = readonly [code: string, application: string, topic: string, level: string];

/** Who can do what on the last day that the register tells. Oracle and one application have a single person: a risk to be seen. */
export function skillsOn(date: string, codes: readonly string[], history: readonly Person[]): readonly Skill[] {
  return history.flatMap((one, index): Skill[] => {
    const code = codes[index] ?? '';
    const held = one.stays.find((stay) => stay.post !== null && isThere(stay, date));
    const post = held?.post ?? '';
    const letter = post[0] ?? '';
    if (letter === 'S' || letter === 'F') return applicationSkills(code, post);
    return letter in topics ? topicSkills(code, post, topics[letter as keyof typeof topics]) : []; // checked just before
  });
}

function applicationSkills(code: string, post: string): Skill[] {
  const number = Number(post.slice(1));
  const isHead = post[0] === 'S' && number >= 2 && number <= 8;
  return applications.flatMap((known, domain) => {
    const own = isHead ? domain === number - 2 : (number + domain) % 3 === 0;
    if (!own) return [];
    const level = (name: string) => (isHead ? 3 : pick(1, 2, code, name));
    return known.filter((name) => isHead || name !== 'estia-erp').map((name): Skill => [code, name, '', String(level(name))]);
  });
}

function topicSkills(code: string, post: string, known: readonly string[]): Skill[] {
  return known
    .filter((topic) => (topic === 'Oracle' ? post === 'G3' : pick(0, 2, code, topic) > 0))
    .map((topic): Skill => [code, '', topic, topic === 'Oracle' ? '3' : String(pick(1, 3, code, topic, 'level'))]);
}
