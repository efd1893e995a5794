/** The headers of an answer that gives the browser these cookies. */
export function settingCookies(cookies: readonly string[]): Headers {
  return new Headers(cookies.map((cookie): [string, string] => ['set-cookie', cookie]));
}
