export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** What may stand in a command line after a command's name; the empty name is the audit, for which no name is typed. */
export interface CompletedWords {
  readonly name: string;
  readonly description: string;
  readonly words: readonly string[];
  readonly options: readonly {
    readonly long: string;
    readonly short: string;
    readonly description: string;
    readonly choices: readonly string[];
  }[];
}

/** The script that makes a shell complete `memory-audit`. File names are completed everywhere, as without it. */
export function shellScript(shell: Shell, commands: readonly CompletedWords[]): string {
  if (shell === 'fish') return fishScript(commands);
  // What zsh has for scripts of bash.
  return (
    (shell === 'zsh' ? 'autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n' : '') + bashScript(commands)
  );
}

function bashScript(commands: readonly CompletedWords[]): string {
  // The audit's cases match whatever is left, so they come last.
  const ordered = [...commands.slice(1), ...commands.slice(0, 1)];
  const valueCases = ordered.flatMap(({ name, options }) =>
    options.flatMap(({ long, short, choices }) => {
      const typed = [long, short].filter((flag) => flag !== '').map((flag) => (name === '' ? `*" ${flag}"` : `"${name} ${flag}"`));
      return choices.length === 0 ? [] : `    ${typed.join('|')}) words="${choices.join(' ')}" ;;`;
    }),
  );
  const names = commands.map(({ name }) => name).filter(Boolean);
  const commandCases = ordered.map(({ name, words, options }) => {
    return `      ${name === '' ? '*' : name}) words="${[...options.map(({ long }) => long), ...words].join(' ')}" ;;`;
  });
  return `_memory_audit() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  case "\${COMP_WORDS[1]} $previous" in
${valueCases.join('\n')}
  esac
  if [ -z "$words" ]; then
    case "\${COMP_WORDS[1]}" in
${commandCases.join('\n')}
    esac
    if [ "$COMP_CWORD" -eq 1 ]; then words="$words ${names.join(' ')}"; fi
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _memory_audit memory-audit
`;
}

function fishScript(commands: readonly CompletedWords[]): string {
  const names = commands.map(({ name }) => name).filter(Boolean);
  const lines = commands.flatMap(({ name, description, words, options }) => {
    const where = name === '' ? `not __fish_seen_subcommand_from ${names.join(' ')}` : `__fish_seen_subcommand_from ${name}`;
    const offered = name === '' ? [] : [`complete -c memory-audit -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`];
    const own = words.length > 0 ? [`complete -c memory-audit -n ${quoted(where)} -a ${quoted(words.join(' '))}`] : [];
    const flags = options.map(({ long, short, description: text, choices }) => {
      const shortened = short === '' ? '' : ` -s ${short.slice(1)}`;
      const values = choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : '';
      return `complete -c memory-audit -n ${quoted(where)} -l ${long.slice(2)}${shortened}${values} -d ${quoted(text)}`;
    });
    return [...offered, ...own, ...flags];
  });
  return `${lines.join('\n')}\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
