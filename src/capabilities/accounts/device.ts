const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

function first(list: typeof browsers, userAgent: string): string | null {
  return list.find(([sign]) => sign.test(userAgent))?.[1] ?? null;
}

/** A browser and its system in the words of a person: « Firefox sur Windows »; the most particular sign comes first. */
export function deviceWords(userAgent: string | null): string {
  if (userAgent === null || userAgent === '') return 'Appareil inconnu';
  const [browser, system] = [first(browsers, userAgent), first(systems, userAgent)];
  if (browser === null) return system === null ? 'Appareil inconnu' : `Navigateur inconnu sur ${system}`;
  return system === null ? browser : `${browser} sur ${system}`;
}
