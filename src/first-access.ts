import { commandActor, openingWords } from './commands.ts';
import { openDemonstration } from './demonstration.ts';
import type { Environment } from './environment.ts';
import type { House } from './house.ts';

/**
 * What a start says of how to get in: the demonstration's account where there is one, and a new link for whoever waits for their
 * first account: an operator that files made, or, in an empty house, the operator to come.
 */
export async function welcomeAtStart(house: House, environment: Environment): Promise<string> {
  const { desk } = house;
  const signIn = environment.demonstration ? await openDemonstration(house, environment.dataFolder) : '';
  const links: string[] = [];
  for (const operator of await desk.unopened()) {
    const link = await desk.offerOpening(commandActor('start', operator));
    if (link !== null) links.push(openingWords(operator, link));
  }
  const first = await desk.offerFirstOpening();
  return [signIn, ...links, first === null ? '' : openingWords(null, first)].join('');
}
