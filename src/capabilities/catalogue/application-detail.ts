import type { Tx } from '../../database/face.ts';
import { type Application, type ApplicationFunction, listApplications, listFunctions } from './application.store.ts';
import { unknownApplication } from './catalogue.problems.ts';

/** An application with its functions and its place in the story of applications. */
export type ApplicationDetail = Application & {
  readonly functionList: readonly ApplicationFunction[];
  readonly replacement: Application | null;
  /** The applications that this one replaced. */
  readonly replaced: readonly Application[];
};

/** @throws Problem `catalogue.unknown-application`, with the nearest code. */
export async function getApplication(tx: Tx, code: string): Promise<ApplicationDetail> {
  const applications = await listApplications(tx);
  const application = applications.find((one) => one.code === code);
  if (!application)
    throw unknownApplication(
      code,
      applications.map((one) => one.code),
    );
  return {
    ...application,
    functionList: await listFunctions(tx, code),
    replacement: applications.find((one) => one.code === application.replacedBy) ?? null,
    replaced: applications.filter((one) => one.replacedBy === code),
  };
}
