import type { FactWords } from '../../http/reader-door.ts';
import { frenchAbsenceKind } from './register/absence-kind.ts';
import { frenchEndCause, frenchStartCause } from './register/cause.ts';
import { frenchLadder, type Ladder } from './register/rung.ts';
import { frenchSkillLevel } from './register/skill.ts';
import { gradesPath, personPath, postPath, rungPath } from './register.paths.ts';
import { codeOfSubject } from './staff.subjects.ts';
import { frenchStatus } from './status.ts';

const fields = {
  code: 'code',
  title: 'intitulé',
  grade: 'grade',
  framework: 'cadre d’emplois',
  stream: 'filière',
  category: 'catégorie',
  quota: 'quotité (%)',
  team: 'équipe',
  budgeted: 'inscrit au budget',
  deliberation: 'délibération',
  closedBy: 'délibération qui le ferme',
  fromDay: 'premier jour',
  lastDay: 'dernier jour',
  reason: 'raison',
  name: 'nom',
  aliases: 'autres noms',
  person: 'matricule',
  post: 'poste',
  status: 'statut',
  rate: 'taux (%)',
  startCause: 'cause de l’arrivée',
  endCause: 'cause de la fin',
  noticeDay: 'annoncée le',
  share: 'part du temps (%)',
  manager: 'responsable',
  role: 'fonction',
  fromNoon: 'à partir de midi',
  toNoon: 'jusqu’à midi',
  absenceKind: 'nature',
  application: 'logiciel',
  topic: 'thème',
  level: 'niveau',
  month: 'mois',
  cost: 'coût chargé (€)',
  off: 'demi-journées non travaillées',
  kept: 'changé, sans que le journal le dise',
  sex: 'sexe',
  birthDay: 'jour de naissance',
  birthFrom: 'né à partir de',
  birthTo: 'né jusqu’en',
  account: 'compte',
};

const values = {
  status: frenchStatus,
  startCause: frenchStartCause,
  endCause: frenchEndCause,
  absenceKind: frenchAbsenceKind,
  level: frenchSkillLevel,
  sex: { female: 'femme', male: 'homme' },
  kept: { sex: 'sexe', birthDay: 'jour de naissance', birthFrom: 'année de naissance', birthTo: 'année de naissance' },
};

function ofPost(label: string): FactWords {
  const page = (subject: string) => ({ path: postPath(codeOfSubject(subject)), label: `poste ${codeOfSubject(subject)}` });
  return { label, fields, values, page };
}

function ofPerson(label: string): FactWords {
  const page = (subject: string) => ({ path: personPath(codeOfSubject(subject)), label: codeOfSubject(subject) });
  return { label, fields, values, page };
}

/** What is added to a ladder of the public service, and what is put right of it. */
function ofLadder(ladder: Ladder): Readonly<Record<string, FactWords>> {
  const page = (subject: string) => {
    const code = codeOfSubject(subject);
    return { path: rungPath(ladder, code), label: code };
  };
  const { added, corrected } = frenchLadder[ladder];
  return {
    [`staff.${ladder}-added`]: { label: added, fields, values, page },
    [`staff.${ladder}-corrected`]: { label: corrected, fields, values, page },
  };
}

/** The words of what the register of staff writes into the journal. */
export const staffFacts: Readonly<Record<string, FactWords>> = {
  'staff.post-opened': ofPost('Poste ouvert'),
  'staff.post-corrected': ofPost('Poste corrigé'),
  'staff.post-closed': ofPost('Poste fermé'),
  'staff.person-recorded': ofPerson('Personne enregistrée'),
  'staff.occupation-begun': ofPerson('Occupation d’un poste'),
  'staff.occupation-ended': ofPerson('Fin d’une occupation'),
  'staff.occupation-corrected': ofPerson('Occupation corrigée'),
  'staff.occupation-removed': ofPerson('Occupation retirée'),
  'staff.person-corrected': ofPerson('Personne corrigée'),
  'staff.assignment-begun': ofPerson('Affectation à une équipe'),
  'staff.assignment-ended': ofPerson('Fin d’une affectation'),
  'staff.assignment-corrected': ofPerson('Affectation corrigée'),
  'staff.assignment-removed': ofPerson('Affectation retirée'),
  'staff.absence-recorded': ofPerson('Absence enregistrée'),
  'staff.absence-corrected': ofPerson('Absence corrigée'),
  'staff.absence-removed': ofPerson('Absence retirée'),
  'staff.account-tied': ofPerson('Compte lié à la personne'),
  'staff.account-untied': ofPerson('Compte délié de la personne'),
  'staff.pattern-set': ofPerson('Semaine type changée'),
  'staff.pattern-ended': ofPerson('Fin d’une semaine type'),
  'staff.pattern-removed': ofPerson('Semaine type retirée'),
  'staff.skill-recorded': ofPerson('Compétence enregistrée'),
  'staff.skill-corrected': ofPerson('Compétence corrigée'),
  'staff.skill-removed': ofPerson('Compétence retirée'),
  'staff.pay-recorded': ofPerson('Coût d’un mois enregistré'),
  'staff.pay-corrected': ofPerson('Coût d’un mois corrigé'),
  'staff.pay-removed': ofPerson('Coût d’un mois retiré'),
  ...ofLadder('grade'),
  ...ofLadder('framework'),
  ...ofLadder('stream'),
  'staff.age-bands-set': {
    label: 'Tranches d’âge changées',
    fields: { bands: 'tranches' },
    page: () => ({ path: gradesPath, label: 'tranches d’âge' }),
  },
};
