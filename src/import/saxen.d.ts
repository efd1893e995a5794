declare module 'saxen' {
  type Attributes = () => Readonly<Record<string, string>>;

  export class Parser {
    on(event: 'openTag', hook: (name: string, attributes: Attributes, decode: (text: string) => string) => void): Parser;
    on(event: 'closeTag', hook: (name: string) => void): Parser;
    on(event: 'error' | 'warn', hook: (fault: Error) => void): Parser;
    parse(xml: string): Error | undefined;
    stop(): Parser;
  }
}
