/** How many statements each session of the server keeps compiled. */
const most = 200;

/**
 * Names for the statements of changes, under which the server keeps what it made of them: what a change reads and writes is small, and
 * takes the server longer to parse and plan, with row-level security in each table, than to do. Statements of figures and lists, which are
 * long and read in many ways, stay without: a plan for all their ways would be none for any.
 *
 * A text is named when it comes for the second time: what is never sent again is not kept. Those named first stay, up to a number.
 */
export class StatementNames {
  readonly #names = new Map<string, string>();
  #seen = new Set<string>();

  of(sql: string): string | undefined {
    const name = this.#names.get(sql);
    if (name !== undefined) return name;
    if (this.#names.size >= most) return undefined;
    if (!this.#seen.delete(sql)) {
      if (this.#seen.size >= most) this.#seen = new Set();
      this.#seen.add(sql);
      return undefined;
    }
    const given = `bievre_${this.#names.size + 1}`;
    this.#names.set(sql, given);
    return given;
  }
}
