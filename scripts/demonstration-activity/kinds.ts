/** The trees of the teams: code, name, kind above, team, nature; what a kind leaves empty is that of the one above. */
type Kind = readonly [code: string, name: string, above: string, team: string, nature: string];

const systems: readonly Kind[] = [
  ['si-mco', 'Maintien en condition opérationnelle', '', 'pole-si', 'MCO'],
  ['si-suivi', 'Suivi d’application', 'si-mco', '', ''],
  ['si-assistance', 'Assistance', 'si-mco', '', 'assistance'],
  ['si-formation', 'Formation', 'si-mco', '', 'formation'],
  ['si-projet', 'Projet', '', 'pole-si', 'projet'],
  ['si-amo', 'Assistance à maîtrise d’ouvrage', 'si-projet', '', ''],
  ['si-conception', 'Conception et développement', 'si-projet', '', ''],
  ['si-conduite', 'Conduite de projet', 'si-projet', '', ''],
  ['si-interne', 'Activité interne', '', 'pole-si', 'interne'],
  ['si-domaine', 'Gestion de domaine', '', 'pole-si', 'gestion de domaine'],
];

const infrastructures: readonly Kind[] = [
  ['infra-mco', 'MCO des infrastructures', '', 'pole-infrastructures', 'MCO'],
  ['infra-specifique', 'Activités spécifiques pour un adhérent', 'infra-mco', '', ''],
  ['infra-applications', 'Activités sur les applications', 'infra-mco', '', ''],
  ['infra-interventions', 'Interventions systèmes et réseaux', 'infra-mco', '', ''],
  ['infra-systemes', 'Systèmes et réseaux', 'infra-interventions', '', ''],
  ['infra-assistance', 'Assistance directe aux adhérents', 'infra-interventions', '', 'assistance'],
  ['infra-projet', 'Projets d’infrastructure', '', 'pole-infrastructures', 'projet'],
  ['infra-admin', 'Administration des infrastructures', '', 'pole-infrastructures', 'administration'],
  ['infra-logistique', 'Logistique', '', 'pole-infrastructures', 'logistique'],
];

const support: readonly Kind[] = [
  ['support-assistance', 'Assistance aux utilisateurs', '', 'support-fonctionnel', 'assistance'],
  ['support-preparation', 'Préparation de formations', '', 'support-fonctionnel', 'préparation'],
  ['support-formation', 'Formation des utilisateurs', '', 'support-fonctionnel', 'formation'],
  ['support-reunion', 'Réunion', '', 'support-fonctionnel', 'interne'],
  ['support-formation-continue', 'Formation continue', '', 'support-fonctionnel', 'interne'],
  ['support-projet', 'Projet du support', '', 'support-fonctionnel', 'projet'],
  ['support-administratif', 'Administratif', '', 'support-fonctionnel', 'administration'],
  ['support-nd', 'Non déterminé', '', 'support-fonctionnel', 'autre'],
  ['poste-poste', 'Travail posté', '', 'support-technique', 'assistance'],
  ['poste-site', 'Interventions sur site', '', 'support-technique', 'assistance'],
  ['poste-assistance', 'Assistance téléphonique', '', 'support-technique', 'assistance'],
];

const others: readonly Kind[] = [
  ['methodes-securite', 'Sécurité et conformité RGPD', '', 'methodes-projets-transversaux', 'MCO'],
  ['methodes-architecture', 'Architecture du SI mutualisé', '', 'methodes-projets-transversaux', 'projet'],
  ['methodes-qualite', 'Qualité et méthodes', '', 'methodes-projets-transversaux', 'interne'],
  ['methodes-bureau-projets', 'Bureau des projets', '', 'methodes-projets-transversaux', 'projet'],
  ['admin-direction', 'Direction', '', 'direction-administration', 'administration'],
  ['admin-finances', 'Finances et comptabilité', '', 'direction-administration', 'administration'],
  ['admin-rh', 'Gestion du personnel', '', 'direction-administration', 'administration'],
  ['admin-achats', 'Achats et centrale d’achat', '', 'direction-administration', 'administration'],
  ['admin-accueil', 'Accueil et secrétariat', '', 'direction-administration', 'administration'],
];

export const kinds: readonly Kind[] = [...systems, ...infrastructures, ...support, ...others];

/** What tells apart the days of the operator for itself: the rows **INTERNE, SIIM94 and SIIM_Finances of the report of 2018. */
export const projects = [
  ['vie-interne', 'Vie interne'],
  ['siim94', 'Système d’information du SIIM94'],
  ['siim-finances', 'Finances du SIIM94'],
] as const;
