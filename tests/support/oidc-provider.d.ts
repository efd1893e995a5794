/** The little of the provider that the tests use. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  type Claims = Readonly<Record<string, unknown>>;

  export type ProviderContext = {
    readonly path: string;
    readonly query: Readonly<Record<string, string>>;
    readonly oidc: {
      readonly provider: Provider;
      readonly session?: { readonly accountId?: string };
      readonly client: { readonly clientId: string };
      readonly requestParamScopes: ReadonlySet<string>;
    };
    status: number;
    type: string;
    body: string;
  };

  export type Interaction = {
    readonly uid: string;
    readonly prompt: { readonly name: string; readonly reasons: readonly string[]; readonly details: Claims };
  };

  export class Provider {
    constructor(issuer: string, configuration: Claims);
    readonly Grant: new (
      of: Claims,
    ) => { addOIDCScope(scope: string): void; save(): Promise<string> };
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    use(middleware: (context: ProviderContext, next: () => Promise<void>) => Promise<void>): void;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: Claims): Promise<void>;
  }
}
