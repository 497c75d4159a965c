/** What was written: how many lines, and files in the middle of a chain of calls. */
export interface GeneratedProject {
  readonly lines: number;
  readonly middles: readonly string[];
}

export function generateProject(folder: string, lines: number, isConnected: boolean): GeneratedProject;
