/** What a fact of the journal is about: the kind stands before the code, since a course and a session may bear the same one. */
export const courseSubject = (code: string) => `course/${code}`;
export const sessionSubject = (code: string) => `session/${code}`;
export const applicationSubject = (code: string) => `application/${code}`;

/** The code behind a subject. */
export function codeOfSubject(subject: string): string {
  return subject.slice(subject.indexOf('/') + 1);
}
