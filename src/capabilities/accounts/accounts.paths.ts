import { factorsPath } from '../../http/sign-in-path.ts';

export const newApplicationPath = `${factorsPath}/application`;
export const newPasskeyPath = `${factorsPath}/cle`;
