// SPDX-License-Identifier: Apache-2.0
// A fault that keeps the engine from starting: told in one line, exit code 1.

/** `where` names the place as the reader finds it: a file, or a path in it. */
export class StartError extends Error {
  override name = "StartError";

  constructor(where: string, what: string) {
    super(`${where}: ${what}`);
  }
}
