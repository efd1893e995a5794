/**
 * Which statements a store may send. The session's user can do more than the role it stands in (on the embedded engine it is
 * a superuser), so whatever could step out of that role, or out of the transaction, is refused before it leaves.
 */
const allowed =
  /^(select|insert|update|delete|merge|with|values|table|explain|analyze|lock|truncate|set\s+constraints|create\s+(local\s+)?temp(orary)?\s+table|create\s+(unique\s+)?index|(alter|drop)\s+table)\b/;

/** Functions that change the session or run a text as a statement or reach files, and the identifiers that could hide their names. */
const refused = /\b((set_config|query_to_xml\w*|pg_read_\w+|pg_ls_\w+|lo_import|lo_export|dblink\w*)"?\s*\(|u&")/;

function withoutCommentsAndTexts(sql: string): string {
  return sql
    .replace(/\$([A-Za-z_]*)\$[\s\S]*?\$\1\$/g, "''")
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/--[^\n]*/g, ' ')
    .replace(/\/\*[\s\S]*?\*\//g, ' ');
}

/** @throws Error naming the rule, for the programmer: no statement of a user's ever gets here. */
export function demandStoreStatement(sql: string): void {
  const bare = withoutCommentsAndTexts(sql).trim().toLowerCase();
  if (!allowed.test(bare)) {
    throw new Error(
      `a store may not send this statement: ${bare.slice(0, 60)} (no session, role, transaction or schema command)`,
    );
  }
  if (refused.test(bare)) {
    throw new Error(`a store may not call this function: ${bare.slice(0, 60)}`);
  }
}
