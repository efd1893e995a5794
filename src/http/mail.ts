/** A message to one person; text and HTML say the same. `calendar`: an event that goes with it, as the text of an .ics file. */
export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar?: string;
};

/** Hands a message to the mail server. @throws Error with its reason when the server does not take it. */
export type SendMail = (mail: Mail) => Promise<void>;
