/**
 * A message to one person; text and HTML say the same. `calendar`: events that go with it, as the text of an .ics file; it names who sends
 * them, by the address of the sender, which the mail server's settings tell.
 */
export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar?: (sender: string) => string;
};

/** Hands a message to the mail server. @throws Error with its reason when the server does not take it. */
export type SendMail = (mail: Mail) => Promise<void>;
