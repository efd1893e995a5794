/**
 * Which statements a store may send. The session's user can do more than the role it stands in (on the embedded engine it is
 * a superuser), so whatever could step out of that role, or out of the transaction, is refused before it leaves. Both engines
 * take one statement at a time from a store (extended protocol), so that its first words tell what it does.
 */
const allowed =
  /^(select|insert|update|delete|merge|with|values|table|explain|analyze|lock|truncate|set\s+constraints|create\s+(local\s+)?temp(orary)?\s+table|create\s+(unique\s+)?index|(alter|drop)\s+table)\b/;

/**
 * Functions that change the session, run a text as a statement or reach files, and the escapes that could hide their names.
 * Looked for everywhere, in texts too: what a user typed travels as a parameter, never in the statement.
 */
const refused = /\b(set_config|query_to_xml\w*|pg_read_\w+|pg_ls_\w+|lo_import|lo_export|dblink\w*)\b|\bu&"/;

const leadingComments = /^(\s+|--[^\n]*(\n|$)|\/\*[\s\S]*?\*\/)*/;

/** @throws Error naming the rule, for the programmer: no statement of a user's ever gets here. */
export function demandStoreStatement(sql: string): void {
  const statement = sql.toLowerCase().replace(leadingComments, '');
  if (!allowed.test(statement)) {
    throw new Error(
      `a store may not send this statement: ${statement.slice(0, 60)} (no session, role, transaction or schema command)`,
    );
  }
  if (refused.test(statement)) {
    throw new Error(`a store may not call this function: ${statement.slice(0, 60)}`);
  }
}
