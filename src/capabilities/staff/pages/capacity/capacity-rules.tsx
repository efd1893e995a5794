import { legalLeaveDays, yearsOfUsage } from '../../capacity/usual-leave.ts';
import classes from './capacity.module.css';

/** How days are counted, on the page that shows them. */
export function CapacityRules({ rates }: { rates: readonly string[] }) {
  return (
    <details className={classes.rules}>
      <summary>Comment c’est compté</summary>
      <dl>
        <dt>Jours travaillables</dt>
        <dd>
          Les demi-journées du lundi au vendredi, hors jours fériés, de chaque agent ou vacataire présent : au taux de son poste
          et de son occupation, ou selon les demi-journées qu’il travaille quand elles sont enregistrées. Les arrivées et les
          départs enregistrés comptent à leur jour ; un poste vacant ne donne rien. Les apprentis, en formation, ne sont pas
          comptés. Une personne partagée entre équipes donne à chacune sa part ; ce qu’aucune ne prend va à l’équipe de son poste.
        </dd>
        <dt>Congés habituels</dt>
        <dd>
          La part du temps de travail passée en absence, toutes causes et tous agents ensemble, dans le même mois des{' '}
          {yearsOfUsage} dernières années où des absences sont enregistrées ; à défaut, les {legalLeaveDays} jours de congé légal,
          répartis sur les jours ouvrés de l’année. Pour chaque personne, seule la part qui dépasse les absences déjà enregistrées
          du mois est déduite. Taux par mois : {rates.join(', ')}.
        </dd>
        <dt>Exploitation</dt>
        <dd>
          Les jours enregistrés le même mois des {yearsOfUsage} dernières années, en moyenne et sans tendance ; à défaut de ce
          mois, la moyenne des douze derniers mois connus (« env. »). Inconnue, et jamais nulle, tant qu’aucun mois passé n’est
          enregistré pour l’équipe ou pour celles qui la composent.
        </dd>
        <dt>Projets</dt>
        <dd>Les jours prévus saisis pour l’équipe et celles qui la composent.</dd>
        <dt>Reste et surcharge</dt>
        <dd>
          Jours disponibles moins exploitation et projets. « Surcharge » : la charge dépasse les jours disponibles. « Tendu » : il
          en reste moins d’un dixième. « Libre » : il en reste davantage. « Inconnu » : la charge n’est pas toute connue et ce qui
          l’est tient encore.
        </dd>
        <dt>Compétence</dt>
        <dd>
          Pour un logiciel ou un thème que nomme une charge : les jours de ceux qui y travaillent seuls (niveau 2 ou 3) le premier
          jour du mois, face aux seules charges qui le nomment. Une équipe peut avoir des jours libres et manquer d’une
          compétence.
        </dd>
      </dl>
    </details>
  );
}
