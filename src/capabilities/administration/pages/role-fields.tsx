import type { Role } from '../../../kernel/actor.ts';
import { frenchRole } from '../../../kernel/french-role.ts';
import type { Named, Scopes } from '../scopes.ts';
import classes from './administration.module.css';

type Offered = { readonly operator: readonly Role[]; readonly member: readonly Role[] };

function RoleOptions({ label, roles }: { label: string; roles: readonly Role[] }) {
  if (roles.length === 0) return null;
  return (
    <optgroup label={label}>
      {roles.map((role) => (
        <option key={role} value={role}>
          {frenchRole[role]}
        </option>
      ))}
    </optgroup>
  );
}

function ScopeOptions({ label, kind, list }: { label: string; kind: string; list: readonly Named[] }) {
  if (list.length === 0) return null;
  return (
    <optgroup label={label}>
      {list.map(({ code, name }) => (
        <option key={code} value={`${kind}:${code}`}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}

/** The fields of a role to give: which, where, from when to when. What does not go together is refused in words. */
export function RoleFields({ scopes, roles, today }: { scopes: Scopes; roles: Offered; today: string }) {
  return (
    <>
      <div className={classes.pair}>
        <label className="field">
          Rôle
          <select name="role" required defaultValue="">
            <option value="" disabled>
              Choisir…
            </option>
            <RoleOptions label={`Chez ${scopes.operator}`} roles={roles.operator} />
            <RoleOptions label="Pour un adhérent" roles={roles.member} />
          </select>
        </label>
        <label className="field">
          Tenu pour
          <select name="portee" required>
            {scopes.own === null && <option value="operator">Tout {scopes.operator}</option>}
            <ScopeOptions label="Une équipe" kind="team" list={scopes.teams} />
            <ScopeOptions label="Un adhérent" kind="member" list={scopes.members} />
          </select>
        </label>
      </div>
      <div className={classes.pair}>
        <label className="field">
          À partir du
          <input type="date" name="du" required defaultValue={today} />
        </label>
        <label className="field">
          Fin, facultative (premier jour où il n’est plus tenu)
          <input type="date" name="au" />
        </label>
      </div>
    </>
  );
}
