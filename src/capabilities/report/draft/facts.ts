/** What an operator has recorded of a year: enough to draft an outline, and no figure. Gathered through the capabilities' doors. */
export type DraftFacts = {
  readonly operator: string;
  readonly operatorName: string;
  /** Empty when it is not recorded. */
  readonly operatorFullName: string;
  readonly year: number;
  /** Bodies served at the end of the year, in alphabetical order. */
  readonly bodies: readonly { readonly code: string; readonly name: string }[];
  readonly populations: boolean;
  readonly budget: readonly {
    readonly section: 'operating' | 'investment';
    readonly direction: 'revenue' | 'expenditure';
    readonly chapters: readonly { readonly chapter: string; readonly label: string }[];
    readonly carriedOver: boolean;
  }[];
  /** True when purchasing or re-invoiced lines are recorded: tables then keep to the operator's own accounts. */
  readonly otherPerimeters: boolean;
  /** Who pays, the largest payer first, and the kinds used that year. */
  readonly contributors: readonly { readonly code: string; readonly name: string }[];
  readonly kinds: readonly { readonly code: string; readonly name: string }[];
  /** `code` null: functions of no domain. */
  readonly domains: readonly {
    readonly code: string | null;
    readonly name: string;
    readonly functions: readonly { readonly code: string; readonly name: string; readonly application: string }[];
  }[];
  readonly users: readonly { readonly code: string; readonly name: string }[];
  readonly volumes: readonly {
    readonly domain: string;
    readonly indicators: readonly {
      readonly code: string;
      readonly name: string;
      readonly measure: string;
      readonly unit: string;
    }[];
  }[];
  /** Years with volumes, oldest first, the report's last. */
  readonly volumeYears: readonly number[];
  readonly core: readonly { readonly code: string; readonly title: string }[];
  readonly glossary: readonly { readonly code: string; readonly title: string }[];
};
