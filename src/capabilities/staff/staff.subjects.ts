/** What a fact of the journal is about: the kind stands before the code, since a post and a person may bear the same one. */
export const postSubject = (code: string) => `post/${code}`;
export const personSubject = (code: string) => `person/${code}`;
export const rungSubject = ({ ladder, code }: { readonly ladder: string; readonly code: string }) => `${ladder}/${code}`;
export const teamSubject = (code: string) => `team/${code}`;

/** The code behind a subject. */
export function codeOfSubject(subject: string): string {
  return subject.slice(subject.indexOf('/') + 1);
}
