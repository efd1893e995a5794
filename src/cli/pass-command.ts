import { passToSite, socketPath } from './socket.ts';

/** Commands that need the database to themselves, or none: never passed to the running site. */
const alone = ['serve', 'restore', 'migrate'];

type Place = { readonly databaseUrl: string | null; readonly dataFolder: string };

/**
 * Passes a command to the site that holds the embedded database, before anything heavy is loaded; null when no site runs,
 * or when the command is not one to pass.
 */
export async function passCommand(
  place: Place,
  argv: readonly string[],
  cwd: string,
  out: (piece: Uint8Array) => void,
  err: (piece: Uint8Array) => void,
): Promise<number | null> {
  const [name] = argv;
  if (name === undefined || alone.includes(name) || place.databaseUrl !== null) return null;
  return passToSite(socketPath(place.dataFolder), { argv: [...argv], cwd }, out, err);
}
