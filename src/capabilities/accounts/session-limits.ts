/** How long a session lives: since it was opened, and since it was last used. */
export type SessionLimits = { readonly absoluteHours: number; readonly idleHours: number };

export const usualLimits: SessionLimits = { absoluteHours: 7 * 24, idleHours: 12 };

const hour = 3_600_000;

/** True when a session may no longer be used at this instant. */
export function isOver(session: { readonly openedAt: Date; readonly seenAt: Date }, now: Date, limits: SessionLimits): boolean {
  const age = now.getTime() - session.openedAt.getTime();
  const idle = now.getTime() - session.seenAt.getTime();
  return age >= limits.absoluteHours * hour || idle >= limits.idleHours * hour;
}

/** A session's last use is noted once a minute at most: reading a page need not write. */
export function isWorthNoting(seenAt: Date, now: Date): boolean {
  return now.getTime() - seenAt.getTime() >= 60_000;
}
